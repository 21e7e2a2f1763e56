/* memory.h - how much memory there is for this process. */
#ifndef REGIMESIM_UTIL_MEMORY_H
#define REGIMESIM_UTIL_MEMORY_H

/* Bytes that can still be taken: the least of what the machine has available (Linux), what RLIMIT_AS leaves, and what
 * the control group leaves. Infinite where none of these is known. *limit (may be NULL) says which it is. */
double memory_available(const char **limit);

#endif
