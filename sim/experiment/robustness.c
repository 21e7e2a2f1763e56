/* robustness.c - verdicts at the points held against that at the defaults. */
#include "regimesim/experiment/robustness.h"

#include <math.h>
#include <stdlib.h>

static struct robustness robustness_of(const struct explore *explore, const struct explore_test *test)
{
    struct robustness item = {.explore = explore,
                              .test = test,
                              .defaults = test->results[0].verdict,
                              .points = explore->points - explore->left_out_count,
                              .decided = test->verdicts[VERDICT_HOLDS] + test->verdicts[VERDICT_FAILS]};
    item.judged = item.defaults != VERDICT_UNDETERMINED && item.decided > 0;
    item.kept = item.judged ? test->verdicts[item.defaults] : 0;
    item.share = stats_share(item.kept, item.judged ? item.decided : 0, EXPLORE_LEVEL);
    item.expected = item.judged ? (item.kept + 1.0) / (item.decided + 2.0) : NAN;
    return item;
}

/* Of claims that are as robust as each other, the one with more decided points says more. */
static int by_robustness(const void *left, const void *right)
{
    const struct robustness *a = left, *b = right;
    if (a->judged != b->judged)
        return a->judged ? -1 : 1;
    if (a->judged && a->expected != b->expected)
        return a->expected > b->expected ? -1 : 1;
    if (a->decided != b->decided)
        return a->decided > b->decided ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

enum status robustness_rank(const struct explore *items, int count, struct robustness_ranking *ranking,
                            struct error *error)
{
    *ranking = (struct robustness_ranking){.items = calloc((size_t)count * EXPLORE_TESTS, sizeof *ranking->items)};
    if (!ranking->items)
        return error_set(error, STATUS_INTERNAL, "out of memory for %d claims", count);
    for (int i = 0; i < count; i++)
        for (int t = 0; t < items[i].test_count; t++) {
            struct robustness *item = &ranking->items[ranking->count];
            *item = robustness_of(&items[i], &items[i].tests[t]);
            item->order = ranking->count++;
            ranking->judged += item->judged;
        }
    qsort(ranking->items, (size_t)ranking->count, sizeof *ranking->items, by_robustness);
    ranking->named = ranking->judged / 2 < ROBUSTNESS_NAMED ? ranking->judged / 2 : ROBUSTNESS_NAMED;
    return STATUS_OK;
}

void robustness_free(struct robustness_ranking *ranking)
{
    free(ranking->items);
    *ranking = (struct robustness_ranking){0};
}

const struct robustness *robustness_most(const struct robustness_ranking *ranking, bool robust, int place)
{
    return &ranking->items[robust ? place : ranking->judged - 1 - place];
}
