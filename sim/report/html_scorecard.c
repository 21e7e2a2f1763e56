/* html_scorecard.c - the metrics of the five scales side by side. There is no sum. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "html_internal.h"
#include "scorecard.h"

static const char *direction(int better)
{
    return better < 0 ? "lower" : better > 0 ? "higher" : "-";
}

static void put_head(const struct results *results, FILE *stream)
{
    html_put(stream,
             "<thead><tr><th scope=\"col\">measure</th><th scope=\"col\">better for those concerned</th>"
             "<th scope=\"col\">%s</th>",
             results->arms[0].title);
    for (int arm = 1; arm < results->arm_count; arm++)
        html_put(stream, "<th scope=\"col\">%s, against the first</th>", results->arms[arm].title);
    html_put(stream, "</tr></thead>\n<tbody>\n");
}

/* "0.48 lower (0.27 to 0.69); 0.96 times". */
static void put_other(const struct results *results, int arm, int metric, FILE *stream)
{
    char cell[CELL_SIZE], times[CELL_SIZE] = "";
    struct interval difference = results_difference(results, 0, arm, metric).difference;
    struct interval ratio = results_ratio(results, 0, arm, metric), mean = results_mean(results, arm, metric);
    if (difference.count == 0) {
        html_put(stream, "<td>%s%s</td>", isnan(mean.mean) ? "" : "on average ", html_mean(&mean, cell));
        return;
    }
    if (cells_is_shown(&difference) && isfinite(ratio.mean))
        snprintf(times, sizeof times, "; %.3g times", ratio.mean);
    html_put(stream, "<td>%s%s</td>", html_difference(&difference, cell), times);
}

static void put_row(const struct results *results, int metric, FILE *stream)
{
    const struct metric_row *row = &metric_table[metric];
    char cell[CELL_SIZE];
    struct interval mean = results_mean(results, 0, metric);
    html_put(stream, "<tr><th scope=\"row\">%s <span class=\"unit\">%s</span></th><td>%s</td><td>%s</td>", row->label,
             row->unit, direction(row->better), html_mean(&mean, cell));
    for (int arm = 1; arm < results->arm_count; arm++)
        put_other(results, arm, metric, stream);
    html_put(stream, "</tr>\n");
}

static void put_scale(const struct results *results, const struct scorecard_scale *scale, FILE *stream)
{
    char caption[96], first = scale_names[scale->scale][0];
    if (scale->count == 0)
        return;
    snprintf(caption, sizeof caption, "%c%s", first - 'a' + 'A', scale_names[scale->scale] + 1);
    html_table(stream, caption);
    put_head(results, stream);
    for (int i = 0; i < scale->count; i++)
        put_row(results, scale->metrics[i], stream);
    html_table_end(stream);
}

static void put_list(const char *words, const int *metrics, int count, FILE *stream)
{
    if (count == 0)
        return;
    html_put(stream, "<p class=\"note\">%s: ", words);
    for (int i = 0; i < count; i++)
        html_put(stream, "%s%s", i ? ", " : "", metric_table[metrics[i]].label);
    html_put(stream, ".</p>\n");
}

/* Alone, a regime has no ratios: every metric of a scale that has a value is shown. */
static void make_alone(struct scorecard *card, const struct results *results)
{
    memset(card, 0, sizeof *card);
    for (int s = 0; s < SCORECARD_SCALES; s++)
        card->scales[s].scale = SCALE_SECURITY + (unsigned)s;
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        const struct metric_row *row = &metric_table[metric];
        if (row->kind != METRIC_SUMMARY || row->scale == SCALE_NONE || row->better == 0)
            continue;
        struct scorecard_scale *scale = &card->scales[row->scale - SCALE_SECURITY];
        bool exists = results_mean(results, 0, metric).count > 0;
        if (!exists)
            card->empty[card->empty_count++] = metric;
        else if (scale->count < SCORECARD_ROWS && row->headline)
            scale->metrics[scale->count++] = metric;
        else
            card->surplus[card->surplus_count++] = metric;
    }
}

static enum status put_figure(const struct html_page *page, FILE *stream, struct error *error)
{
    struct html_figure figure = {
        "scorecard", "The five scales as ratios to the first regime",
        "Each mark is the average of a measure, divided by that under the first regime: 1 means no change, 2 twice as "
        "much. Bars are ranges.\nA grey arrow shows which direction is better for those whom the measure concerns.\n"
        "The tables below hold the same numbers.",
        true, false};
    enum status status = html_figure_begin(page, &figure, stream, error);
    html_figure_end(stream);
    return status;
}

enum status html_scorecard(const struct html_page *page, FILE *stream, struct error *error)
{
    const struct results *results = page->results;
    bool several = results->arm_count > 1;
    struct scorecard *card = calloc(1, sizeof *card);
    enum status status = card ? STATUS_OK : error_set(error, STATUS_INTERNAL, "out of memory");
    html_section(stream, "scorecard", "Scorecard");
    html_put(stream,
             "<p>Five scales, and no sum of them: what one gains on a scale, another may lose on the next, and how "
             "much weighs how much is not for the model to say. “Better” is meant for those whom a measure "
             "concerns: that fewer are victimised, or that fewer posts are withheld.</p>\n");
    if (card && several)
        scorecard_make(card, results);
    else if (card)
        make_alone(card, results);
    if (!status && several && page->figures)
        status = put_figure(page, stream, error);
    for (int s = 0; s < SCORECARD_SCALES && !status; s++)
        put_scale(results, &card->scales[s], stream);
    if (!status) {
        put_list(several ? "Left out, 0 or without a value" : "Without a value", card->empty, card->empty_count,
                 stream);
        put_list("Measured as well, in summary.csv", card->surplus, card->surplus_count, stream);
    }
    free(card);
    html_section_end(stream);
    return status;
}
