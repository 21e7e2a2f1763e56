/* verdict.c - verdicts from paired differences. */
#include "regimesim/experiment/verdict.h"

#include <math.h>
#include <string.h>

const char *const verdict_names[VERDICTS] = {"holds", "fails", "undetermined"};

enum verdict verdict_above(const struct interval *difference, double smallest)
{
    if (!(difference->low <= difference->high))
        return VERDICT_UNDETERMINED; /* NaN: no interval */
    if (difference->high < smallest || difference->high <= 0)
        return VERDICT_FAILS;
    return difference->low > 0 ? VERDICT_HOLDS : VERDICT_UNDETERMINED;
}

enum verdict verdict_equal(const struct interval *difference, double smallest)
{
    if (difference->low >= -smallest && difference->high <= smallest)
        return VERDICT_HOLDS;
    return difference->low > smallest || difference->high < -smallest ? VERDICT_FAILS : VERDICT_UNDETERMINED;
}

/* A step of a monotone curve may be flat, and may go the wrong way by less than matters. */
static enum verdict step_verdict(const struct interval *step, double smallest)
{
    if (step->low >= -smallest)
        return VERDICT_HOLDS;
    return step->high < -smallest ? VERDICT_FAILS : VERDICT_UNDETERMINED;
}

static struct interval turned(const struct interval *interval, int side)
{
    if (side >= 0)
        return *interval;
    return (struct interval){interval->count, -interval->mean, -interval->high, -interval->low};
}

/* The values that a judgement is made from. */
struct judging {
    const struct verdict_question *question;
    const double *values;
    size_t replicates;
    struct verdict_answer *answer;
};

typedef enum verdict judge_one(const struct interval *difference, double smallest);

static bool is_same_arm(const struct verdict_question *question, int a, int b)
{
    return question->arms && question->arms[a] == question->arms[b];
}

static const double *values_at(const struct judging *judging, int point)
{
    return judging->values + (size_t)point * judging->replicates;
}

/* Add a comparison whose difference is known, judged by `rule` with the claimed side `side`. */
static enum verdict add(const struct judging *judging, struct verdict_comparison what, bool for_sure, int side,
                        judge_one *rule)
{
    struct verdict_comparison *comparison = &judging->answer->comparisons[judging->answer->count++];
    *comparison = what;
    comparison->decides = rule != NULL;
    if (comparison->difference.low == comparison->difference.high && !for_sure)
        comparison->difference.low = comparison->difference.high = NAN;
    struct interval claimed = turned(&comparison->difference, side);
    comparison->verdict = rule ? rule(&claimed, judging->question->smallest) : VERDICT_UNDETERMINED;
    return comparison->verdict;
}

static enum verdict compare(const struct judging *judging, int from, int to, int side, judge_one *rule)
{
    struct verdict_comparison what = {.from = from, .to = to, .less_from = -1, .less_to = -1};
    what.difference =
        stats_paired(values_at(judging, from), values_at(judging, to), judging->replicates, judging->answer->level)
            .difference;
    return add(judging, what, is_same_arm(judging->question, from, to), side, rule);
}

bool verdict_is_interaction(const struct verdict_comparison *comparison)
{
    return comparison->less_from >= 0;
}

enum { NEITHER, ONE, OTHER, BOTH };

/* (both - other) - (one - neither): the steps are the same for sure where one of the two changes nothing. */
static enum verdict judge_interaction(const struct judging *judging)
{
    const struct verdict_question *question = judging->question;
    struct verdict_comparison what = {.from = OTHER, .to = BOTH, .less_from = NEITHER, .less_to = ONE};
    bool for_sure = (is_same_arm(question, NEITHER, ONE) && is_same_arm(question, OTHER, BOTH)) ||
                    (is_same_arm(question, NEITHER, OTHER) && is_same_arm(question, ONE, BOTH));
    what.difference = stats_interaction(values_at(judging, NEITHER), values_at(judging, ONE), values_at(judging, OTHER),
                                        values_at(judging, BOTH), judging->replicates, judging->answer->level);
    enum verdict verdict = add(judging, what, for_sure, 1, verdict_above);
    compare(judging, NEITHER, ONE, 1, NULL);
    compare(judging, OTHER, BOTH, 1, NULL);
    return verdict;
}

/* All must hold; one that fails is enough to fail. */
static enum verdict all_of(enum verdict a, enum verdict b)
{
    if (a == VERDICT_FAILS || b == VERDICT_FAILS)
        return VERDICT_FAILS;
    return a == VERDICT_HOLDS && b == VERDICT_HOLDS ? VERDICT_HOLDS : VERDICT_UNDETERMINED;
}

/* One that holds is enough; all must fail to fail. */
static enum verdict any_of(enum verdict a, enum verdict b)
{
    if (a == VERDICT_HOLDS || b == VERDICT_HOLDS)
        return VERDICT_HOLDS;
    return a == VERDICT_FAILS && b == VERDICT_FAILS ? VERDICT_FAILS : VERDICT_UNDETERMINED;
}

static enum verdict judge_pair(const struct judging *judging)
{
    enum relation relation = judging->question->relation;
    if (relation == RELATION_ABOUT_EQUAL)
        return compare(judging, 0, 1, 1, verdict_equal);
    return compare(judging, 0, 1, relation == RELATION_LESS ? -1 : 1, verdict_above);
}

static enum verdict judge_monotone(const struct judging *judging)
{
    int last = judging->question->points - 1;
    int side = judging->question->relation == RELATION_MONOTONE_UP ? 1 : -1;
    enum verdict verdict = compare(judging, 0, last, side, verdict_above);
    for (int i = 0; i < last; i++)
        verdict = all_of(verdict, compare(judging, i, i + 1, side, step_verdict));
    return verdict;
}

static enum verdict judge_peak(const struct judging *judging)
{
    int last = judging->question->points - 1;
    enum verdict verdict = VERDICT_FAILS;
    for (int i = 1; i < last; i++) {
        enum verdict first_end = compare(judging, 0, i, 1, verdict_above);
        verdict = any_of(verdict, all_of(first_end, compare(judging, last, i, 1, verdict_above)));
    }
    return verdict;
}

static enum verdict judge_crossing(const struct judging *judging)
{
    int last = judging->question->points - 2, direction = judging->question->direction;
    enum verdict verdict = compare(judging, 0, 1, -direction, verdict_above);
    verdict = all_of(verdict, compare(judging, last, last + 1, direction, verdict_above));
    for (int i = 2; i < last; i += 2)
        compare(judging, i, i + 1, direction, NULL);
    return verdict;
}

/* m of the header. */
static int intervals(const struct verdict_question *question)
{
    switch (question->relation) {
    case RELATION_MONOTONE_UP:
    case RELATION_MONOTONE_DOWN: return question->points;
    case RELATION_PEAKS_INSIDE: return question->points - 2;
    default: return 1;
    }
}

static double half_width(const struct interval *interval)
{
    return (interval->high - interval->low) / 2;
}

/* A peak is told by the inner value that is highest, and by the end that it exceeds least. */
static int shown_peak(const struct verdict_answer *answer)
{
    int best = 0;
    double highest = -INFINITY;
    for (int i = 0; i + 1 < answer->count; i += 2) {
        double a = answer->comparisons[i].difference.mean, b = answer->comparisons[i + 1].difference.mean;
        if (fmin(a, b) > highest) {
            highest = fmin(a, b);
            best = a <= b ? i : i + 1;
        }
    }
    return best;
}

/* The first comparison that has the verdict of the whole: what fails it, or leaves it open. */
static int shown(const struct verdict_question *question, const struct verdict_answer *answer)
{
    if (question->relation == RELATION_PEAKS_INSIDE)
        return shown_peak(answer);
    for (int i = 0; i < answer->count; i++)
        if (answer->comparisons[i].decides && answer->comparisons[i].verdict == answer->verdict)
            return i;
    return 0;
}

void verdict_judge(const struct verdict_question *question, const double *values, int replicates,
                   struct verdict_answer *answer)
{
    struct judging judging = {question, values, (size_t)replicates, answer};
    memset(answer, 0, sizeof *answer);
    answer->level = 1 - question->error / intervals(question);
    if (question->relation == RELATION_CROSSES)
        answer->verdict = judge_crossing(&judging);
    else if (question->relation == RELATION_COMPOUNDS)
        answer->verdict = judge_interaction(&judging);
    else if (question->relation == RELATION_PEAKS_INSIDE)
        answer->verdict = judge_peak(&judging);
    else if (question->relation >= RELATION_MONOTONE_UP)
        answer->verdict = judge_monotone(&judging);
    else
        answer->verdict = judge_pair(&judging);
    answer->shown = shown(question, answer);
    for (int i = 0; i < answer->count; i++) {
        double half = half_width(&answer->comparisons[i].difference);
        if (answer->comparisons[i].decides && !(half <= answer->half_width))
            answer->half_width = isnan(half) ? INFINITY : half;
    }
}
