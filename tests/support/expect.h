/* expect.h - CMocka, and comparisons of numbers that say what was expected.
 *
 * Statistical comparisons give the tolerance in standard errors. With fixed seeds a test is deterministic; its
 * false-alarm rate (6e-5 at 4, 6e-7 at 5 standard errors) is the chance that an innocent change of draws fails it. */
#ifndef TESTS_SUPPORT_EXPECT_H
#define TESTS_SUPPORT_EXPECT_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static inline void expect_between(double value, double low, double high, const char *what, const char *file, int line)
{
    if (value >= low && value <= high)
        return;
    print_error("%s is %.10g; expected %.10g to %.10g\n", what, value, low, high);
    _fail(file, line);
}

/* |value - expected| <= tolerance; NaN fails. */
#define expect_near(value, expected, tolerance)                                                                        \
    expect_between((value), (expected) - (tolerance), (expected) + (tolerance), #value, __FILE__, __LINE__)

/* A count of mean `mean` and variance `variance`, within `errors` standard errors. */
#define expect_count(count, mean, variance, errors) expect_near((double)(count), (mean), (errors)*sqrt(variance))

/* `count` of n independent tries with probability p, within `errors` standard errors. */
#define expect_share(count, n, p, errors) expect_count((count), (n) * (p), (n) * (p) * (1 - (p)), (errors))

/* A Poisson count of mean `mean`, within `errors` standard errors. */
#define expect_poisson(count, mean, errors) expect_count((count), (mean), (mean), (errors))

#endif
