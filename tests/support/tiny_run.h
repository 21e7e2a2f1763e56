/* tiny_run.h - whole runs of a small busy world, and sums over what they leave behind. */
#ifndef TESTS_SUPPORT_TINY_RUN_H
#define TESTS_SUPPORT_TINY_RUN_H

#include <string.h>

#include "tiny_world.h"

/* 400 persons in two jurisdictions, most of them on the platform at home; a tenth offends, often, so that in 200 days
 * everything happens that can: reports, takedowns, cases, sanctions, releases. */
static inline void tiny_busy(struct params *params)
{
    struct tiny_world t;
    tiny_params(&t);
    tiny_add_abroad(&t);
    *params = t.params;
    params->run.days = 200;
    params->run.interval = 20;
    params->run.follow_up = 60;
    params->population.motivated_share = 0.1;
    params->population.desistance = 0.005;
    params->population.extra_accounts = 1.5;
    params->offending.rate = 4;
    params->moderation.displacement = 0.3;
    params->moderation.malicious_reports = 0.002;
    params->registration.reentry_days = 2;
    params->registration.wait_days = 10;
    params->platforms[0].user_share = 0.8;
    params->platforms[1].user_share = 0.2;
    for (int k = 0; k < 2; k++) {
        params->platforms[k].moderation_capacity = 5;
        params->jurisdictions[k].population_share = k ? 0.25 : 0.75;
        params->jurisdictions[k].investigations = 2000;
        params->jurisdictions[k].duration = 5;
        params->jurisdictions[k].cooperation_delay = 10;
        params->jurisdictions[k].limitation = 40;
        params->jurisdictions[k].sentence_from = 3;
        params->jurisdictions[k].sentence_days = 40;
    }
}

static inline void tiny_busy_graph(struct graph *graph, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_random(&pairs, persons, 12, 9);
    tiny_must(graph_from_pairs(graph, persons, pairs.items, pairs.count, NULL, &error), &error);
    tiny_pairs_free(&pairs);
}

static inline void tiny_simulate(const struct params *params, const struct graph *graph, uint32_t replicate,
                                 struct outcome *outcome)
{
    struct error error;
    tiny_must(simulate(params, graph, rng_key_make(77, replicate), outcome, NULL, NULL, &error), &error);
}

/* One run of 400 persons. */
static inline void tiny_busy_run(const struct params *params, struct outcome *outcome)
{
    struct graph graph;
    tiny_busy_graph(&graph, 400);
    tiny_simulate(params, &graph, 0, outcome);
    graph_free(&graph);
}

/* Sum of a flow over all windows and elements. */
static inline double tiny_total(const struct outcome *outcome, enum metric metric)
{
    double sum = 0;
    for (size_t k = 0; k < outcome->count; k++)
        if (outcome->rows[k].metric == metric)
            sum += outcome->rows[k].value;
    return sum;
}

/* A stock of the first element (or of the world) at the end of the run. */
static inline double tiny_last(const struct outcome *outcome, enum metric metric)
{
    size_t count;
    int element = metric_table[metric].scope == SCOPE_ROOT ? -1 : 0;
    const struct outcome_row *rows = outcome_series(outcome, metric, element, &count);
    return count ? rows[count - 1].value : NAN;
}

static inline double tiny_summary(const struct outcome *outcome, enum metric metric)
{
    return outcome_get(outcome, metric, -1, 0);
}

/* Are all rows the same to the last bit, but for the metrics for which `except` says true (may be NULL)? */
static inline bool tiny_same(const struct outcome *a, const struct outcome *b,
                             bool (*except)(const struct outcome_row *))
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a->count && except && except(&a->rows[i]))
            i++;
        while (k < b->count && except && except(&b->rows[k]))
            k++;
        if (i == a->count || k == b->count)
            return i == a->count && k == b->count;
        const struct outcome_row *x = &a->rows[i++], *y = &b->rows[k++];
        if (x->metric != y->metric || x->element != y->element || x->x != y->x ||
            memcmp(&x->value, &y->value, sizeof x->value) != 0) {
            print_message("%s, element %d, day %d: %.17g against %.17g\n", metric_table[x->metric].name, x->element,
                          x->x, x->value, y->value);
            return false;
        }
    }
}

#endif
