/* within.c - verdicts on patterns. */
#include "regimesim/experiment/within.h"

#include <math.h>
#include <string.h>

enum verdict within_verdict(const struct interval *figure, double low, double high)
{
    if (!(figure->low <= figure->high))
        return VERDICT_UNDETERMINED; /* NaN: no interval */
    if (figure->low >= low && figure->high <= high)
        return VERDICT_HOLDS;
    return figure->low > high || figure->high < low ? VERDICT_FAILS : VERDICT_UNDETERMINED;
}

static struct interval figure_of(const struct verdict_question *question, const double *values, size_t n, double level)
{
    const double *second = values + (size_t)(question->points - 1) * n;
    switch (question->relation) {
    case RELATION_DIFFERENCE_WITHIN: return stats_paired(values, second, n, level).difference;
    case RELATION_RATIO_WITHIN: return stats_ratio(values, second, n, level);
    default: return stats_mean_interval(values, n, level);
    }
}

/* Nothing differs from replicate to replicate: it may be that what matters is too rare to have happened. */
static bool all_equal(const double *values, int replicates)
{
    for (int r = 1; r < replicates; r++)
        if (values[r] != values[0])
            return false;
    return true;
}

void within_judge(const struct verdict_question *question, double low, double high, const double *values,
                  int replicates, struct verdict_answer *answer)
{
    memset(answer, 0, sizeof *answer);
    answer->level = 1 - question->error;
    answer->count = 1;
    struct verdict_comparison *only = &answer->comparisons[0];
    *only = (struct verdict_comparison){.to = question->points - 1, .decides = true};
    only->difference = figure_of(question, values, (size_t)replicates, answer->level);
    if (only->difference.low == only->difference.high && all_equal(values, replicates))
        only->difference.low = only->difference.high = NAN;
    answer->verdict = only->verdict = within_verdict(&only->difference, low, high);
    answer->half_width = (only->difference.high - only->difference.low) / 2;
    if (isnan(answer->half_width))
        answer->half_width = INFINITY;
}
