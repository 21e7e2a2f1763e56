/* html_sweep.c - a sweep in words, and its figures with their data. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "figures_internal.h"
#include "html_internal.h"
#include "regimesim/params/metrics.h"

enum { NUMBER = 32, PLACE = 2 * NUMBER + 16 };

static const char *axis_value(const struct sweep_axis *axis, int i, char *buffer)
{
    snprintf(buffer, NUMBER, "%.6g", axis->values[i]);
    return buffer;
}

/* "0.5", or of two axes "0.5 and 3". */
static const char *place_name(const struct sweep_layout *sweep, bool last, char *buffer)
{
    char first[NUMBER], second[NUMBER];
    axis_value(&sweep->axes[0], last ? sweep->axes[0].count - 1 : 0, first);
    snprintf(buffer, PLACE, "%s", first);
    if (sweep->axis_count > 1)
        snprintf(buffer, PLACE, "%s and %s", first,
                 axis_value(&sweep->axes[1], last ? sweep->axes[1].count - 1 : 0, second));
    return buffer;
}

static int last_arm(const struct sweep_layout *sweep, int variant)
{
    return sweep_layout_arm(sweep, variant, sweep->axes[0].count - 1,
                            sweep->axis_count > 1 ? sweep->axes[1].count - 1 : 0);
}

/* From the first to the last value, and where there is a reference, both against it. */
static void put_variant(const struct html_page *page, int metric, int variant, FILE *stream)
{
    const struct results *results = page->results;
    const struct sweep_layout *sweep = page->sweep;
    char cell[CELL_SIZE], place[PLACE];
    int first = sweep_layout_arm(sweep, variant, 0, 0), last = last_arm(sweep, variant);
    int reference = sweep_layout_reference(sweep, variant);
    struct interval mean = results_mean(results, first, metric);
    struct paired change = results_difference(results, first, last, metric);
    html_put(stream, "<li>%s%s", sweep->variant_count > 1 ? sweep->variants[variant].title : "",
             sweep->variant_count > 1 ? ": " : "");
    html_put(stream, "at %s on average %s; ", place_name(sweep, false, place), html_mean(&mean, cell));
    html_put(stream, "at %s, against that: %s", place_name(sweep, true, place),
             html_difference(&change.difference, cell));
    if (reference >= 0) {
        struct paired low = results_difference(results, reference, first, metric);
        struct paired high = results_difference(results, reference, last, metric);
        html_put(stream, ". Against the reference: at %s %s, ", place_name(sweep, false, place),
                 html_difference(&low.difference, cell));
        html_put(stream, "at %s %s", place_name(sweep, true, place), html_difference(&high.difference, cell));
    }
    html_put(stream, "</li>\n");
}

void html_sweep(const struct html_page *page, FILE *stream)
{
    const struct sweep_layout *sweep = page->sweep;
    int worlds = html_worlds(page);
    html_section(stream, "outcome", "What came out");
    html_put(stream,
             "<p>In %d simulated world%s for each value: from the first to the last value%s. What happens between "
             "them, the <a href=\"#figures\">figures</a> show.</p>\n",
             worlds, worlds == 1 ? "" : "s", sweep->axis_count > 1 ? " of both parameters together" : "");
    for (int m = 0; m < sweep->metric_count; m++) {
        const struct metric_row *row = &metric_table[sweep->metrics[m]];
        html_put(stream, "<div class=\"part\">\n<h3>%s <span class=\"unit\">(%s)</span></h3>\n<ul>\n", row->label,
                 row->unit);
        for (int v = 0; v < sweep->variant_count; v++)
            put_variant(page, sweep->metrics[m], v, stream);
        html_put(stream, "</ul>\n</div>\n");
    }
    html_section_end(stream);
}

static void put_cell(const struct html_page *page, int arm, int metric, FILE *stream)
{
    char cell[CELL_SIZE];
    struct interval mean = results_mean(page->results, arm, metric);
    html_put(stream, "<td>%s</td>", cells_range(&mean, cell));
}

/* One axis: the values down, the variants across. */
static void put_column_table(const struct html_page *page, int metric, FILE *stream)
{
    const struct sweep_layout *sweep = page->sweep;
    char caption[256], number[NUMBER];
    snprintf(caption, sizeof caption, "%s (%s)", metric_table[metric].label, metric_table[metric].unit);
    html_table(stream, caption);
    html_put(stream, "<thead><tr><th scope=\"col\">%s</th>", sweep->axes[0].path);
    for (int v = 0; v < sweep->variant_count; v++)
        html_put(stream, "<th scope=\"col\">%s</th>", sweep->variants[v].title);
    html_put(stream, "</tr></thead>\n<tbody>\n");
    if (sweep->reference) {
        html_put(stream, "<tr><th scope=\"row\">reference</th>");
        for (int v = 0; v < sweep->variant_count; v++)
            put_cell(page, sweep_layout_reference(sweep, v), metric, stream);
        html_put(stream, "</tr>\n");
    }
    for (int i = 0; i < sweep->axes[0].count; i++) {
        html_put(stream, "<tr><th scope=\"row\">%s</th>", axis_value(&sweep->axes[0], i, number));
        for (int v = 0; v < sweep->variant_count; v++)
            put_cell(page, sweep_layout_arm(sweep, v, i, 0), metric, stream);
        html_put(stream, "</tr>\n");
    }
    html_table_end(stream);
}

/* Two axes: one table a variant. */
static void put_grid(const struct html_page *page, int metric, int variant, FILE *stream)
{
    const struct sweep_layout *sweep = page->sweep;
    char caption[512], number[NUMBER], cell[CELL_SIZE];
    snprintf(caption, sizeof caption, "%s (%s), %s: down %s, across %s", metric_table[metric].label,
             metric_table[metric].unit, sweep->variants[variant].title, sweep->axes[0].path, sweep->axes[1].path);
    if (sweep->reference) {
        struct interval mean = results_mean(page->results, sweep_layout_reference(sweep, variant), metric);
        html_put(stream, "<p>Reference: %s</p>\n", html_mean(&mean, cell));
    }
    html_table(stream, caption);
    html_put(stream, "<thead><tr><th scope=\"col\">%s</th>", "value");
    for (int j = 0; j < sweep->axes[1].count; j++)
        html_put(stream, "<th scope=\"col\">%s</th>", axis_value(&sweep->axes[1], j, number));
    html_put(stream, "</tr></thead>\n<tbody>\n");
    for (int i = 0; i < sweep->axes[0].count; i++) {
        html_put(stream, "<tr><th scope=\"row\">%s</th>", axis_value(&sweep->axes[0], i, number));
        for (int j = 0; j < sweep->axes[1].count; j++)
            put_cell(page, sweep_layout_arm(sweep, variant, i, j), metric, stream);
        html_put(stream, "</tr>\n");
    }
    html_table_end(stream);
}

static void put_data(const struct html_page *page, int metric, FILE *stream)
{
    if (page->sweep->axis_count == 1)
        put_column_table(page, metric, stream);
    for (int v = 0; page->sweep->axis_count > 1 && v < page->sweep->variant_count; v++)
        put_grid(page, metric, v, stream);
}

/* The smallest and the largest mean of a metric, in words. */
static void say_extremes(const struct html_page *page, int metric, FILE *words)
{
    char low[CELL_SIZE], high[CELL_SIZE];
    struct interval least = {.mean = NAN}, most = {.mean = NAN};
    int at_least = 0, at_most = 0;
    for (int arm = 0; arm < page->results->arm_count; arm++) {
        struct interval mean = results_mean(page->results, arm, metric);
        if (!(mean.mean >= least.mean)) {
            least = isnan(mean.mean) ? least : mean;
            at_least = isnan(mean.mean) ? at_least : arm;
        }
        if (!(mean.mean <= most.mean)) {
            most = isnan(mean.mean) ? most : mean;
            at_most = isnan(mean.mean) ? at_most : arm;
        }
    }
    fprintf(words, "%s (%s): ", metric_table[metric].label, metric_table[metric].unit);
    if (isnan(least.mean))
        fprintf(words, "no such value.\n");
    else
        fprintf(words, "lowest %s at “%s”, highest %s at “%s”.\n", html_mean(&least, low),
                page->results->arms[at_least].title, html_mean(&most, high), page->results->arms[at_most].title);
}

/* As figures_sweep.c draws them: one figure for all metrics, or one for each. */
static enum status put_figure(const struct html_page *page, int first, int end, const char *name, const char *caption,
                              FILE *stream, struct error *error)
{
    const struct sweep_layout *sweep = page->sweep;
    char *words = NULL;
    size_t size;
    FILE *text = open_memstream(&words, &size);
    for (int m = first; text && m < end; m++)
        say_extremes(page, sweep->metrics[m], text);
    if (!text || fclose(text) || !words) {
        free(words);
        return error_set(error, STATUS_INTERNAL, "out of memory");
    }
    struct html_figure figure = {name, caption, words, true, sweep->axis_count > 1};
    enum status status = html_figure_begin(page, &figure, stream, error);
    html_data_begin(stream);
    for (int m = first; m < end; m++)
        put_data(page, sweep->metrics[m], stream);
    html_data_end(stream);
    html_figure_end(stream);
    free(words);
    return status;
}

enum status html_sweep_figures(const struct html_page *page, FILE *stream, struct error *error)
{
    const struct sweep_layout *sweep = page->sweep;
    enum status status = STATUS_OK;
    char name[2 * NAME_SIZE], caption[256];
    if (sweep->axis_count == 1 && sweep->variant_count <= VARIANTS_IN_A_PANEL) {
        snprintf(caption, sizeof caption, "What follows from %s", sweep->axes[0].path);
        return put_figure(page, 0, sweep->metric_count, "sweep", caption, stream, error);
    }
    for (int m = 0; m < sweep->metric_count && !status; m++) {
        snprintf(name, sizeof name, "sweep-%s", metric_table[sweep->metrics[m]].name);
        snprintf(caption, sizeof caption, "%s (%s)", metric_table[sweep->metrics[m]].label,
                 metric_table[sweep->metrics[m]].unit);
        status = put_figure(page, m, m + 1, name, caption, stream, error);
    }
    return status;
}
