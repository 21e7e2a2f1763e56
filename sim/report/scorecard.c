/* scorecard.c - which metrics stand for the five scales: all that speak to one, once, headline metrics first. */
#include "scorecard.h"

#include <math.h>

/* What another metric of the same scale tells already, of all users and the whole run. */
static const enum metric parts[] = {M_SUM_RATE_FICTITIOUS, M_SUM_RATE_VERIFIED,
                                    M_SUM_RATE_UNVERIFIED, M_SUM_RATE_SECOND_HALF,
                                    M_SUM_PREVALENCE,      M_SUM_RATE_AUTHENTIC_SECOND_HALF,
                                    M_SUM_REPEAT,          M_SUM_DETECTION_SECOND_HALF,
                                    M_SUM_IDENTIFIED,      M_SUM_MEDIAN_DAYS};
enum { PARTS = sizeof parts / sizeof *parts };

static bool is_candidate(int metric, enum metric_scale scale)
{
    const struct metric_row *row = &metric_table[metric];
    for (int i = 0; i < PARTS; i++)
        if ((int)parts[i] == metric)
            return false;
    return row->kind == METRIC_SUMMARY && row->scale == scale && row->better != 0;
}

static bool has_ratio(const struct results *results, int metric)
{
    for (int arm = 1; arm < results->arm_count; arm++)
        if (!isnan(results_ratio(results, 0, arm, metric).mean))
            return true;
    return false;
}

/* Candidates with a ratio, of which `headlines` are headline metrics; the others are noted as empty. */
static int find_drawable(struct scorecard *card, const struct results *results, enum metric_scale scale, int *drawable,
                         int *headlines)
{
    int count = 0;
    *headlines = 0;
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        if (!is_candidate(metric, scale))
            continue;
        if (has_ratio(results, metric)) {
            drawable[count++] = metric;
            *headlines += metric_table[metric].headline;
        } else {
            card->empty[card->empty_count++] = metric;
        }
    }
    return count;
}

static void choose(struct scorecard *card, const struct results *results, struct scorecard_scale *chosen)
{
    int drawable[METRIC_COUNT], headlines;
    int count = find_drawable(card, results, chosen->scale, drawable, &headlines);
    int first = headlines < SCORECARD_ROWS ? headlines : SCORECARD_ROWS, others = SCORECARD_ROWS - first;
    for (int i = 0; i < count; i++) {
        int *places = metric_table[drawable[i]].headline ? &first : &others;
        if (*places > 0)
            chosen->metrics[chosen->count++] = drawable[i];
        else
            card->surplus[card->surplus_count++] = drawable[i];
        *places -= *places > 0;
    }
}

void scorecard_make(struct scorecard *card, const struct results *results)
{
    card->empty_count = card->surplus_count = 0;
    for (int s = 0; s < SCORECARD_SCALES; s++) {
        card->scales[s] = (struct scorecard_scale){.scale = SCALE_SECURITY + (unsigned)s};
        choose(card, results, &card->scales[s]);
    }
}
