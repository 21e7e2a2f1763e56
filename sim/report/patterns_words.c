/* patterns_words.c - ranges and figures of patterns in words, and how many came out how. */
#include <math.h>
#include <string.h>

#include "regimesim/experiment/measure.h"
#include "regimesim/report/patterns_table.h"

int patterns_count(const struct claims *claims, enum calibrated calibrated, enum verdict verdict)
{
    int count = 0;
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_test *test = &claims->tests[i];
        count += test->ablation < 0 && test->claim->pattern.calibrated == calibrated &&
                 (verdict == VERDICTS || test->answer.verdict == verdict);
    }
    return count;
}

const char *patterns_range(const struct pattern *pattern, char *buffer, size_t size)
{
    if (isinf(pattern->low))
        snprintf(buffer, size, "at most %.4g", pattern->high);
    else if (isinf(pattern->high))
        snprintf(buffer, size, "at least %.4g", pattern->low);
    else
        snprintf(buffer, size, "%.4g to %.4g", pattern->low, pattern->high);
    return buffer;
}

const char *patterns_figure(const struct claim_file *claim, char *buffer, size_t size)
{
    char first[PATTERN_TEXT], second[PATTERN_TEXT];
    const char *sign = claim->relation == RELATION_RATIO_WITHIN ? "/" : "-";
    measure_words(&claim->arms[0].measure, first, sizeof first);
    if (claim->arm_count < 2) {
        snprintf(buffer, size, "%s", first);
        return buffer;
    }
    measure_words(&claim->arms[1].measure, second, sizeof second);
    if (strcmp(first, second) == 0)
        snprintf(buffer, size, "%s: %s %s %s", first, claim->arms[1].name, sign, claim->arms[0].name);
    else
        snprintf(buffer, size, "%s (%s) %s %s (%s)", claim->arms[1].name, second, sign, claim->arms[0].name, first);
    return buffer;
}
