/* ladder.h - rows of the verification ladder: what should come out, what does, how far apart they may be and why.
 *
 * A rung is a function that adds rows. Every rung uses fixed seeds, so the whole table is the same on every run.
 * Basis of the tolerances:
 *   exact     equality, up to the rounding that the row names
 *   4 SE      four standard errors; false-alarm rate 6.3e-5 a row for a normal mean (for means of 20 replicates, by
 *             Student's t, 7.7e-4; of 40, 2.7e-4)
 *   one-sided like 4 SE, on one side
 *   stated    a bound with its reason in README.md */
#ifndef TESTS_VERIFICATION_LADDER_H
#define TESTS_VERIFICATION_LADDER_H

#include <stdbool.h>
#include <stdio.h>

struct ladder {
    FILE *csv;
    int rows, failed;
};

/* A sample of numbers, NaN left out. */
struct sample {
    double count, sum, squares;
};

void sample_add(struct sample *sample, double value);
double sample_mean(const struct sample *sample);
double sample_error(const struct sample *sample); /* standard error of the mean */

/* measured within expected +- tolerance; NaN fails */
void ladder_near(struct ladder *ladder, const char *id, const char *what, double expected, double measured,
                 double tolerance, const char *basis);
/* measured <= limit, or >= */
void ladder_at_most(struct ladder *ladder, const char *id, const char *what, double limit, double measured,
                    const char *basis);
void ladder_at_least(struct ladder *ladder, const char *id, const char *what, double limit, double measured,
                     const char *basis);
/* Mean of the sample within four of its standard errors. */
void ladder_mean(struct ladder *ladder, const char *id, const char *what, double expected, const struct sample *sample);
/* Means of two independent samples within four standard errors of their difference. */
void ladder_means(struct ladder *ladder, const char *id, const char *what, const struct sample *expected,
                  const struct sample *measured);
/* A count with the mean and variance of theory, within four standard errors. */
void ladder_count(struct ladder *ladder, const char *id, const char *what, double expected, double variance,
                  double measured);

typedef void rung(struct ladder *ladder);
rung rung_random, rung_network, rung_closed_forms, rung_credentials, rung_queues, rung_mean_field, rung_threshold,
    rung_laws, rung_convergence, rung_naive;

#endif
