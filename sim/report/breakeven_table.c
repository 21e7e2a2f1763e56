/* breakeven_table.c - where two regimes come out equal, as plain text and as JSON. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "cells.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/claims_table.h"
#include "regimesim/store/json.h"
#include "regimesim/util/text.h"

static const char *const finding_names[] = {"found", "none", "not shown"};

static void put_difference(FILE *file, const struct breakeven_point *point)
{
    char number[32], cell[CELL_SIZE];
    fprintf(file, "  %-14s %s\n", text_number(point->x, number, sizeof number), cells_bounds(&point->difference, cell));
}

static void put_about(const struct breakeven_about *about, FILE *file)
{
    const struct breakeven_regimes *regimes = about->regimes;
    const struct metric_row *metric = &metric_table[regimes->metric];
    fprintf(file, "%s (%s): %s minus %s over %s\n", metric->label, metric->unit, about->second, about->first,
            regimes->path);
    fprintf(file, "%s is set in %s; %d replicates a value, the same persons and luck at each; 95 %% intervals\n\n",
            regimes->path,
            regimes->in_first && regimes->in_second ? "both regimes"
            : regimes->in_second                    ? about->second
                                                    : about->first,
            regimes->replicates);
}

/* A value with the decimals that the tolerance leaves a meaning to. */
static char *put_value(double value, double tolerance, char buffer[32])
{
    double decimals = fmin(fmax(ceil(1 - log10(tolerance)), 0), 12);
    snprintf(buffer, 32, "%.*f", (int)decimals, value);
    return buffer;
}

static void put_found(const struct breakeven *breakeven, const struct breakeven_about *about, FILE *file)
{
    char value[32], low[32], high[32], number[32];
    double tolerance = about->range->tolerance;
    fprintf(file, "Equal at %s = %s, 95 %% interval from %s%s to %s%s (to within %s)\n", about->regimes->path,
            put_value(breakeven->value, tolerance, value), breakeven->low_open ? "below " : "",
            put_value(breakeven->low, tolerance, low), breakeven->high_open ? "beyond " : "",
            put_value(breakeven->high, tolerance, high), text_number(tolerance, number, sizeof number));
}

static void put_crossings(const struct breakeven *breakeven, FILE *file)
{
    if (breakeven->crossings > (breakeven->finding == BREAKEVEN_FOUND))
        fprintf(file,
                "Among the values tried the mean difference changes its sign %d times: look at parts of the range.\n",
                breakeven->crossings);
}

static void put_missing(const struct breakeven *breakeven, FILE *file)
{
    if (breakeven->finding == BREAKEVEN_NOT_SHOWN) {
        fputs("Not shown: at both ends of the range the interval of the difference includes 0. More replicates narrow "
              "it.\n",
              file);
        return;
    }
    const struct interval *first = &breakeven->points[0].difference;
    const struct interval *last = &breakeven->points[breakeven->count - 1].difference;
    bool sure = cells_is_shown(first) && cells_is_shown(last);
    fprintf(file, "None in this range: the difference has the same sign at both ends%s.\n",
            sure ? "" : ", though at one of them its interval includes 0");
}

enum status breakeven_table(const struct breakeven *breakeven, const struct breakeven_about *about, FILE *file,
                            struct error *error)
{
    put_about(about, file);
    if (breakeven->finding == BREAKEVEN_FOUND)
        put_found(breakeven, about, file);
    else
        put_missing(breakeven, file);
    put_crossings(breakeven, file);
    fputs("\nDifference at the ends\n", file);
    put_difference(file, &breakeven->points[0]);
    put_difference(file, &breakeven->points[breakeven->count - 1]);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the result could not be written: %s", strerror(errno));
    return STATUS_OK;
}

enum status breakeven_json(const struct breakeven *breakeven, const struct breakeven_about *about, FILE *file,
                           struct error *error)
{
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_string(&json, "first", about->first);
    json_string(&json, "second", about->second);
    json_string(&json, "metric", metric_table[about->regimes->metric].name);
    json_string(&json, "unit", metric_table[about->regimes->metric].unit);
    json_string(&json, "parameter", about->regimes->path);
    json_bool(&json, "set_in_first", about->regimes->in_first);
    json_bool(&json, "set_in_second", about->regimes->in_second);
    json_integer(&json, "replicates", about->regimes->replicates);
    json_number(&json, "level", BREAKEVEN_LEVEL);
    json_number(&json, "tolerance", about->range->tolerance);
    json_string(&json, "finding", finding_names[breakeven->finding]);
    json_number(&json, "value", breakeven->value);
    json_number(&json, "low", breakeven->low_open ? NAN : breakeven->low);
    json_number(&json, "high", breakeven->high_open ? NAN : breakeven->high);
    json_integer(&json, "crossings", breakeven->crossings);
    json_open(&json, "differences", '[');
    for (int i = 0; i < breakeven->count; i++) {
        json_open(&json, NULL, '{');
        json_number(&json, "value", breakeven->points[i].x);
        json_integer(&json, "pairs", (int64_t)breakeven->points[i].difference.count);
        json_number(&json, "difference", breakeven->points[i].difference.mean);
        json_number(&json, "low", breakeven->points[i].difference.low);
        json_number(&json, "high", breakeven->points[i].difference.high);
        json_close(&json);
    }
    json_close(&json);
    json_close(&json);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the result could not be written: %s", strerror(errno));
    return STATUS_OK;
}
