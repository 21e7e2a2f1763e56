/* outcome.c - the long table that a run leaves behind: grows by doubling, is sorted once, is then searched by halving.
 */
#include "regimesim/model/outcome.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static enum status make_room(struct outcome *outcome, struct error *error)
{
    if (outcome->count < outcome->capacity)
        return STATUS_OK;
    size_t capacity = outcome->capacity ? 2 * outcome->capacity : 1024;
    if (capacity > SIZE_MAX / sizeof *outcome->rows)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    struct outcome_row *rows = realloc(outcome->rows, capacity * sizeof *rows);
    if (!rows)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    outcome->rows = rows;
    outcome->capacity = capacity;
    return STATUS_OK;
}

enum status outcome_add(struct outcome *outcome, int metric, int element, int x, double value, struct error *error)
{
    enum status status = make_room(outcome, error);
    if (status)
        return status;
    outcome->rows[outcome->count++] =
        (struct outcome_row){.metric = (uint16_t)metric, .element = (int16_t)element, .x = (int32_t)x, .value = value};
    return STATUS_OK;
}

static int compare_keys(const void *left, const void *right)
{
    const struct outcome_row *a = left, *b = right;
    if (a->metric != b->metric)
        return a->metric < b->metric ? -1 : 1;
    if (a->element != b->element)
        return a->element < b->element ? -1 : 1;
    return (a->x > b->x) - (a->x < b->x);
}

void outcome_sort(struct outcome *outcome)
{
    if (outcome->count > 1)
        qsort(outcome->rows, outcome->count, sizeof *outcome->rows, compare_keys);
}

/* Index of the first row whose key is not below (metric, element, x). */
static size_t lower_bound(const struct outcome *outcome, int metric, int element, int x)
{
    const struct outcome_row key = {.metric = (uint16_t)metric, .element = (int16_t)element, .x = (int32_t)x};
    size_t low = 0, high = outcome->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(&outcome->rows[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const struct outcome *outcome, size_t i, int metric, int element)
{
    return i < outcome->count && outcome->rows[i].metric == metric && outcome->rows[i].element == element;
}

double outcome_get(const struct outcome *outcome, int metric, int element, int x)
{
    size_t i = lower_bound(outcome, metric, element, x);
    return is_at(outcome, i, metric, element) && outcome->rows[i].x == x ? outcome->rows[i].value : NAN;
}

const struct outcome_row *outcome_series(const struct outcome *outcome, int metric, int element, size_t *count)
{
    size_t first = lower_bound(outcome, metric, element, INT32_MIN);
    if (!is_at(outcome, first, metric, element)) {
        *count = 0;
        return NULL;
    }
    size_t last = lower_bound(outcome, metric, element, INT32_MAX);
    *count = last - first + is_at(outcome, last, metric, element);
    return &outcome->rows[first];
}

void outcome_free(struct outcome *outcome)
{
    free(outcome->rows);
    event_log_free(&outcome->events);
    *outcome = (struct outcome){0};
}
