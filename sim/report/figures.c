/* figures.c - the figures of scenarios: curves over time, by cohort and by delay. */
#include "regimesim/report/figures.h"

#include <math.h>
#include <stdlib.h>

#include "cells.h"
#include "figures_internal.h"
#include "regimesim/params/metrics.h"

char *figures_note(const struct results *results, char *buffer, size_t size)
{
    char count[CELL_SIZE];
    bool single = cells_finished(results).most == 1;
    snprintf(buffer, size, "%s%s%s", single ? "" : "mean and 95 % band over ", cells_replicates(results, count),
             single ? ", without a band" : "");
    return buffer;
}

/* A panel of a figure: which metric, how its values are shown, and over what. */
struct view {
    int metric;
    const char *name; /* NULL: the metric's label */
    bool complement;  /* show 1 - value */
    const char *x_name;
    enum plot_base base;
};

static struct plot_point make_point(const struct curve_point *from, bool complement)
{
    const struct interval *value = &from->value;
    if (complement)
        return (struct plot_point){from->x, 1 - value->mean, 1 - value->high, 1 - value->low};
    return (struct plot_point){from->x, value->mean, value->low, value->high};
}

/* One arm's curve. *added tells whether there was one. */
static enum status add_curve(struct plot *plot, const struct results *results, int arm, int element,
                             const struct view *view, struct plot_style style, bool *added, struct error *error)
{
    struct curve_point *curve;
    size_t count;
    *added = false;
    enum status status = results_curve(results, arm, view->metric, element, &curve, &count, error);
    if (status || count == 0) {
        free(curve);
        return status;
    }
    struct plot_point *points = calloc(count, sizeof *points);
    if (points) {
        for (size_t i = 0; i < count; i++)
            points[i] = make_point(&curve[i], view->complement);
        *added = plot_curve(plot, points, count, style);
    } else {
        status = error_set(error, STATUS_INTERNAL, "out of memory");
    }
    free(points);
    free(curve);
    return status;
}

/* Where the curves of a metric end. */
static double last_x(const struct results *results, int metric)
{
    int last = 1;
    for (int i = 0; i < results->arm_count * results->replicates; i++) {
        const struct outcome *run = &results->outcomes[i];
        for (size_t k = 0; k < run->count; k++)
            if (run->rows[k].metric == metric && run->rows[k].x > last)
                last = run->rows[k].x;
    }
    return last;
}

static void begin_panel(struct plot *plot, const struct results *results, const struct view *view)
{
    const struct metric_row *row = &metric_table[view->metric];
    plot_panel(plot, &(struct plot_panel){.name = view->name ? view->name : row->label,
                                          .unit = row->unit,
                                          .x_name = view->x_name,
                                          .x_high = last_x(results, view->metric),
                                          .days = true,
                                          .base = view->base});
}

/* Whether a metric's curve has the days of the run along its x axis. */
static bool over_days(int metric)
{
    return metric_table[metric].kind != METRIC_COHORT && metric_table[metric].kind != METRIC_DELAY;
}

/* A curve for each arm in each panel; scenarios are told apart by colour and dashes. */
static enum status draw_views(const struct results *results, const struct view *views, int count, bool same_y,
                              const char *name, struct folder *folder, struct error *error)
{
    struct plot plot;
    char note[CELL_SIZE + 32];
    bool any[PLOT_ARMS] = {false}, added;
    int arms = results->arm_count < PLOT_ARMS ? results->arm_count : PLOT_ARMS;
    enum status status = plot_begin(&plot, "", figures_note(results, note, sizeof note), error);
    plot.same_y = same_y;
    for (int v = 0; v < count && !status; v++) {
        begin_panel(&plot, results, &views[v]);
        for (int arm = 0; arm < arms && !status; arm++) {
            struct plot_style style = {arm + 1, arm + 1, 0};
            status = add_curve(&plot, results, arm, -1, &views[v], style, &added, error);
            any[arm] |= added;
        }
    }
    if (over_days(views[0].metric))
        figures_mark(&plot, results);
    for (int arm = 0; arm < arms && !status; arm++)
        if (any[arm])
            plot_legend(&plot, results->arms[arm].title, (struct plot_style){arm + 1, arm + 1, 0});
    if (!status)
        status = plot_draw(&plot, folder, name, &added, error);
    plot_close(&plot);
    return status;
}

static enum status draw_victimisation(const struct results *results, struct folder *folder, struct error *error)
{
    static const struct view views[] = {{.metric = M_RATE_ALL, .x_name = "day"},
                                        {.metric = M_RATE_AUTHENTIC, .x_name = "day"}};
    return draw_views(results, views, 2, true, "victimisation", folder, error);
}

static enum status draw_prevalence(const struct results *results, struct folder *folder, struct error *error)
{
    static const struct view views[] = {
        {.metric = M_PREVALENCE, .name = "prevalence: victimised at least once so far", .x_name = "day"}};
    return draw_views(results, views, 1, false, "prevalence", folder, error);
}

static enum status draw_detection(const struct results *results, struct folder *folder, struct error *error)
{
    static const char x[] = "first day of the cohort of offences";
    static const struct view views[] = {{.metric = M_COHORT_DETECTION, .x_name = x},
                                        {.metric = M_COHORT_DETECTION_REPORTED, .x_name = x}};
    return draw_views(results, views, 2, false, "detection", folder, error);
}

/* Nearly all offences stay undetected, so what is shown is the share that does not. */
static enum status draw_delay(const struct results *results, struct folder *folder, struct error *error)
{
    static const struct view views[] = {
        {M_UNDETECTED, "detected so far, all offences", true, "days since the offence", PLOT_FROM_ZERO},
        {M_UNDETECTED_REPORTED, "detected so far, reported offences", true, "days since the offence", PLOT_FROM_ZERO}};
    return draw_views(results, views, 2, false, "time-to-detection", folder, error);
}

static int most_platforms(const struct results *results)
{
    int most = 0;
    for (int arm = 0; arm < results->arm_count; arm++)
        if (results->arms[arm].params.platform_count > most)
            most = results->arms[arm].params.platform_count;
    return most;
}

/* With one platform, dashes follow the scenario as in the other figures; with several, the platform. */
static struct plot_style platform_style(int arm, int platform, int platforms)
{
    return (struct plot_style){arm + 1, platforms > 1 ? platform + 1 : arm + 1, 0};
}

static enum status add_platforms(struct plot *plot, const struct results *results, int arm, const struct view *view,
                                 bool *any, struct error *error)
{
    int platforms = most_platforms(results);
    enum status status = STATUS_OK;
    for (int k = 0; k < results->arms[arm].params.platform_count && !status; k++) {
        bool added;
        status = add_curve(plot, results, arm, k, view, platform_style(arm, k, platforms), &added, error);
        any[k] |= added;
    }
    return status;
}

static void name_platforms(struct plot *plot, const struct results *results, int arm, const bool *any)
{
    int platforms = most_platforms(results);
    const struct result_arm *of = &results->arms[arm];
    for (int k = 0; k < of->params.platform_count; k++) {
        char text[sizeof of->title + NAME_SIZE + 2];
        if (!any[k])
            continue;
        snprintf(text, sizeof text, platforms > 1 ? "%s, %s" : "%s", of->title, of->params.platforms[k].name);
        plot_legend(plot, text, platform_style(arm, k, platforms));
    }
}

static enum status draw_authenticity(const struct results *results, struct folder *folder, struct error *error)
{
    static const struct view views[] = {
        {M_AUTHENTIC_SHARE, "A: authentic profiles among users", false, "day", PLOT_CLOSE_UP},
        {M_FALSE_SHARE, "F: false identities among offenders' accounts", false, "day", PLOT_CLOSE_UP}};
    struct plot plot;
    char note[CELL_SIZE + 32];
    bool any[PLOT_ARMS][MAX_PLATFORMS] = {{false}}, drawn;
    int arms = results->arm_count < PLOT_ARMS ? results->arm_count : PLOT_ARMS;
    enum status status = plot_begin(&plot, "", figures_note(results, note, sizeof note), error);
    for (int v = 0; v < 2 && !status; v++) {
        begin_panel(&plot, results, &views[v]);
        for (int arm = 0; arm < arms && !status; arm++)
            status = add_platforms(&plot, results, arm, &views[v], any[arm], error);
    }
    for (int arm = 0; arm < arms && !status; arm++)
        name_platforms(&plot, results, arm, any[arm]);
    figures_mark(&plot, results);
    if (!status)
        status = plot_draw(&plot, folder, "authenticity", &drawn, error);
    plot_close(&plot);
    return status;
}

static bool has_values(const struct results *results, int arm, int metric)
{
    for (int r = 0; r < results->replicates; r++) {
        const struct outcome *run = &results->outcomes[(size_t)arm * (size_t)results->replicates + (size_t)r];
        size_t count;
        const struct outcome_row *rows = outcome_series(run, metric, -1, &count);
        for (size_t i = 0; i < count; i++)
            if (!isnan(rows[i].value))
                return true;
    }
    return false;
}

static enum status add_badge_curves(struct plot *plot, const struct results *results, int arm, struct error *error)
{
    static const struct {
        struct view view;
        const char *who;
    } rows[] = {{{.metric = M_RATE_VERIFIED}, "verified users"}, {{.metric = M_RATE_UNVERIFIED}, "unverified users"}};
    enum status status = STATUS_OK;
    for (int i = 0; i < 2 && !status; i++) {
        struct plot_style style = {arm + 1, i + 1, 0};
        char text[sizeof results->arms[arm].title + 32];
        bool added;
        status = add_curve(plot, results, arm, -1, &rows[i].view, style, &added, error);
        snprintf(text, sizeof text, "%s: %s", results->arms[arm].title, rows[i].who);
        if (!status)
            plot_legend(plot, text, style);
    }
    return status;
}

static enum status draw_badge(const struct results *results, struct folder *folder, struct error *error)
{
    static const struct view view = {
        .metric = M_RATE_VERIFIED, .name = "victimisation rate with and without a badge", .x_name = "day"};
    struct plot plot;
    char note[CELL_SIZE + 32];
    bool drawn;
    enum status status = plot_begin(&plot, "", figures_note(results, note, sizeof note), error);
    if (!status)
        begin_panel(&plot, results, &view);
    for (int arm = 0; arm < results->arm_count && arm < PLOT_ARMS && !status; arm++)
        if (has_values(results, arm, M_RATE_VERIFIED) && has_values(results, arm, M_RATE_UNVERIFIED))
            status = add_badge_curves(&plot, results, arm, error);
    figures_mark(&plot, results);
    if (!status)
        status = plot_draw(&plot, folder, "badge", &drawn, error);
    plot_close(&plot);
    return status;
}

enum status figures_draw(const struct results *results, const struct sweep_layout *sweep, struct folder *folder,
                         struct error *error)
{
    static enum status (*const figures[])(const struct results *, struct folder *, struct error *) = {
        draw_victimisation, draw_prevalence, draw_detection,   draw_delay,
        draw_authenticity,  draw_badge,      figures_scorecard};
    if (sweep)
        return figures_sweep(results, sweep, folder, error);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof figures / sizeof *figures && !status; i++)
        status = figures[i](results, folder, error);
    return status;
}
