/* explore_score.c - how far a claim is borne out at a point, as one number. */
#include <math.h>

#include "regimesim/experiment/explore.h"

/* plus + side d / s, with its bounds. */
static struct interval scaled(const struct verdict_comparison *comparison, int side, double smallest, double plus)
{
    const struct interval *d = &comparison->difference;
    double factor = side / smallest;
    struct interval score = {d->count, plus + factor * d->mean, plus + factor * d->low, plus + factor * d->high};
    if (side < 0) {
        double low = score.low;
        score.low = score.high;
        score.high = low;
    }
    return score;
}

/* NaN is passed on: without one of the differences there is no score. */
static struct interval lesser(struct interval a, struct interval b)
{
    return isnan(a.mean) || a.mean <= b.mean ? a : b;
}

static struct interval greater(struct interval a, struct interval b)
{
    return isnan(a.mean) || a.mean >= b.mean ? a : b;
}

/* 2 - |d| / s. Where 0 lies in the interval of d, |d| may be 0. */
static struct interval equality(const struct verdict_comparison *comparison, double smallest)
{
    const struct interval *d = &comparison->difference;
    double far = fmax(fabs(d->low), fabs(d->high)), near = fmin(fabs(d->low), fabs(d->high));
    struct interval score = {d->count, 2 - fabs(d->mean) / smallest, NAN, NAN};
    if (!isnan(d->low)) {
        score.low = 2 - far / smallest;
        score.high = 2 - (d->low <= 0 && d->high >= 0 ? 0 : near) / smallest;
    }
    return score;
}

static struct interval monotone(const struct verdict_answer *answer, int side, double smallest)
{
    struct interval score = scaled(&answer->comparisons[0], side, smallest, 0);
    for (int i = 1; i < answer->count; i++)
        score = lesser(score, scaled(&answer->comparisons[i], side, smallest, 2));
    return score;
}

/* Comparisons stand in pairs: an inner value against the first, and against the last. */
static struct interval peak(const struct verdict_answer *answer, double smallest)
{
    struct interval score = {0, NAN, NAN, NAN};
    for (int i = 0; i + 1 < answer->count; i += 2) {
        struct interval here = lesser(scaled(&answer->comparisons[i], 1, smallest, 0),
                                      scaled(&answer->comparisons[i + 1], 1, smallest, 0));
        score = i == 0 ? here : greater(score, here);
    }
    return score;
}

struct interval explore_score(const struct claim_file *claim, const struct verdict_answer *answer, double smallest)
{
    const struct verdict_comparison *comparisons = answer->comparisons;
    if (!(smallest > 0) || answer->count == 0)
        return (struct interval){0, NAN, NAN, NAN};
    switch (claim->relation) {
    case RELATION_LESS: return scaled(comparisons, -1, smallest, 0);
    case RELATION_ABOUT_EQUAL: return equality(comparisons, smallest);
    case RELATION_MONOTONE_UP: return monotone(answer, 1, smallest);
    case RELATION_MONOTONE_DOWN: return monotone(answer, -1, smallest);
    case RELATION_PEAKS_INSIDE: return peak(answer, smallest);
    case RELATION_CROSSES:
        return lesser(scaled(&comparisons[0], -claim->direction, smallest, 0),
                      scaled(&comparisons[1], claim->direction, smallest, 0));
    default: return scaled(comparisons, 1, smallest, 0);
    }
}
