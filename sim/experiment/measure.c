/* measure.c - one number from the windows of a run, or from its summaries. */
#include "regimesim/experiment/measure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "regimesim/params/metrics.h"

/* The windows of one element: the sum of a flow, the mean of a state or a rate. */
static double over_days(const struct outcome *outcome, int metric, int element, const struct measure *measure)
{
    size_t count, used = 0;
    double sum = 0;
    const struct outcome_row *rows = outcome_series(outcome, metric, element, &count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].x <= measure->from || (measure->until > 0 && rows[i].x > measure->until))
            continue;
        sum += rows[i].value;
        used++;
    }
    if (used == 0)
        return NAN;
    return metric_table[metric].kind == METRIC_FLOW ? sum : sum / (double)used;
}

static double over_elements(const struct outcome *outcome, const struct params *params, int metric, const char *names,
                            const struct measure *measure)
{
    enum param_scope scope = metric_table[metric].scope;
    double sum = 0;
    bool any = false;
    if (metric_table[metric].kind == METRIC_SUMMARY)
        return outcome_get(outcome, metric, -1, 0);
    for (int e = 0; e < params_list_count(params, scope); e++) {
        double value = NAN;
        if (measure_names(names, params, scope, e))
            value = over_days(outcome, metric, scope == SCOPE_ROOT ? -1 : e, measure);
        any = any || isfinite(value);
        sum += isfinite(value) ? value : 0;
    }
    return any ? sum : NAN;
}

/* What is divided by is of the same elements, unless it says otherwise or cannot. */
static const char *names_per(const struct measure *measure)
{
    if (strcmp(measure->per_of, "all") == 0 ||
        (!measure->per_of[0] && metric_table[measure->per].scope != metric_table[measure->metric].scope))
        return "";
    return measure->per_of[0] ? measure->per_of : measure->of;
}

double measure_take(const struct measure *measure, const struct params *params, const struct outcome *outcome)
{
    double value = over_elements(outcome, params, measure->metric, measure->of, measure);
    if (measure->less >= 0)
        value -= over_elements(outcome, params, measure->less, measure->of, measure);
    if (measure->per < 0)
        return value;
    double per = over_elements(outcome, params, measure->per, names_per(measure), measure);
    if (measure->per_less >= 0)
        per -= over_elements(outcome, params, measure->per_less, names_per(measure), measure);
    return per > 0 ? value / per : NAN;
}

/* "metric - less of names" at the end of what is there. */
static void add_part(char *buffer, size_t size, int metric, int less, const char *names)
{
    size_t used = strlen(buffer);
    snprintf(buffer + used, size - used, "%s%s%s%s%s", metric_table[metric].name, less >= 0 ? " - " : "",
             less >= 0 ? metric_table[less].name : "", names[0] ? " of " : "", names);
}

const char *measure_words(const struct measure *measure, char *buffer, size_t size)
{
    buffer[0] = '\0';
    add_part(buffer, size, measure->metric, measure->less, measure->of);
    if (measure->per >= 0) {
        const char *names = names_per(measure);
        size_t used = strlen(buffer);
        snprintf(buffer + used, size - used, " per ");
        add_part(buffer, size, measure->per, measure->per_less,
                 strcmp(names, measure->of) == 0 ? ""
                 : names[0]                      ? names
                                                 : "all");
    }
    if (measure->until > 0) {
        size_t used = strlen(buffer);
        snprintf(buffer + used, size - used, ", days %d to %d", measure->from, measure->until);
    }
    return buffer;
}

bool measure_needs_windows(const struct measure *measure)
{
    return metric_table[measure->metric].kind != METRIC_SUMMARY;
}
