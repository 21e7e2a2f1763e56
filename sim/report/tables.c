/* tables.c - one scenario, and several side by side, as plain text. */
#include "regimesim/report/tables.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "regimesim/params/metrics.h"

enum { INDENT = 2, SOURCE_WIDTH = 15 };

static enum status finish(FILE *file, struct error *error)
{
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the table could not be written: %s", strerror(errno));
    return STATUS_OK;
}

/* Metrics follow the order of the five scales; what speaks to none comes last. */
static const enum metric_scale scale_order[] = {SCALE_SECURITY, SCALE_ACCOUNTABILITY, SCALE_PRIVACY,
                                                SCALE_LIBERTY,  SCALE_COST,           SCALE_NONE};
enum { SCALES = sizeof scale_order / sizeof *scale_order };

static void put_scale(FILE *file, enum metric_scale scale)
{
    fprintf(file, "%s\n", scale == SCALE_NONE ? "who is there" : scale_names[scale]);
}

static void put_label(FILE *file, const char *label)
{
    fprintf(file, "%*s", INDENT, "");
    cells_left(file, label, LABEL_WIDTH - INDENT);
}

typedef void put_row(void *context, FILE *file, int metric);

static bool exists(const struct results *results, int metric)
{
    for (int arm = 0; arm < results->arm_count; arm++)
        if (results_mean(results, arm, metric).count > 0)
            return true;
    return false;
}

/* A row for each headline metric that any arm has, under its scale and, where asked for and where it changes, its
 * unit. */
static void put_headlines(const struct results *results, bool units, put_row *put, void *context, FILE *file)
{
    for (int s = 0; s < SCALES; s++) {
        const char *unit = "";
        bool begun = false;
        for (int metric = 0; metric < METRIC_COUNT; metric++) {
            const struct metric_row *row = &metric_table[metric];
            if (!row->headline || row->scale != scale_order[s] || !exists(results, metric))
                continue;
            if (!begun)
                put_scale(file, row->scale);
            if (units && strcmp(unit, row->unit))
                fprintf(file, "%*s(%s)\n", INDENT, "", row->unit);
            begun = true;
            unit = row->unit;
            put(context, file, metric);
        }
    }
}

/* What the rows of one arm need. */
struct one {
    const struct results *results;
    int arm;
};

static void put_value_row(void *context, FILE *file, int metric)
{
    const struct one *one = context;
    char cell[CELL_SIZE];
    struct interval interval = results_mean(one->results, one->arm, metric);
    put_label(file, metric_table[metric].label);
    cells_right(file, cells_interval(&interval, cell), CELL_WIDTH);
    fprintf(file, "%*s%s\n", INDENT, "", metric_table[metric].unit);
}

static const char *verdict(double value, double low, double high)
{
    return isnan(value) ? "-" : value < low ? "below" : value > high ? "above" : "in";
}

static void put_targets(const struct one *one, FILE *file)
{
    fputs("\nTargets of the anonymous baseline\n", file);
    cells_left(file, "", LABEL_WIDTH);
    cells_right(file, "value", CELL_WIDTH);
    cells_right(file, "target", CELL_WIDTH - 4);
    fputs("  is     source\n", file);
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        const struct metric_row *row = &metric_table[metric];
        char cell[CELL_SIZE], target[CELL_SIZE];
        if (row->kind != METRIC_SUMMARY || isnan(row->target_low))
            continue;
        struct interval interval = results_mean(one->results, one->arm, metric);
        snprintf(target, sizeof target, "%.4g to %.4g", row->target_low, row->target_high);
        put_label(file, row->label);
        cells_right(file, cells_interval(&interval, cell), CELL_WIDTH);
        cells_right(file, target, CELL_WIDTH - 4);
        fprintf(file, "  %-5s  ", verdict(interval.mean, row->target_low, row->target_high));
        cells_last(file, row->source ? row->source : "", SOURCE_WIDTH);
    }
}

enum status tables_summary(const struct results *results, int arm, bool targets, FILE *file, struct error *error)
{
    struct one one = {results, arm};
    char count[CELL_SIZE];
    cells_last(file, results->arms[arm].title, TABLE_WIDTH);
    fprintf(file, "%s: mean \xc2\xb1 half of the 95 %% interval; -: no such value\n\n",
            cells_replicates(results, count));
    put_headlines(results, false, put_value_row, &one, file);
    if (targets)
        put_targets(&one, file);
    return finish(file, error);
}

/* Some of the arms, side by side. */
struct block {
    const struct results *results;
    int first, end;
};

static void put_names(const struct block *block, FILE *file)
{
    cells_left(file, "", LABEL_WIDTH);
    for (int arm = block->first; arm < block->end; arm++)
        cells_right(file, block->results->arms[arm].name, CELL_WIDTH);
    fputc('\n', file);
}

static void put_mean_row(void *context, FILE *file, int metric)
{
    const struct block *block = context;
    char cell[CELL_SIZE];
    put_label(file, metric_table[metric].label);
    for (int arm = block->first; arm < block->end; arm++) {
        struct interval interval = results_mean(block->results, arm, metric);
        cells_right(file, cells_interval(&interval, cell), CELL_WIDTH);
    }
    fputc('\n', file);
}

static void put_difference_row(void *context, FILE *file, int metric)
{
    const struct block *block = context;
    char cell[CELL_SIZE];
    put_label(file, metric_table[metric].label);
    for (int arm = block->first; arm < block->end; arm++) {
        struct paired paired = results_difference(block->results, 0, arm, metric);
        cells_right(file, cells_difference(&paired.difference, cell), CELL_WIDTH);
    }
    fputc('\n', file);
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Median over the headline metrics of the share of variance that pairing removes; NaN when it is nowhere known. */
static double pairing_gain(const struct results *results, int arm)
{
    double gains[METRIC_COUNT];
    size_t count = 0;
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        if (!metric_table[metric].headline)
            continue;
        double ratio = results_difference(results, 0, arm, metric).variance_ratio;
        if (!isnan(ratio))
            gains[count++] = 1 - ratio;
    }
    qsort(gains, count, sizeof *gains, compare_numbers);
    return count == 0 ? NAN : (gains[(count - 1) / 2] + gains[count / 2]) / 2;
}

static void put_pairing(const struct block *block, FILE *file)
{
    char cell[CELL_SIZE];
    fputs("pairing\n", file);
    put_label(file, "variance it removes, median");
    for (int arm = block->first; arm < block->end; arm++) {
        double gain = pairing_gain(block->results, arm);
        snprintf(cell, sizeof cell, isnan(gain) ? "-" : "%.0f %%", 100 * gain);
        cells_right(file, cell, CELL_WIDTH);
    }
    fputc('\n', file);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static void put_values(const struct results *results, FILE *file)
{
    for (int first = 0; first < results->arm_count; first += TABLE_CELLS) {
        struct block block = {results, first, least(first + TABLE_CELLS, results->arm_count)};
        fputc('\n', file);
        put_names(&block, file);
        put_headlines(results, true, put_mean_row, &block, file);
    }
}

static void put_differences(const struct results *results, FILE *file)
{
    fputs("\nDifference in the same replicates from ", file);
    cells_last(file, results->arms[0].name, TABLE_WIDTH / 2);
    for (int first = 1; first < results->arm_count; first += TABLE_CELLS) {
        struct block block = {results, first, least(first + TABLE_CELLS, results->arm_count)};
        if (first > 1)
            fputc('\n', file);
        put_names(&block, file);
        put_headlines(results, false, put_difference_row, &block, file);
        put_pairing(&block, file);
    }
}

enum status tables_comparison(const struct results *results, FILE *file, struct error *error)
{
    char count[CELL_SIZE];
    for (int arm = 0; arm < results->arm_count; arm++) {
        cells_left(file, results->arms[arm].name, CELL_WIDTH);
        cells_last(file, results->arms[arm].title, TABLE_WIDTH - CELL_WIDTH);
    }
    fprintf(file, "%s: mean \xc2\xb1 half of the 95 %% interval; -: no such value\n", cells_replicates(results, count));
    put_values(results, file);
    if (results->arm_count > 1)
        put_differences(results, file);
    if (results->replicates == 1)
        fputs("\nOne replicate has no interval: whether a difference holds cannot be said.\n", file);
    return finish(file, error);
}
