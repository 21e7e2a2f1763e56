/* measure.h - clocks and memory of this process. */
#ifndef TESTS_BENCH_MEASURE_H
#define TESTS_BENCH_MEASURE_H

double measure_wall(void); /* seconds on a clock that never goes back */
double measure_cpu(void);  /* user and system seconds of all threads of this process */

/* Memory: the largest resident set since the start, or since the last measure_peak_reset (Linux). Bytes. */
double measure_peak(void);
void measure_peak_reset(void);

#endif
