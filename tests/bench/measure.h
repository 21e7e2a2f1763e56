/* measure.h - clocks, and a new beginning for the peak of memory. */
#ifndef TESTS_BENCH_MEASURE_H
#define TESTS_BENCH_MEASURE_H

double measure_wall(void); /* seconds on a clock that never goes back */
double measure_cpu(void);  /* user and system seconds of all threads of this process */

/* resident_peak() counts from now on (Linux). */
void measure_peak_reset(void);

#endif
