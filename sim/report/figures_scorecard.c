/* figures_scorecard.c - the five scales side by side: each regime's metrics as ratios to the first regime's. */
#include <math.h>
#include <string.h>

#include "cells.h"
#include "figures_internal.h"
#include "regimesim/store/utf8.h"
#include "scorecard.h"
#include "templates.h"

enum { LABEL_COLUMNS = 35, BASE_COLUMNS = 50, CARD_NOTE_COLUMNS = 106, NAMED = 4, NOTE_SIZE = 2048 };

static const double ROUNDING = 1e-9; /* a ratio of 2 lies on an axis up to 2 */

/* A figure in the making. The axis is the logarithm of the ratio to base 2 and reaches from -edge to edge. */
struct drawing {
    struct plot *plot;
    const struct results *results;
    const struct scorecard *card;
    double edge;
    int rows, marks, beyond;
};

/* A number in a row of the figure: three digits, no more than are needed. */
static const char *short_number(double value, char *buffer)
{
    const struct interval bare = {.count = 1, .mean = value, .low = NAN, .high = NAN};
    return cells_interval(&bare, buffer);
}

/* "0", "0.0042", "0.21", "4.43", "26.3", "410". */
static const char *short_ratio(double value, char *buffer)
{
    if (isinf(value))
        return "\xe2\x88\x9e";
    if (value < 0.1)
        snprintf(buffer, CELL_SIZE, "%.2g", value);
    else
        snprintf(buffer, CELL_SIZE, "%.*f", value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value);
    return buffer;
}

/* The share of the ratios, but for 0 and infinity, that an axis up to `edge` holds. */
static double share_within(const struct results *results, const struct scorecard *card, double edge)
{
    int within = 0, all = 0;
    for (int s = 0; s < SCORECARD_SCALES; s++)
        for (int i = 0; i < card->scales[s].count; i++)
            for (int arm = 1; arm < results->arm_count; arm++) {
                double x = log2(results_ratio(results, 0, arm, card->scales[s].metrics[i]).mean);
                all += isfinite(x);
                within += fabs(x) <= edge + ROUNDING;
            }
    return all ? (double)within / all : 1;
}

/* The axis ends at 2, or at 4 or 8 where it would else hold less than three quarters of the ratios: a few large ones,
 * which are written out, must not press the many small differences into a line. */
static double choose_edge(const struct results *results, const struct scorecard *card)
{
    static const double few = 0.75;
    return share_within(results, card, 1) >= few ? 1 : share_within(results, card, 2) >= few ? 2 : 3;
}

/* "0.0398, share of sensitive posts": what the ratio 1 stands for. */
static void put_row(struct drawing *drawing, int panel, int metric)
{
    const struct metric_row *row = &metric_table[metric];
    char text[256], lines[256], number[CELL_SIZE];
    struct interval base = results_mean(drawing->results, 0, metric);
    int i = ++drawing->rows;
    plot_number(drawing->plot, "row_panel", i, panel);
    plot_number(drawing->plot, "row_lines", i, plot_wrap(row->label, LABEL_COLUMNS, 2, lines, sizeof lines));
    plot_text(drawing->plot, "row_label", i, lines);
    bool share = strncmp(row->unit, "share", 5) == 0;
    snprintf(text, sizeof text, "%s = %s%s %s", base.mean > 0 ? "1" : "reference", short_number(base.mean, number),
             share ? "," : "", row->unit);
    plot_text(drawing->plot, "row_base", i, utf8_fit(text, BASE_COLUMNS, lines, sizeof lines));
    plot_number(drawing->plot, "row_better", i, row->better);
}

/* "0 → 890 ± 41", "→ 0", "× 26.3 (18.2 to 47.9)". */
static void describe_beyond(const struct drawing *drawing, int arm, int metric, const struct interval *ratio,
                            char *text, size_t size)
{
    char number[CELL_SIZE], low[CELL_SIZE], high[CELL_SIZE];
    if (isinf(ratio->mean)) {
        struct interval mean = results_mean(drawing->results, arm, metric);
        snprintf(text, size, "0 \xe2\x86\x92 %s", cells_interval(&mean, number));
    } else if (ratio->mean == 0) {
        snprintf(text, size, "\xe2\x86\x92 0");
    } else {
        int used = snprintf(text, size, "\xc3\x97 %s", short_ratio(ratio->mean, number));
        if (!isnan(ratio->low))
            snprintf(text + used, size - (size_t)used, " (%s to %s)", short_ratio(ratio->low, low),
                     short_ratio(ratio->high, high));
    }
}

/* Beyond the axis: an arrow at its end, and beside it the ratio and its bounds, or the mean where the reference is 0.
 */
static void put_beyond(struct drawing *drawing, int arm, int metric, const struct interval *ratio)
{
    char text[4 * CELL_SIZE];
    int i = ++drawing->beyond;
    describe_beyond(drawing, arm, metric, ratio, text, sizeof text);
    plot_number(drawing->plot, "beyond_row", i, drawing->rows);
    plot_number(drawing->plot, "beyond_arm", i, arm);
    plot_number(drawing->plot, "beyond_side", i, ratio->mean > 1 ? 1 : -1);
    plot_text(drawing->plot, "beyond_text", i, text);
}

/* Data: row, ratio, ends of the interval, cut somewhere beyond the axis. */
static void put_mark(struct drawing *drawing, int arm, int metric)
{
    struct interval ratio = results_ratio(drawing->results, 0, arm, metric);
    double x = log2(ratio.mean), most = drawing->edge + 1;
    if (isnan(x))
        return;
    drawing->marks++;
    if (fabs(x) > drawing->edge + ROUNDING) {
        put_beyond(drawing, arm, metric, &ratio);
        return;
    }
    fprintf(drawing->plot->data, "%d %.6g", drawing->rows, x);
    if (isnan(ratio.low))
        fputs(" NaN NaN\n", drawing->plot->data);
    else
        fprintf(drawing->plot->data, " %.6g %.6g\n", fmax(log2(ratio.low), -most), fmin(log2(ratio.high), most));
}

static void put_panels(struct drawing *drawing)
{
    for (int s = 0; s < SCORECARD_SCALES; s++) {
        const struct scorecard_scale *scale = &drawing->card->scales[s];
        plot_panel(drawing->plot, &(struct plot_panel){.name = scale_names[scale->scale], .unit = "", .x_name = ""});
        plot_number(drawing->plot, "row_first", s + 1, drawing->rows + 1);
        for (int i = 0; i < scale->count; i++)
            put_row(drawing, s + 1, scale->metrics[i]);
        plot_number(drawing->plot, "row_last", s + 1, drawing->rows);
    }
}

/* A block of data for each regime: the template gives each its shape and its line within a row. */
static void put_marks(struct drawing *drawing)
{
    int arms = drawing->results->arm_count;
    for (int arm = 1; arm < arms; arm++) {
        drawing->rows = 0;
        for (int s = 0; s < SCORECARD_SCALES; s++)
            for (int i = 0; i < drawing->card->scales[s].count; i++) {
                drawing->rows++;
                put_mark(drawing, arm, drawing->card->scales[s].metrics[i]);
            }
        fputs("1 NaN NaN NaN\n\n\n", drawing->plot->data); /* no block is empty */
    }
}

/* "; left out, ...: breached records, authors identified, and 3 more". */
static void list_metrics(char *note, size_t size, const char *what, const int *metrics, int count)
{
    size_t used = strlen(note);
    int named = count <= NAMED + 1 ? count : NAMED;
    if (count == 0)
        return;
    used += (size_t)snprintf(note + used, size - used, "; %s: ", what);
    for (int i = 0; i < named; i++)
        used += (size_t)snprintf(note + used, size - used, "%s%s", i ? ", " : "", metric_table[metrics[i]].label);
    if (named < count)
        snprintf(note + used, size - used, " and %d more", count - named);
}

static void put_note(struct drawing *drawing)
{
    char note[NOTE_SIZE], lines[NOTE_SIZE], count[CELL_SIZE];
    const struct scorecard *card = drawing->card;
    bool single = cells_finished(drawing->results).most == 1;
    snprintf(note, sizeof note,
             "ratios of means over %s%s; a grey arrow shows which direction is better for those "
             "whom the metric concerns; arrows at the border: beyond the axis; no mark: 0 in both, or no value",
             cells_replicates(drawing->results, count),
             single ? ", without intervals" : ", in pairs, with 95 % intervals after Fieller");
    list_metrics(note, sizeof note, "left out, 0 or without a value", card->empty, card->empty_count);
    list_metrics(note, sizeof note, "for want of room only in scorecard.csv", card->surplus, card->surplus_count);
    int used = plot_wrap(note, CARD_NOTE_COLUMNS, 6, lines, sizeof lines);
    gnuplot_text(&drawing->plot->script, "note", lines);
    gnuplot_number(&drawing->plot->script, "note_lines", used);
}

static void put_legend(struct drawing *drawing)
{
    const struct results *results = drawing->results;
    for (int arm = 1; arm < results->arm_count; arm++)
        plot_legend(drawing->plot, results->arms[arm].title, (struct plot_style){arm + 1, 1, arm});
}

enum status figures_scorecard(const struct results *results, struct folder *folder, struct error *error)
{
    struct plot plot;
    struct scorecard card;
    char title[sizeof results->arms[0].title + 32];
    bool drawn;
    if (results->arm_count < 2)
        return STATUS_OK;
    snprintf(title, sizeof title, "Five scales, as ratios to: %s", results->arms[0].title);
    scorecard_make(&card, results);
    struct drawing drawing = {.plot = &plot, .results = results, .card = &card, .edge = choose_edge(results, &card)};
    enum status status = plot_begin(&plot, title, "", error);
    plot.template = template_scorecard;
    if (!status) {
        put_panels(&drawing);
        gnuplot_number(&plot.script, "row_count", drawing.rows);
        put_marks(&drawing);
        put_legend(&drawing);
        put_note(&drawing);
        gnuplot_number(&plot.script, "edge", drawing.edge);
        gnuplot_number(&plot.script, "regimes", results->arm_count - 1);
        gnuplot_number(&plot.script, "beyond_count", drawing.beyond);
        plot.curves = drawing.marks;
        status = plot_draw(&plot, folder, "scorecard", &drawn, error);
    }
    plot_close(&plot);
    return status;
}
