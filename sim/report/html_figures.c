/* html_figures.c - the curves over time of run and compare: drawing, words, data. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "html_internal.h"
#include "regimesim/params/metrics.h"

enum { FIGURE_METRICS = 2, COLUMNS_MOST = 64, WORDS_SIZE = 1 << 15 };

/* As figures.c draws them. */
static const struct curves {
    const char *name, *caption, *x;
    int metrics[FIGURE_METRICS]; /* the second may be -1 */
    bool complement, platforms, badge;
} figures[] = {
    {"victimisation", "How often users are victimised", "day", {M_RATE_ALL, M_RATE_AUTHENTIC}, false, false, false},
    {"prevalence",
     "How many persons were victimised at least once so far",
     "day",
     {M_PREVALENCE, -1},
     false,
     false,
     false},
    {"detection",
     "How many offences are detected, by when they were committed",
     "first day of the 30 days in which they were committed",
     {M_COHORT_DETECTION, M_COHORT_DETECTION_REPORTED},
     false,
     false,
     false},
    {"time-to-detection",
     "How many offences are detected, by time since the offence",
     "days since the offence",
     {M_UNDETECTED, M_UNDETECTED_REPORTED},
     true,
     false,
     false},
    {"authenticity",
     "How authentic users are, and how false offenders' accounts",
     "day",
     {M_AUTHENTIC_SHARE, M_FALSE_SHARE},
     false,
     true,
     false},
    {"badge",
     "Victimisation of users with a verified badge and without",
     "day",
     {M_RATE_VERIFIED, M_RATE_UNVERIFIED},
     false,
     false,
     true},
};
enum { FIGURES = sizeof figures / sizeof *figures };

/* One curve: a column of the table. */
struct column {
    char title[sizeof((struct result_arm *)0)->title + NAME_SIZE + 2];
    struct curve_point *points;
    size_t count;
};

struct data {
    struct column columns[COLUMNS_MOST];
    int count;
};

static void free_data(struct data *data)
{
    for (int i = 0; i < data->count; i++)
        free(data->columns[i].points);
    data->count = 0;
}

static bool has_values(const struct column *column)
{
    for (size_t i = 0; i < column->count; i++)
        if (!isnan(column->points[i].value.mean))
            return true;
    return false;
}

/* Of what is drawn as its complement, turn the interval as well. */
static void turn(struct column *column)
{
    for (size_t i = 0; i < column->count; i++) {
        struct interval *value = &column->points[i].value;
        *value = (struct interval){value->count, 1 - value->mean, 1 - value->high, 1 - value->low};
    }
}

static enum status add_column(const struct html_page *page, const struct curves *figure, int metric, int arm,
                              int element, struct data *data, struct error *error)
{
    const struct result_arm *of = &page->results->arms[arm];
    struct column *column = &data->columns[data->count];
    if (data->count == COLUMNS_MOST)
        return STATUS_OK;
    enum status status = results_curve(page->results, arm, metric, element, &column->points, &column->count, error);
    bool named = element >= 0 && of->params.platform_count > 1;
    snprintf(column->title, sizeof column->title, "%s%s%s", of->title, named ? ", " : "",
             named ? of->params.platforms[element].name : "");
    if (status || !has_values(column)) {
        free(column->points);
        column->points = NULL;
        return status;
    }
    if (figure->complement)
        turn(column);
    data->count++;
    return STATUS_OK;
}

/* Badges are compared where verified and unverified users live side by side. */
static bool has_both(const struct results *results, int arm)
{
    return results_mean(results, arm, M_SUM_RATE_VERIFIED).count &&
           results_mean(results, arm, M_SUM_RATE_UNVERIFIED).count;
}

static enum status gather(const struct html_page *page, const struct curves *figure, int metric, struct data *data,
                          struct error *error)
{
    enum status status = STATUS_OK;
    data->count = 0;
    for (int arm = 0; arm < page->results->arm_count && !status; arm++) {
        if (figure->badge && !has_both(page->results, arm))
            continue;
        int elements = figure->platforms ? page->results->arms[arm].params.platform_count : 1;
        for (int k = 0; k < elements && !status; k++)
            status = add_column(page, figure, metric, arm, figure->platforms ? k : -1, data, error);
    }
    return status;
}

/* The mean alone: ranges stand in the table. */
static const char *bare(const struct curve_point *point, char *buffer)
{
    const struct interval mean = {1, point->value.mean, NAN, NAN};
    return cells_range(&mean, buffer);
}

/* " Anonymous: 8.1 at 10, 10.9 at 730, largest 12 at 200." */
static void say_column(const struct column *column, FILE *words)
{
    char cell[CELL_SIZE], other[CELL_SIZE];
    const struct curve_point *first = NULL, *last = NULL, *largest = NULL;
    for (size_t i = 0; i < column->count; i++) {
        const struct curve_point *point = &column->points[i];
        if (isnan(point->value.mean))
            continue;
        first = first ? first : point;
        last = point;
        largest = !largest || point->value.mean > largest->value.mean ? point : largest;
    }
    fprintf(words, " %s: %s at %d", column->title, bare(first, cell), first->x);
    if (last != first)
        fprintf(words, ", %s at %d", bare(last, cell), last->x);
    if (strcmp(bare(largest, cell), bare(first, other)) && strcmp(cell, bare(last, other)))
        fprintf(words, ", largest %s at %d", cell, largest->x);
    fputc('.', words);
}

static const char *view_name(const struct curves *figure, int metric, char *buffer, size_t size)
{
    const struct metric_row *row = &metric_table[metric];
    const char *label = metric == M_UNDETECTED            ? "detected so far, all offences"
                        : metric == M_UNDETECTED_REPORTED ? "detected so far, reported offences"
                                                          : row->label;
    snprintf(buffer, size, "%s (%s), by %s", label, row->unit, figure->x);
    return buffer;
}

static enum status say_figure(const struct html_page *page, const struct curves *figure, FILE *words, bool *any,
                              struct error *error)
{
    char name[256];
    struct data *data = calloc(1, sizeof *data);
    enum status status = data ? STATUS_OK : error_set(error, STATUS_INTERNAL, "out of memory");
    *any = false;
    for (int i = 0; i < FIGURE_METRICS && figure->metrics[i] >= 0 && !status; i++) {
        status = gather(page, figure, figure->metrics[i], data, error);
        if (!status && data->count) {
            fprintf(words, "%s%s.", *any ? "\n" : "", view_name(figure, figure->metrics[i], name, sizeof name));
            for (int c = 0; c < data->count; c++)
                say_column(&data->columns[c], words);
            *any = true;
        }
        free_data(data);
    }
    free(data);
    return status;
}

/* The next x of any column from `x` on; false at the end. */
static bool next_x(const struct data *data, size_t *places, int *x)
{
    bool found = false;
    for (int c = 0; c < data->count; c++) {
        const struct column *column = &data->columns[c];
        if (places[c] < column->count && (!found || column->points[places[c]].x < *x)) {
            *x = column->points[places[c]].x;
            found = true;
        }
    }
    return found;
}

static void put_rows(const struct data *data, FILE *stream)
{
    size_t places[COLUMNS_MOST] = {0};
    char cell[CELL_SIZE];
    int x = 0;
    while (next_x(data, places, &x)) {
        html_put(stream, "<tr><th scope=\"row\">%d</th>", x);
        for (int c = 0; c < data->count; c++) {
            const struct column *column = &data->columns[c];
            bool here = places[c] < column->count && column->points[places[c]].x == x;
            html_put(stream, "<td>%s</td>", here ? cells_range(&column->points[places[c]].value, cell) : "-");
            places[c] += here;
        }
        html_put(stream, "</tr>\n");
    }
}

static enum status put_table(const struct html_page *page, const struct curves *figure, int metric, FILE *stream,
                             struct error *error)
{
    char name[256];
    struct data *data = calloc(1, sizeof *data);
    enum status status =
        data ? gather(page, figure, metric, data, error) : error_set(error, STATUS_INTERNAL, "out of memory");
    if (!status && data->count) {
        html_table(stream, view_name(figure, metric, name, sizeof name));
        html_put(stream, "<thead><tr><th scope=\"col\">%s</th>", figure->x);
        for (int c = 0; c < data->count; c++)
            html_put(stream, "<th scope=\"col\">%s</th>", data->columns[c].title);
        html_put(stream, "</tr></thead>\n<tbody>\n");
        put_rows(data, stream);
        html_table_end(stream);
    }
    if (data)
        free_data(data);
    free(data);
    return status;
}

static enum status put_figure(const struct html_page *page, const struct curves *figure, FILE *stream,
                              struct error *error)
{
    char *words = NULL;
    size_t size;
    bool any = false;
    FILE *text = open_memstream(&words, &size);
    enum status status = text ? say_figure(page, figure, text, &any, error) : STATUS_INTERNAL;
    if (!text || fclose(text) || !words) /* without memory there are no words, whatever fclose says */
        status = error_set(error, STATUS_INTERNAL, "out of memory");
    if (!status && any) {
        struct html_figure head = {figure->name, figure->caption, words, false, false};
        status = html_figure_begin(page, &head, stream, error);
        html_data_begin(stream);
        for (int i = 0; i < FIGURE_METRICS && figure->metrics[i] >= 0 && !status; i++)
            status = put_table(page, figure, figure->metrics[i], stream, error);
        html_data_end(stream);
        html_figure_end(stream);
    }
    free(words);
    return status;
}

enum status html_figures(const struct html_page *page, FILE *stream, struct error *error)
{
    enum status status = STATUS_OK;
    html_section(stream, "figures", "Figures");
    if (page->figures)
        html_put(stream, "<p>Lines are averages over the simulated worlds, the bands around them ranges. Under each "
                         "figure stands what can be read from it, and the numbers behind it.</p>\n");
    else
        html_put(stream,
                 "<p class=\"note\">There are no drawings here (%s); the numbers behind them are given "
                 "instead.</p>\n",
                 page->no_figures ? page->no_figures : "none were made");
    if (page->sweep)
        status = html_sweep_figures(page, stream, error);
    for (int i = 0; !page->sweep && i < FIGURES && !status; i++)
        status = put_figure(page, &figures[i], stream, error);
    html_section_end(stream);
    return status;
}
