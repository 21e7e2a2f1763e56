/* outcome.h - what one run leaves behind: a long table of (metric, element, x, value). */
#ifndef REGIMESIM_MODEL_OUTCOME_H
#define REGIMESIM_MODEL_OUTCOME_H

#include <stddef.h>
#include <stdint.h>

#include "regimesim/model/event_log.h"
#include "regimesim/util/error.h"

struct outcome_row {
    uint16_t metric; /* enum metric */
    int16_t element; /* platform, jurisdiction or offence index; -1 for the whole world */
    int32_t x;       /* day (end of window), first day of cohort, days since offence; 0 for a summary */
    double value;    /* NaN: does not exist (a rate without a denominator) */
};

/* Rows ascend by (metric, element, x). Owned by the struct; {0} is empty. */
struct outcome {
    struct outcome_row *rows;
    size_t count, capacity;
    struct event_log events; /* in the order in which they happened; empty unless asked for */
};

enum status outcome_add(struct outcome *outcome, int metric, int element, int x, double value, struct error *error);
void outcome_sort(struct outcome *outcome);
/* The value at (metric, element, x), NaN if there is none. Rows must be sorted. */
double outcome_get(const struct outcome *outcome, int metric, int element, int x);
/* First row of (metric, element) and how many there are; rows must be sorted. */
const struct outcome_row *outcome_series(const struct outcome *outcome, int metric, int element, size_t *count);
void outcome_free(struct outcome *outcome);

#endif
