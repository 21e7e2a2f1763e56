/* figures_map.c - figures of sweeps over two parameters: a heat map for each variant. */
#include <math.h>
#include <string.h>

#include "cells.h"
#include "figures_internal.h"
#include "regimesim/params/metrics.h"
#include "templates.h"

/* The value as the axis shows it; at most about `most` ticks are named. */
static void put_ticks(struct plot *plot, const char *name, const struct sweep_axis *axis, int most)
{
    char text[32];
    int every = (axis->count + most - 1) / most;
    for (int i = 0; i < axis->count; i++) {
        double value = axis->scale == SWEEP_ONE_MINUS_LOG ? 1 - axis->values[i] : axis->values[i];
        snprintf(text, sizeof text, "%.4g", value);
        plot_text(plot, name, i + 1, i % every ? "" : text);
    }
}

struct range {
    double low, high;
};

static void write_cells(struct plot *plot, const struct results *results, const struct sweep_layout *sweep, int metric,
                        int variant, struct range *range)
{
    char digits[32];
    for (int j = 0; j < sweep->axes[1].count; j++) {
        for (int i = 0; i < sweep->axes[0].count; i++) {
            double z = results_mean(results, sweep_layout_arm(sweep, variant, i, j), metric).mean;
            snprintf(digits, sizeof digits, "%.9g", z);
            fprintf(plot->data, "%d %d %s\n", i, j, isnan(z) ? "NaN" : digits);
            range->low = fmin(range->low, z);
            range->high = fmax(range->high, z);
        }
        fputc('\n', plot->data);
    }
    fputs("\n", plot->data);
}

/* About six steps of 1, 2 or 5 times a power of ten, and limits that are multiples of them. */
static void put_colours(struct plot *plot, struct range range)
{
    double span = range.high > range.low ? range.high - range.low : fmax(fabs(range.high), 1e-9);
    double step = plot_round_step(span / 6);
    double low = floor(range.low / step) * step, high = ceil(range.high / step) * step;
    gnuplot_number(&plot->script, "z_low", low);
    gnuplot_number(&plot->script, "z_high", high > low ? high : low + step);
    gnuplot_number(&plot->script, "z_step", step);
}

static void put_panels(struct plot *plot, const struct results *results, const struct sweep_layout *sweep, int metric)
{
    struct range range = {INFINITY, -INFINITY};
    for (int v = 0; v < sweep->variant_count; v++) {
        int reference = sweep_layout_reference(sweep, v);
        struct plot_panel panel = {.name = sweep->variants[v].title, .unit = "", .x_name = sweep->axes[0].label};
        plot_panel(plot, &panel);
        plot_number(plot, "level", v + 1, reference < 0 ? NAN : results_mean(results, reference, metric).mean);
        write_cells(plot, results, sweep, metric, v, &range);
    }
    plot->curves = range.low <= range.high ? plot->panels : 0;
    if (plot->curves)
        put_colours(plot, range);
}

static void put_axes(struct plot *plot, const struct sweep_layout *sweep)
{
    char label[2 * TITLE_SIZE];
    gnuplot_number(&plot->script, "x_count", sweep->axes[0].count);
    gnuplot_number(&plot->script, "y_count", sweep->axes[1].count);
    put_ticks(plot, "x_tick", &sweep->axes[0], plot->columns == 1 ? 9 : 5);
    put_ticks(plot, "y_tick", &sweep->axes[1], 9);
    plot_wrap(sweep->axes[1].label[0] ? sweep->axes[1].label : sweep->axes[1].path, 32, 2, label, sizeof label);
    gnuplot_text(&plot->script, "y_name", label);
}

enum status figures_map(const struct results *results, const struct sweep_layout *sweep, int metric,
                        struct folder *folder, struct error *error)
{
    struct plot plot;
    char name[NAME_SIZE + 16], title[2 * TITLE_SIZE], note[CELL_SIZE + 16], count[CELL_SIZE];
    bool drawn;
    const struct metric_row *row = &metric_table[metric];
    snprintf(name, sizeof name, "sweep-%s", row->name);
    snprintf(title, sizeof title, "%s, %s", row->label, row->unit);
    snprintf(note, sizeof note, "means over %s", cells_replicates(results, count));
    enum status status = plot_begin(&plot, title, note, error);
    plot.columns = sweep->variant_count == 1 ? 1 : 2;
    plot.stretch = 1.4;
    plot.left_room = 6.5;
    plot.extra_lines = 3;
    plot.template = template_map;
    if (!status) {
        put_panels(&plot, results, sweep, metric);
        put_axes(&plot, sweep);
        plot_legend(&plot, "lines of equal value, a step of the colours apart", (struct plot_style){1, 1, 0});
        if (sweep->reference)
            plot_legend(&plot, "where the value equals the reference's", (struct plot_style){1, 1, 0});
        status = plot_draw(&plot, folder, name, &drawn, error);
    }
    plot_close(&plot);
    return status;
}
