/* figures_sweep.c - figures of sweeps over one parameter: a metric against its values, with the reference's level. */
#include <math.h>
#include <string.h>

#include "figures_internal.h"
#include "regimesim/params/metrics.h"

enum { GREY = 8 };

/* What the horizontal axis shows for a value of the parameter; NaN where its scale has no place for it. */
static double position(const struct sweep_axis *axis, double value)
{
    double x = axis->scale == SWEEP_ONE_MINUS_LOG ? 1 - value : value;
    return axis->scale != SWEEP_LINEAR && x <= 0 ? NAN : x;
}

struct extent {
    double low, high;
    bool complete; /* all values have a place */
};

static struct extent extent_of(const struct sweep_axis *axis)
{
    struct extent extent = {INFINITY, -INFINITY, true};
    for (int i = 0; i < axis->count; i++) {
        double x = position(axis, axis->values[i]);
        extent.complete &= !isnan(x);
        extent.low = fmin(extent.low, x);
        extent.high = fmax(extent.high, x);
    }
    if (extent.low > extent.high)
        extent.low = extent.high = 1;
    if (extent.low == extent.high) { /* one value: give the axis a width */
        double margin = axis->scale == SWEEP_LINEAR ? fmax(fabs(extent.low), 1) * 0.5 : extent.low * 0.5;
        extent.low -= margin;
        extent.high += margin;
    }
    return extent;
}

static void describe_axis(const struct sweep_axis *axis, struct plot_panel *panel)
{
    static const enum plot_scale scales[] = {PLOT_LINEAR, PLOT_LOG, PLOT_LOG_FALLING};
    struct extent extent = extent_of(axis);
    panel->x_name = axis->label[0] ? axis->label : axis->path;
    panel->x_low = extent.low;
    panel->x_high = extent.high;
    panel->scale = scales[axis->scale];
}

static void add_variant(struct plot *plot, const struct results *results, const struct sweep_layout *sweep, int metric,
                        int variant, struct plot_style style)
{
    const struct sweep_axis *axis = &sweep->axes[0];
    struct plot_point points[SWEEP_VALUES];
    for (int i = 0; i < axis->count; i++) {
        struct interval value = results_mean(results, sweep_layout_arm(sweep, variant, i, 0), metric);
        points[i] = (struct plot_point){position(axis, axis->values[i]), value.mean, value.low, value.high};
    }
    plot_curve(plot, points, (size_t)axis->count, style);
}

/* The reference knows nothing of the parameter: a level across the panel. */
static void add_reference(struct plot *plot, const struct results *results, const struct sweep_layout *sweep,
                          int metric, int variant, struct plot_style style)
{
    int arm = sweep_layout_reference(sweep, variant);
    if (arm < 0)
        return;
    struct extent extent = extent_of(&sweep->axes[0]);
    struct interval value = results_mean(results, arm, metric);
    const struct plot_point points[] = {{extent.low, value.mean, value.low, value.high},
                                        {extent.high, value.mean, value.low, value.high}};
    plot_curve(plot, points, 2, style);
}

static enum status begin(struct plot *plot, const struct results *results, const struct sweep_layout *sweep,
                         const char *title, struct error *error)
{
    char note[160];
    figures_note(results, note, sizeof note);
    if (!extent_of(&sweep->axes[0]).complete) {
        size_t used = strlen(note);
        snprintf(note + used, sizeof note - used, "; values that a log scale cannot show are left out");
    }
    return plot_begin(plot, title, note, error);
}

/* Do the references of all variants have the same values, as when the variants change what a reference lacks? */
static bool one_reference(const struct results *results, const struct sweep_layout *sweep)
{
    int first = sweep_layout_reference(sweep, 0);
    for (int v = 1; first >= 0 && v < sweep->variant_count; v++)
        for (int m = 0; m < sweep->metric_count; m++) {
            struct interval a = results_mean(results, first, sweep->metrics[m]);
            struct interval b = results_mean(results, sweep_layout_reference(sweep, v), sweep->metrics[m]);
            if (a.count != b.count || (a.count && (a.mean != b.mean || (a.count > 1 && a.high != b.high))))
                return false;
        }
    return first >= 0;
}

/* Lines are told apart by mark and colour; references are dashed lines of the same colour, or grey for a single one. */
static struct plot_style line_style(int variant)
{
    return (struct plot_style){variant + 1, 1, variant + 1};
}

static struct plot_style reference_style(int variant, bool single)
{
    return (struct plot_style){single ? GREY : variant + 1, 2, 0};
}

/* The title of a reference is "VARIANT, reference: TITLE"; where it stands for all variants, without the first part. */
static const char *reference_title(const struct results *results, const struct sweep_layout *sweep, int variant,
                                   bool single)
{
    const char *title = results->arms[sweep_layout_reference(sweep, variant)].title;
    size_t prefix = strlen(sweep->variants[variant].title);
    bool has_prefix =
        strncmp(title, sweep->variants[variant].title, prefix) == 0 && strncmp(title + prefix, ", ", 2) == 0;
    return single && has_prefix ? title + prefix + 2 : title;
}

static void name_variants(struct plot *plot, const struct results *results, const struct sweep_layout *sweep,
                          bool single)
{
    for (int v = 0; v < sweep->variant_count; v++) {
        plot_legend(plot, sweep->variants[v].title, line_style(v));
        if (sweep->reference && !single)
            plot_legend(plot, reference_title(results, sweep, v, single), reference_style(v, single));
    }
    if (single)
        plot_legend(plot, reference_title(results, sweep, 0, single), reference_style(0, single));
}

/* Few variants: they share a panel, and each metric has one. */
static enum status draw_by_metric(const struct results *results, const struct sweep_layout *sweep,
                                  struct folder *folder, struct error *error)
{
    struct plot plot;
    bool drawn, single = one_reference(results, sweep);
    enum status status = begin(&plot, results, sweep, "", error);
    plot.columns = sweep->metric_count > 2 ? 2 : 1;
    for (int m = 0; m < sweep->metric_count && !status; m++) {
        const struct metric_row *row = &metric_table[sweep->metrics[m]];
        struct plot_panel panel = {.name = row->label, .unit = row->unit};
        describe_axis(&sweep->axes[0], &panel);
        plot_panel(&plot, &panel);
        for (int v = 0; v < (single ? 1 : sweep->variant_count); v++)
            add_reference(&plot, results, sweep, sweep->metrics[m], v, reference_style(v, single));
        for (int v = 0; v < sweep->variant_count; v++)
            add_variant(&plot, results, sweep, sweep->metrics[m], v, line_style(v));
    }
    if (!status) {
        name_variants(&plot, results, sweep, single);
        status = plot_draw(&plot, folder, "sweep", &drawn, error);
    }
    plot_close(&plot);
    return status;
}

/* Many variants, as when a model is taken apart: each has its panel, all with one y axis. */
static enum status draw_by_variant(const struct results *results, const struct sweep_layout *sweep, int metric,
                                   struct folder *folder, struct error *error)
{
    struct plot plot;
    char name[NAME_SIZE + 16], title[2 * TITLE_SIZE];
    bool drawn;
    const struct metric_row *row = &metric_table[metric];
    snprintf(name, sizeof name, "sweep-%s", row->name);
    snprintf(title, sizeof title, "%s, %s", row->label, row->unit);
    enum status status = begin(&plot, results, sweep, title, error);
    plot.columns = sweep->variant_count > 8 ? 3 : 2;
    plot.same_y = true;
    for (int v = 0; v < sweep->variant_count && !status; v++) {
        struct plot_panel panel = {.name = sweep->variants[v].title, .unit = ""};
        describe_axis(&sweep->axes[0], &panel);
        plot_panel(&plot, &panel);
        add_reference(&plot, results, sweep, metric, v, (struct plot_style){GREY, 2, 0});
        add_variant(&plot, results, sweep, metric, v, line_style(0));
    }
    if (!status) {
        plot_legend(&plot, "over the values of the parameter", line_style(0));
        if (sweep->reference)
            plot_legend(&plot, "the reference under the same variant", (struct plot_style){GREY, 2, 0});
        status = plot_draw(&plot, folder, name, &drawn, error);
    }
    plot_close(&plot);
    return status;
}

enum status figures_sweep(const struct results *results, const struct sweep_layout *sweep, struct folder *folder,
                          struct error *error)
{
    enum status status = STATUS_OK;
    if (sweep->axis_count == 1 && sweep->variant_count <= VARIANTS_IN_A_PANEL)
        return draw_by_metric(results, sweep, folder, error);
    for (int m = 0; m < sweep->metric_count && !status; m++)
        status = sweep->axis_count == 1 ? draw_by_variant(results, sweep, sweep->metrics[m], folder, error)
                                        : figures_map(results, sweep, sweep->metrics[m], folder, error);
    return status;
}
