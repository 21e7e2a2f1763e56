/* tables_json.c - results as JSON, for other programs. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "cells.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/tables.h"
#include "regimesim/store/json.h"

static void put_interval(struct json *json, const struct interval *interval)
{
    json_integer(json, "count", (int64_t)interval->count);
    json_number(json, "mean", interval->mean);
    json_number(json, "low", interval->low);
    json_number(json, "high", interval->high);
}

static void put_metrics(struct json *json)
{
    json_open(json, "metrics", '{');
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        const struct metric_row *row = &metric_table[metric];
        if (row->kind != METRIC_SUMMARY)
            continue;
        json_open(json, row->name, '{');
        json_string(json, "label", row->label);
        json_string(json, "unit", row->unit);
        json_string(json, "scale", scale_names[row->scale]);
        json_integer(json, "better", row->better);
        json_bool(json, "headline", row->headline);
        if (!isnan(row->target_low)) {
            json_number(json, "target_low", row->target_low);
            json_number(json, "target_high", row->target_high);
        }
        if (row->source)
            json_string(json, "target_source", row->source);
        json_close(json);
    }
    json_close(json);
}

static void put_arm(struct json *json, const struct results *results, int arm)
{
    json_open(json, NULL, '{');
    json_string(json, "name", results->arms[arm].name);
    json_string(json, "title", results->arms[arm].title);
    json_open(json, "metrics", '{');
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        if (metric_table[metric].kind != METRIC_SUMMARY)
            continue;
        struct interval interval = results_mean(results, arm, metric);
        json_open(json, metric_table[metric].name, '{');
        put_interval(json, &interval);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

static void put_difference(struct json *json, const struct results *results, int arm)
{
    json_open(json, NULL, '{');
    json_string(json, "scenario", results->arms[arm].name);
    json_string(json, "from", results->arms[0].name);
    json_open(json, "metrics", '{');
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        if (metric_table[metric].kind != METRIC_SUMMARY)
            continue;
        struct paired paired = results_difference(results, 0, arm, metric);
        json_open(json, metric_table[metric].name, '{');
        put_interval(json, &paired.difference);
        json_bool(json, "shown", cells_is_shown(&paired.difference));
        json_number(json, "variance_ratio", paired.variance_ratio);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

enum status tables_json(const struct results *results, FILE *file, struct error *error)
{
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_integer(&json, "first_replicate", results->first_replicate);
    json_integer(&json, "replicates", results->replicates);
    json_number(&json, "level", 0.95);
    put_metrics(&json);
    json_open(&json, "scenarios", '[');
    for (int arm = 0; arm < results->arm_count; arm++)
        put_arm(&json, results, arm);
    json_close(&json);
    json_open(&json, "differences", '[');
    for (int arm = 1; arm < results->arm_count; arm++)
        put_difference(&json, results, arm);
    json_close(&json);
    json_close(&json);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the results could not be written: %s", strerror(errno));
    return STATUS_OK;
}
