/* results.c - the outcomes of a batch in memory: means over replicates, paired differences, curves with bands. */
#include "regimesim/experiment/results.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

static const double LEVEL = 0.95;

enum status results_alloc(struct results *results, int arm_count, int first_replicate, int replicates,
                          struct error *error)
{
    *results = (struct results){.arm_count = arm_count, .first_replicate = first_replicate, .replicates = replicates};
    results->arms = calloc((size_t)arm_count, sizeof *results->arms);
    results->outcomes = calloc((size_t)arm_count * (size_t)replicates, sizeof *results->outcomes);
    results->work = calloc(2 * (size_t)replicates, sizeof *results->work);
    if (results->arms && results->outcomes && results->work)
        return STATUS_OK;
    free(results->arms);
    free(results->outcomes);
    free(results->work);
    *results = (struct results){0};
    return error_set(error, STATUS_INTERNAL, "out of memory");
}

void results_free(struct results *results)
{
    size_t runs = (size_t)results->arm_count * (size_t)results->replicates;
    for (size_t i = 0; results->outcomes && i < runs; i++)
        outcome_free(&results->outcomes[i]);
    free(results->outcomes);
    free(results->arms);
    free(results->work);
    *results = (struct results){0};
}

static const struct outcome *outcome_of(const struct results *results, int arm, int r)
{
    return &results->outcomes[(size_t)arm * (size_t)results->replicates + (size_t)r];
}

void results_summary(const struct results *results, int arm, int metric, double *values)
{
    for (int r = 0; r < results->replicates; r++)
        values[r] = outcome_get(outcome_of(results, arm, r), metric, -1, 0);
}

struct interval results_mean(const struct results *results, int arm, int metric)
{
    results_summary(results, arm, metric, results->work);
    return stats_mean_interval(results->work, (size_t)results->replicates, LEVEL);
}

/* The values of arm a, then those of arm b, in results->work. */
static void gather(const struct results *results, int a, int b, int metric)
{
    results_summary(results, a, metric, results->work);
    results_summary(results, b, metric, results->work + results->replicates);
}

struct paired results_difference(const struct results *results, int a, int b, int metric)
{
    size_t n = (size_t)results->replicates;
    gather(results, a, b, metric);
    return stats_paired(results->work, results->work + n, n, LEVEL);
}

struct interval results_ratio(const struct results *results, int a, int b, int metric)
{
    size_t n = (size_t)results->replicates;
    gather(results, a, b, metric);
    return stats_ratio(results->work, results->work + n, n, LEVEL);
}

/* The series of one replicate, and how far the merge of all replicates has got in it. */
struct cursor {
    const struct outcome_row *rows;
    size_t count, next;
};

struct merge {
    struct cursor *cursors;
    double *values;
    size_t n;
};

static void merge_close(struct merge *merge)
{
    free(merge->cursors);
    free(merge->values);
}

/* Returns the most points that the merged curve can have, or SIZE_MAX when memory is out. */
static size_t merge_open(struct merge *merge, const struct results *results, int arm, int metric, int element)
{
    merge->n = (size_t)results->replicates;
    merge->cursors = calloc(merge->n, sizeof *merge->cursors);
    merge->values = calloc(merge->n, sizeof *merge->values);
    if (!merge->cursors || !merge->values)
        return SIZE_MAX;
    size_t points = 0;
    for (size_t r = 0; r < merge->n; r++) {
        struct cursor *cursor = &merge->cursors[r];
        cursor->rows = outcome_series(outcome_of(results, arm, (int)r), metric, element, &cursor->count);
        points += cursor->count;
    }
    return points;
}

/* Gather the values of all replicates at the smallest x not yet taken. Returns false at the end. */
static bool merge_next(struct merge *merge, int *x)
{
    bool found = false;
    for (size_t r = 0; r < merge->n; r++) {
        const struct cursor *cursor = &merge->cursors[r];
        if (cursor->next < cursor->count && (!found || cursor->rows[cursor->next].x < *x)) {
            *x = cursor->rows[cursor->next].x;
            found = true;
        }
    }
    for (size_t r = 0; found && r < merge->n; r++) {
        struct cursor *cursor = &merge->cursors[r];
        bool here = cursor->next < cursor->count && cursor->rows[cursor->next].x == *x;
        merge->values[r] = here ? cursor->rows[cursor->next++].value : NAN;
    }
    return found;
}

enum status results_curve(const struct results *results, int arm, int metric, int element, struct curve_point **points,
                          size_t *count, struct error *error)
{
    enum status status = STATUS_OK;
    struct merge merge = {0};
    *points = NULL;
    *count = 0;
    size_t most = merge_open(&merge, results, arm, metric, element);
    if (most == 0)
        goto out;
    if (most != SIZE_MAX)
        *points = calloc(most, sizeof **points);
    if (!*points) {
        status = error_set(error, STATUS_INTERNAL, "out of memory");
        goto out;
    }
    int x = 0;
    while (merge_next(&merge, &x))
        (*points)[(*count)++] =
            (struct curve_point){.x = x, .value = stats_mean_interval(merge.values, merge.n, LEVEL)};
out:
    merge_close(&merge);
    return status;
}
