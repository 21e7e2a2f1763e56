/* ladder.c - rows as text and as CSV. */
#include "ladder.h"

#include <math.h>
#include <string.h>

void sample_add(struct sample *sample, double value)
{
    if (isnan(value))
        return;
    sample->count++;
    sample->sum += value;
    sample->squares += value * value;
}

double sample_mean(const struct sample *sample)
{
    return sample->count > 0 ? sample->sum / sample->count : NAN;
}

double sample_error(const struct sample *sample)
{
    double n = sample->count, mean = sample_mean(sample);
    return n > 1 ? sqrt(fmax(0, sample->squares / n - mean * mean) / (n - 1)) : NAN;
}

static void csv_text(FILE *csv, const char *text)
{
    fputc('"', csv);
    for (const char *c = text; *c; c++)
        fprintf(csv, *c == '"' ? "\"\"" : "%c", *c);
    fputc('"', csv);
}

static void row(struct ladder *ladder, const char *id, const char *what, const char *relation, double expected,
                double measured, double tolerance, const char *basis, bool good)
{
    char wanted[40];
    snprintf(wanted, sizeof wanted, "%s%.6g", relation, expected);
    printf("%-34s %-66s %12s %12.6g %11.3g  %-9s %s\n", id, what, wanted, measured, tolerance, basis,
           good ? "holds" : "FAILS");
    ladder->rows++;
    ladder->failed += !good;
    if (!ladder->csv)
        return;
    csv_text(ladder->csv, id);
    fputc(',', ladder->csv);
    csv_text(ladder->csv, what);
    fprintf(ladder->csv, ",%s,%.10g,%.10g,%.10g,%s,%s\n", *relation ? relation : "=", expected, measured, tolerance,
            basis, good ? "holds" : "fails");
}

void ladder_near(struct ladder *ladder, const char *id, const char *what, double expected, double measured,
                 double tolerance, const char *basis)
{
    row(ladder, id, what, "", expected, measured, tolerance, basis, fabs(measured - expected) <= tolerance);
}

void ladder_at_most(struct ladder *ladder, const char *id, const char *what, double limit, double measured,
                    const char *basis)
{
    row(ladder, id, what, "<=", limit, measured, 0, basis, measured <= limit);
}

void ladder_at_least(struct ladder *ladder, const char *id, const char *what, double limit, double measured,
                     const char *basis)
{
    row(ladder, id, what, ">=", limit, measured, 0, basis, measured >= limit);
}

/* What sums leave of equal numbers: 1e-9 of them. */
static double rounding(double value)
{
    return 1e-9 * fabs(value);
}

void ladder_mean(struct ladder *ladder, const char *id, const char *what, double expected, const struct sample *sample)
{
    ladder_near(ladder, id, what, expected, sample_mean(sample), 4 * sample_error(sample) + rounding(expected), "4 SE");
}

void ladder_means(struct ladder *ladder, const char *id, const char *what, const struct sample *expected,
                  const struct sample *measured)
{
    double mean = sample_mean(expected);
    double tolerance = 4 * hypot(sample_error(expected), sample_error(measured)) + rounding(mean);
    ladder_near(ladder, id, what, mean, sample_mean(measured), tolerance, "4 SE");
}

void ladder_count(struct ladder *ladder, const char *id, const char *what, double expected, double variance,
                  double measured)
{
    ladder_near(ladder, id, what, expected, measured, 4 * sqrt(variance), "4 SE");
}
