/* resident.h - memory that this process holds. */
#ifndef TESTS_SUPPORT_RESIDENT_H
#define TESTS_SUPPORT_RESIDENT_H

/* The largest resident set since the start, in bytes; 0 where that is not known (Linux knows it). */
double resident_peak(void);

#endif
