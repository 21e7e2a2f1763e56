/* explore_analyse.c - which parameters decide whether a claim holds. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/experiment/explore.h"
#include "regimesim/util/text.h"

static const double BORDER = 1, CUT = 2; /* the score that bears out; and how far from it scores are told apart */

bool explore_finds(int point)
{
    return point % 2 == 1;
}

/* Points with a score, as prim.h takes them; x on the scale of the strata. */
struct sample {
    double *x, *y, *work;
    int *numbers; /* of the points */
    struct prim_points points;
};

enum choice { ALL, FINDING, CHECKING };

static enum status sample_make(struct sample *sample, const struct explore *explore, struct error *error)
{
    size_t n = (size_t)explore->points, d = (size_t)explore->dimension_count;
    sample->x = malloc(n * d * sizeof *sample->x);
    sample->y = malloc(n * sizeof *sample->y);
    sample->work = malloc(4 * n * sizeof *sample->work);
    sample->numbers = malloc(n * sizeof *sample->numbers);
    sample->points = (struct prim_points){sample->x, sample->y, 0, explore->dimension_count};
    if (!sample->x || !sample->y || !sample->work || !sample->numbers)
        return error_set(error, STATUS_INTERNAL, "out of memory for %d points", explore->points);
    return STATUS_OK;
}

static void sample_free(struct sample *sample)
{
    free(sample->x);
    free(sample->y);
    free(sample->work);
    free(sample->numbers);
}

static double to_scale(const struct explore_dimension *dimension, double value)
{
    return dimension->logarithmic ? log(value) : value;
}

static double from_scale(const struct explore_dimension *dimension, double x)
{
    return dimension->logarithmic ? exp(x) : x;
}

/* Fill with the points of a choice; y is the score. */
static void sample_fill(struct sample *sample, const struct explore *explore, const struct explore_test *test,
                        enum choice choice)
{
    int n = 0, dimensions = explore->dimension_count;
    for (int point = 1; point <= explore->points; point++) {
        double score = test->results[point].score.mean;
        if (explore->left_out[point] || !isfinite(score) || (choice == FINDING && !explore_finds(point)) ||
            (choice == CHECKING && explore_finds(point)))
            continue;
        for (int d = 0; d < dimensions; d++)
            sample->x[(size_t)n * (size_t)dimensions + (size_t)d] =
                to_scale(&explore->dimensions[d], explore_value(explore, point, d));
        sample->numbers[n] = point;
        sample->y[n++] = score;
    }
    sample->points.count = n;
}

/* Student's t for a rank correlation: exact enough from about ten points on. */
static double rank_p(double rho, int n)
{
    if (n < 3)
        return 1;
    if (fabs(rho) >= 1)
        return 0;
    return 2 * gsl_cdf_tdist_Q(fabs(rho) * sqrt((n - 2) / (1 - rho * rho)), n - 2);
}

static int by_rank(const void *left, const void *right)
{
    const struct explore_rank *a = left, *b = right;
    if (fabs(a->rho) != fabs(b->rho))
        return fabs(a->rho) > fabs(b->rho) ? -1 : 1;
    return a->dimension - b->dimension;
}

static void rank_all(struct sample *sample, const struct explore *explore, struct explore_test *test)
{
    int dimensions = explore->dimension_count;
    sample_fill(sample, explore, test, ALL);
    for (int d = 0; d < dimensions; d++) {
        struct explore_rank *rank = &test->ranks[d];
        rank->dimension = d;
        rank->rho = prim_rank_correlation(&sample->points, d, sample->work);
        rank->p = rank_p(rank->rho, sample->points.count);
        rank->shown = rank->p < EXPLORE_ERROR / dimensions;
    }
    qsort(test->ranks, (size_t)dimensions, sizeof *test->ranks, by_rank);
}

/* A limit that can be said: a whole number within, two digits on a logarithmic scale, else to a power of ten that is at
 * most a twentieth of the range. */
static double sayable(const struct explore_dimension *dimension, double value, int side)
{
    const struct param_row *row = dimension->row;
    if (row->type == PARAM_INT)
        return side < 0 ? ceil(value) : floor(value);
    double digits = dimension->logarithmic ? 1 - floor(log10(value)) : -floor(log10((row->high - row->low) / 20));
    char text[64];
    double rounded;
    snprintf(text, sizeof text, "%.*f", (int)fmax(digits, 0), value);
    return text_parse_number(text, &rounded) == 0 ? rounded : value;
}

/* Take limits back to the parameters' own values, round them, and take out those that have come to lie at the end of
 * the range. */
static void round_limits(const struct explore *explore, struct prim_box *box)
{
    int kept = 0;
    for (int i = 0; i < box->count; i++) {
        struct prim_limit limit = box->limits[i];
        const struct explore_dimension *dimension = &explore->dimensions[limit.dimension];
        double low = isinf(limit.low) ? limit.low : sayable(dimension, from_scale(dimension, limit.low), -1);
        double high = isinf(limit.high) ? limit.high : sayable(dimension, from_scale(dimension, limit.high), 1);
        limit.low = low > dimension->row->low ? low : -INFINITY;
        limit.high = high < dimension->row->high ? high : INFINITY;
        if (isfinite(limit.low) || isfinite(limit.high))
            box->limits[kept++] = limit;
    }
    box->count = kept;
}

/* The box on the scale of the strata. */
static struct prim_box rescaled(const struct explore *explore, const struct prim_box *box)
{
    struct prim_box scaled = *box;
    for (int i = 0; i < box->count; i++) {
        const struct explore_dimension *dimension = &explore->dimensions[box->limits[i].dimension];
        if (isfinite(box->limits[i].low))
            scaled.limits[i].low = to_scale(dimension, box->limits[i].low);
        if (isfinite(box->limits[i].high))
            scaled.limits[i].high = to_scale(dimension, box->limits[i].high);
    }
    return scaled;
}

/* y for finding a box: the score around its border, cut, on the side that is looked for. y for telling hits: 1 or -1.
 */
static void turn(struct sample *sample, bool bears_out, bool hits)
{
    for (int i = 0; i < sample->points.count; i++) {
        double beyond = sample->y[i] - BORDER;
        if (hits)
            sample->y[i] = (beyond >= 0) == bears_out ? 1 : -1;
        else
            sample->y[i] = (bears_out ? 1 : -1) * fmin(fmax(beyond, -CUT), CUT);
    }
}

static void count_verdicts(const struct sample *sample, const struct explore_test *test, const struct prim_box *scaled,
                           struct explore_box *box)
{
    for (int i = 0; i < sample->points.count; i++)
        if (prim_contains(scaled, sample->x + (size_t)i * (size_t)sample->points.dimensions))
            box->verdicts[test->results[sample->numbers[i]].verdict]++;
}

/* Points of a choice, with hits as y. */
static void fill_hits(struct sample *sample, const struct explore *explore, const struct explore_test *test,
                      enum choice choice, bool bears_out)
{
    sample_fill(sample, explore, test, choice);
    turn(sample, bears_out, true);
}

static enum status find_box(struct sample *sample, const struct explore *explore, const struct explore_test *test,
                            struct explore_box *box, struct error *error)
{
    struct prim_box scaled = {.count = 0};
    fill_hits(sample, explore, test, FINDING, box->bears_out);
    box->found = prim_check(&sample->points, &scaled);
    box->searched = box->found.hits >= PRIM_LEAST_POINTS && box->found.count - box->found.hits >= PRIM_LEAST_POINTS;
    if (!box->searched)
        return STATUS_OK;
    sample_fill(sample, explore, test, FINDING);
    turn(sample, box->bears_out, false);
    enum status status = prim_find(&sample->points, &box->box, error);
    if (status)
        return status;
    round_limits(explore, &box->box);
    scaled = rescaled(explore, &box->box);
    fill_hits(sample, explore, test, FINDING, box->bears_out);
    box->found = prim_check(&sample->points, &scaled);
    fill_hits(sample, explore, test, CHECKING, box->bears_out);
    box->check = prim_check(&sample->points, &scaled);
    box->confirmed = box->check.p <= EXPLORE_ERROR / EXPLORE_BOXES;
    count_verdicts(sample, test, &scaled, box);
    return STATUS_OK;
}

static void count_points(const struct explore *explore, struct explore_test *test)
{
    for (int point = 1; point <= explore->points; point++) {
        const struct explore_result *result = &test->results[point];
        if (explore->left_out[point])
            continue;
        test->verdicts[result->verdict]++;
        test->known += isfinite(result->score.mean);
        test->bear_out += result->score.mean >= BORDER;
    }
}

enum status explore_analyse(struct explore *explore, struct error *error)
{
    struct sample sample = {.x = NULL};
    enum status status = sample_make(&sample, explore, error);
    for (int t = 0; t < explore->test_count && !status; t++) {
        struct explore_test *test = &explore->tests[t];
        count_points(explore, test);
        rank_all(&sample, explore, test);
        for (int b = 0; b < EXPLORE_BOXES && !status; b++) {
            test->boxes[b].bears_out = b == 0;
            status = find_box(&sample, explore, test, &test->boxes[b], error);
        }
    }
    sample_free(&sample);
    return status;
}
