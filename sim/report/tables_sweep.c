/* tables_sweep.c - sweeps as plain text. */
#include <errno.h>
#include <string.h>

#include "cells.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/tables.h"
#include "regimesim/util/text.h"

enum { VALUE_WIDTH = 20, COLUMNS = (TABLE_WIDTH - VALUE_WIDTH) / CELL_WIDTH };

static void put_cell(const struct results *results, int arm, int metric, FILE *file)
{
    char cell[CELL_SIZE];
    struct interval interval = results_mean(results, arm, metric);
    cells_right(file, cells_interval(&interval, cell), CELL_WIDTH);
}

static void put_value(double value, int width, FILE *file)
{
    char digits[32];
    cells_right(file, text_number(value, digits, sizeof digits), width);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* One axis: variants first .. end-1 side by side, the reference above the values. */
static void put_variants(const struct results *results, const struct sweep_layout *sweep, int metric, int first,
                         FILE *file)
{
    int end = least(first + COLUMNS, sweep->variant_count);
    cells_left(file, "", VALUE_WIDTH);
    for (int v = first; v < end; v++)
        cells_right(file, sweep->variants[v].name, CELL_WIDTH);
    fputc('\n', file);
    if (sweep->reference) {
        cells_right(file, "reference", VALUE_WIDTH);
        for (int v = first; v < end; v++)
            put_cell(results, sweep_layout_reference(sweep, v), metric, file);
        fputc('\n', file);
    }
    for (int i = 0; i < sweep->axes[0].count; i++) {
        put_value(sweep->axes[0].values[i], VALUE_WIDTH, file);
        for (int v = first; v < end; v++)
            put_cell(results, sweep_layout_arm(sweep, v, i, 0), metric, file);
        fputc('\n', file);
    }
}

/* Two axes: values first .. end-1 of the second side by side. */
static void put_grid(const struct results *results, const struct sweep_layout *sweep, int metric, int variant,
                     int first, FILE *file)
{
    int end = least(first + COLUMNS, sweep->axes[1].count);
    cells_left(file, "", VALUE_WIDTH);
    for (int j = first; j < end; j++)
        put_value(sweep->axes[1].values[j], CELL_WIDTH, file);
    fputc('\n', file);
    for (int i = 0; i < sweep->axes[0].count; i++) {
        put_value(sweep->axes[0].values[i], VALUE_WIDTH, file);
        for (int j = first; j < end; j++)
            put_cell(results, sweep_layout_arm(sweep, variant, i, j), metric, file);
        fputc('\n', file);
    }
}

static void put_grids(const struct results *results, const struct sweep_layout *sweep, int metric, FILE *file)
{
    for (int v = 0; v < sweep->variant_count; v++) {
        cells_last(file, sweep->variants[v].title, TABLE_WIDTH);
        if (sweep->reference) {
            cells_right(file, "reference", VALUE_WIDTH);
            put_cell(results, sweep_layout_reference(sweep, v), metric, file);
            fputc('\n', file);
        }
        for (int first = 0; first < sweep->axes[1].count; first += COLUMNS)
            put_grid(results, sweep, metric, v, first, file);
    }
}

enum status tables_sweep(const struct results *results, const struct sweep_layout *sweep, FILE *file,
                         struct error *error)
{
    char count[CELL_SIZE];
    for (int a = 0; a < sweep->axis_count; a++)
        fprintf(file, "%s: %s\n", a ? "across" : "down", sweep->axes[a].path);
    fprintf(file, "%s: mean \xc2\xb1 half of the 95 %% interval; -: no such value\n", cells_replicates(results, count));
    for (int m = 0; m < sweep->metric_count; m++) {
        const struct metric_row *row = &metric_table[sweep->metrics[m]];
        fprintf(file, "\n%s (%s)\n", row->label, row->unit);
        if (sweep->axis_count > 1)
            put_grids(results, sweep, sweep->metrics[m], file);
        for (int v = 0; sweep->axis_count == 1 && v < sweep->variant_count; v += COLUMNS)
            put_variants(results, sweep, sweep->metrics[m], v, file);
    }
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the table could not be written: %s", strerror(errno));
    return STATUS_OK;
}
