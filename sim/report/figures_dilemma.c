/* figures_dilemma.c - the dilemma map: the ground in bands of colour with lines of equal value, and on it the path of
 * each regime, with a mark a year in the colour of what the regime itself had in that year. */
#include <math.h>
#include <string.h>

#include "plot.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/map_report.h"
#include "templates.h"

/* Rows and columns of the ground's picture; of the grid in which lines of equal value are sought; and how many values
 * the colours should tell apart, about. */
enum { PICTURE = 150, LINES = 60, BANDS = 16 };

struct range {
    double low, high, step;
};

static void include(struct range *range, double value)
{
    if (isnan(value))
        return;
    range->low = fmin(range->low, value);
    range->high = fmax(range->high, value);
}

/* One scale for the ground and the marks of both panels of a measure; false where nothing has a value. */
static bool find_range(const struct map *map, const struct map_ground *ground, enum map_measure measure,
                       struct range *range)
{
    *range = (struct range){.low = INFINITY, .high = -INFINITY};
    for (int node = 0; node < MAP_NODES; node++)
        include(range, ground->z[measure][node]);
    for (int arm = MAP_NODES; arm < map->arm_count; arm++)
        for (int period = 1; period <= map->periods; period++)
            include(range, map_mean(map, arm, period, measure).mean);
    if (range->low > range->high)
        return false;
    double span = range->high > range->low ? range->high - range->low : fmax(fabs(range->high), 1e-9);
    range->step = plot_round_step(span / BANDS);
    range->low = floor(range->low / range->step) * range->step;
    range->high = ceil(range->high / range->step) * range->step;
    if (!(range->high > range->low))
        range->high = range->low + range->step;
    return true;
}

static void put_row(FILE *data, const double *values, int count)
{
    for (int i = 0; i < count; i++)
        if (isnan(values[i]))
            fputs("NaN ", data);
        else
            fprintf(data, "%.6g ", values[i]);
    fputc('\n', data);
}

/* A block always has a row, since blocks are found by their number. */
static void end_block(FILE *data, bool empty)
{
    if (empty)
        put_row(data, (const double[]){NAN, NAN, NAN, NAN, NAN}, 5);
    fputs("\n\n", data);
}

static double between(const double *line, double share)
{
    return line[0] + (line[MAP_SIDE - 1] - line[0]) * share;
}

/* The middle of the band that a value lies in. */
static double band_of(const struct range *range, double value)
{
    double band = floor((value - range->low) / range->step);
    band = fmin(band, round((range->high - range->low) / range->step) - 1);
    return range->low + (band + 0.5) * range->step;
}

/* The picture as rectangles: in each row the stretches of one colour. x_low, x_high, y_low, y_high, value */
static void put_picture(FILE *data, const struct map_ground *ground, enum map_measure measure,
                        const struct range *range)
{
    bool empty = true;
    for (int j = 0; j < PICTURE; j++) {
        double row[5] = {NAN, NAN, between(ground->f, (double)j / PICTURE), between(ground->f, (j + 1.0) / PICTURE),
                         NAN};
        double f = (row[2] + row[3]) / 2;
        for (int i = 0; i <= PICTURE; i++) {
            double from = between(ground->a, (double)i / PICTURE), to = between(ground->a, (i + 1.0) / PICTURE);
            double band = i < PICTURE ? band_of(range, map_ground_at(ground, measure, (from + to) / 2, f)) : NAN;
            if (band == row[4])
                continue;
            row[1] = from;
            if (!isnan(row[4])) {
                put_row(data, row, 5);
                empty = false;
            }
            row[0] = from;
            row[4] = band;
        }
    }
    end_block(data, empty);
}

static void put_grid(FILE *data, const struct map_ground *ground, enum map_measure measure)
{
    for (int j = 0; j <= LINES; j++) {
        for (int i = 0; i <= LINES; i++) {
            double a = i < LINES ? between(ground->a, (double)i / LINES) : ground->a[MAP_SIDE - 1];
            double f = j < LINES ? between(ground->f, (double)j / LINES) : ground->f[MAP_SIDE - 1];
            put_row(data, (const double[]){a, f, map_ground_at(ground, measure, a, f)}, 3);
        }
        fputc('\n', data);
    }
    fputc('\n', data);
}

/* Where lines of equal value are named: where they cross the way down near the left edge and then along the foot,
 * which is far from most paths. */
static void put_line_names(FILE *data, const struct map_ground *ground, enum map_measure measure,
                           const struct range *range)
{
    const double apart = 0.07;
    double before = NAN, last[3] = {NAN, NAN, NAN};
    bool empty = true;
    for (int i = 0; i <= 4 * LINES; i++) {
        double share = (double)i / (2 * LINES);
        double a = between(ground->a, share <= 1 ? 0.12 : 0.12 + (share - 1) * 0.85);
        double f = between(ground->f, share <= 1 ? 0.97 - share * 0.92 : 0.05);
        double value = map_ground_at(ground, measure, a, f);
        double low = fmin(before, value), high = fmax(before, value);
        double level = ceil(low / range->step) * range->step;
        bool crosses = !isnan(before) && !isnan(value) && level > low && level <= high;
        if (crosses && level != last[2] && !(hypot(a - last[0], f - last[1]) < apart)) {
            last[0] = a;
            last[1] = f;
            last[2] = level;
            put_row(data, last, 3);
            empty = false;
        }
        before = value;
    }
    end_block(data, empty);
}

/* The way of a regime from one window to another. */
static void put_track(FILE *data, const struct map *map, int arm, int from, int to)
{
    bool empty = true;
    for (int w = from; w <= to && w < map->windows; w++) {
        double place[2] = {map_track(map, arm, w, MAP_A), map_track(map, arm, w, MAP_F)};
        if (isnan(place[0]) || isnan(place[1]))
            continue;
        put_row(data, place, 2);
        empty = false;
    }
    end_block(data, empty);
}

static void put_marks(FILE *data, const struct map *map, int arm, enum map_measure measure)
{
    for (int period = 1; period <= map->periods; period++)
        put_row(data,
                (const double[]){map_mean(map, arm, period, MAP_A).mean, map_mean(map, arm, period, MAP_F).mean,
                                 map_mean(map, arm, period, measure).mean},
                3);
    end_block(data, false);
}

/* An arrow's head halfway between the two years that are farthest apart: x, y, and a short step on. A regime that stays
 * where it is has none. */
static void put_head(FILE *data, const struct map *map, int arm)
{
    const double least = 0.05, length = 0.02;
    double farthest = least, row[4];
    for (int period = 2; period <= map->periods; period++) {
        double a = map_mean(map, arm, period - 1, MAP_A).mean, f = map_mean(map, arm, period - 1, MAP_F).mean;
        double da = map_mean(map, arm, period, MAP_A).mean - a, df = map_mean(map, arm, period, MAP_F).mean - f;
        double distance = hypot(da, df);
        if (!(distance > farthest))
            continue;
        farthest = distance;
        row[2] = da / distance * length;
        row[3] = df / distance * length;
        row[0] = a + (da - row[2]) / 2;
        row[1] = f + (df - row[3]) / 2;
    }
    if (farthest > least)
        put_row(data, row, 4);
    end_block(data, !(farthest > least));
}

/* Does the breach change anything? Without a registry there is none. */
static bool breach_matters(const struct map *map, int regime)
{
    for (int w = 0; w < map->windows; w++)
        for (int m = MAP_A; m <= MAP_F; m++) {
            double without = map_track(map, map_regime(map, regime, false), w, (enum map_measure)m);
            double with = map_track(map, map_regime(map, regime, true), w, (enum map_measure)m);
            if (without != with && !(isnan(without) && isnan(with)))
                return true;
        }
    return false;
}

static void put_regime(FILE *data, const struct map *map, int regime, bool breach, enum map_measure measure)
{
    int arm = map_regime(map, regime, breach);
    int turn = breach && breach_matters(map, regime) ? map->breach_day / map->interval : map->windows;
    put_track(data, map, arm, 0, turn);
    put_track(data, map, arm, turn, map->windows);
    put_track(data, map, arm, turn, turn);
    put_head(data, map, arm);
    put_marks(data, map, arm, measure);
}

static void put_panel(struct plot *plot, const struct map *map, const struct map_ground *ground,
                      enum map_measure measure, bool breach, const struct range *range)
{
    char name[160];
    const struct metric_row *row = &metric_table[map_metrics[measure]];
    if (breach)
        snprintf(name, sizeof name, "the same, every registry breached on day %d", map->breach_day);
    else
        snprintf(name, sizeof name, "%s", row->label);
    plot_panel(plot, &(struct plot_panel){.name = name, .unit = row->unit, .x_name = "A, authentic share of users"});
    plot_number(plot, "z_low", plot->panels, range->low);
    plot_number(plot, "z_high", plot->panels, range->high);
    plot_number(plot, "z_step", plot->panels, range->step);
    plot_number(plot, "z_bands", plot->panels, round((range->high - range->low) / range->step));
    put_picture(plot->data, ground, measure, range);
    put_grid(plot->data, ground, measure);
    put_line_names(plot->data, ground, measure, range);
    for (int i = 0; i < map->regimes; i++)
        put_regime(plot->data, map, i, breach, measure);
    plot->curves = plot->panels;
}

static enum status draw(const struct map *map, const struct map_ground *ground, const enum map_measure *measures,
                        int count, const char *name, struct folder *folder, struct error *error)
{
    struct plot plot;
    char note[400];
    bool drawn;
    snprintf(
        note, sizeof note,
        "Background: a world where nobody is verified, mean of %d days and %d replicates. Each mark: a regime in one "
        "year (the larger, the later), in the colour of its own value (white: none yet). Arrow: the way that it goes. "
        "Red cross: the breach",
        map->days, map->replicates);
    enum status status = plot_begin(&plot, "", note, error);
    plot.columns = 2;
    plot.stretch = 1.2;
    plot.left_room = 4.4;
    plot.template = template_dilemma;
    for (int m = 0; m < count && !status; m++) {
        struct range range;
        if (!find_range(map, ground, measures[m], &range))
            continue;
        put_panel(&plot, map, ground, measures[m], false, &range);
        put_panel(&plot, map, ground, measures[m], true, &range);
    }
    if (!status) {
        gnuplot_number(&plot.script, "regimes", map->regimes);
        gnuplot_number(&plot.script, "years", map->periods);
        gnuplot_text(&plot.script, "y_name", "F, false share of offenders");
        for (int i = 0; i < map->regimes; i++)
            plot_legend(&plot, map->arms[map_regime(map, i, false)].title, (struct plot_style){1, 1, i + 1});
        status = plot_draw(&plot, folder, name, &drawn, error);
    }
    plot_close(&plot);
    return status;
}

enum status map_draw(const struct map *map, const struct map_ground *ground, struct folder *folder, struct error *error)
{
    static const enum map_measure main_measures[] = {MAP_AUTHENTIC, MAP_DETECTION}, all[] = {MAP_ALL};
    enum status status = draw(map, ground, main_measures, 2, "map", folder, error);
    return status ? status : draw(map, ground, all, 1, "map-all", folder, error);
}
