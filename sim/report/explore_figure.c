/* explore_figure.c - where a claim holds, as a figure. */
#include "regimesim/report/explore_figure.h"

#include <math.h>
#include <string.h>

#include "plot.h"
#include "regimesim/report/explore_table.h"
#include "templates.h"

enum {
    AXES = 2,
    AXIS_COLUMNS = 38,
    FIGURE_NOTE_COLUMNS = 92,
    FIGURE_NOTE_LINES = 6,
    BLOCKS = VERDICTS + 1,
    NOTE_SIZE = 2048
};

struct drawing {
    struct plot *plot;
    const struct explore *explore;
    const struct explore_test *test;
    const struct explore_box *box; /* the one that is drawn; NULL: none is confirmed */
    int axes[AXES];                /* dimensions */
    int axis_count;
};

static bool is_axis(const struct drawing *drawing, int dimension)
{
    for (int a = 0; a < drawing->axis_count; a++)
        if (drawing->axes[a] == dimension)
            return true;
    return false;
}

/* Where the claim is borne out, if that is confirmed, else where it is not: two boxes over each other cannot be read.
 */
static const struct explore_box *choose_box(const struct explore_test *test)
{
    for (int b = 0; b < EXPLORE_BOXES; b++)
        if (test->boxes[b].confirmed)
            return &test->boxes[b];
    return NULL;
}

static bool is_limited(const struct explore_box *box, int dimension)
{
    for (int i = 0; box && i < box->box.count; i++)
        if (box->box.limits[i].dimension == dimension)
            return true;
    return false;
}

/* What the box limits, then what ranks highest. A single parameter is drawn against itself. */
static void choose_axes(struct drawing *drawing)
{
    const struct explore_test *test = drawing->test;
    for (int limited = 1; limited >= 0; limited--)
        for (int i = 0; i < drawing->explore->dimension_count && drawing->axis_count < AXES; i++) {
            int dimension = test->ranks[i].dimension;
            if (!is_axis(drawing, dimension) && is_limited(drawing->box, dimension) >= limited)
                drawing->axes[drawing->axis_count++] = dimension;
        }
    while (drawing->axis_count < AXES)
        drawing->axes[drawing->axis_count++] = drawing->axes[0];
}

/* "credentials.price (trust)"; without the unit where there is no room for it. */
static char *name_axis(const struct explore *explore, int dimension, char *buffer, size_t size)
{
    const struct explore_dimension *d = &explore->dimensions[dimension];
    bool fits = d->row->unit[0] && strlen(d->path) + strlen(d->row->unit) + 3 <= AXIS_COLUMNS;
    snprintf(buffer, size, "%s%s%s%s", d->path, fits ? " (" : "", fits ? d->row->unit : "", fits ? ")" : "");
    return buffer;
}

static void put_axes(struct drawing *drawing)
{
    for (int a = 0; a < AXES; a++) {
        const struct explore_dimension *dimension = &drawing->explore->dimensions[drawing->axes[a]];
        const struct param_row *row = dimension->row;
        char name[256];
        plot_text(drawing->plot, "axis_name", a + 1, name_axis(drawing->explore, drawing->axes[a], name, sizeof name));
        plot_number(drawing->plot, "axis_low", a + 1, row->low);
        plot_number(drawing->plot, "axis_high", a + 1, row->high);
        plot_number(drawing->plot, "axis_log", a + 1, dimension->logarithmic);
        plot_number(drawing->plot, "axis_step", a + 1, plot_round_step((row->high - row->low) / 6));
    }
}

/* The ends of the axis of the score: it holds 0, 1 and the score of every point. */
static void put_score_axis(struct drawing *drawing)
{
    double low = -1, high = 2;
    for (int point = 0; point <= drawing->explore->points; point++) {
        double score = drawing->test->results[point].score.mean;
        if (drawing->explore->left_out[point] || !isfinite(score))
            continue;
        low = fmin(low, score);
        high = fmax(high, score);
    }
    gnuplot_number(&drawing->plot->script, "score_low", low);
    gnuplot_number(&drawing->plot->script, "score_high", high);
}

/* The limits of the box along an axis, or the whole range. */
static void put_limits(struct drawing *drawing, int axis)
{
    const struct param_row *row = drawing->explore->dimensions[drawing->axes[axis]].row;
    const struct prim_box *box = &drawing->box->box;
    double low = row->low, high = row->high;
    for (int i = 0; i < box->count; i++)
        if (box->limits[i].dimension == drawing->axes[axis]) {
            low = fmax(low, box->limits[i].low);
            high = fmin(high, box->limits[i].high);
        }
    plot_number(drawing->plot, "box_low", axis + 1, low);
    plot_number(drawing->plot, "box_high", axis + 1, high);
}

static void put_box(struct drawing *drawing)
{
    gnuplot_number(&drawing->plot->script, "box", drawing->box ? drawing->box->bears_out ? 1 : 2 : 0);
    for (int a = 0; a < AXES && drawing->box; a++)
        put_limits(drawing, a);
}

static void put_number(FILE *data, double value, char after)
{
    if (isnan(value))
        fprintf(data, "NaN%c", after);
    else
        fprintf(data, "%.8g%c", value, after);
}

static void put_point(struct drawing *drawing, int point)
{
    FILE *data = drawing->plot->data;
    const struct interval *score = &drawing->test->results[point].score;
    for (int a = 0; a < AXES; a++)
        put_number(data, explore_value(drawing->explore, point, drawing->axes[a]), ' ');
    put_number(data, score->mean, ' ');
    put_number(data, score->low, ' ');
    put_number(data, score->high, '\n');
}

/* A block for each verdict, the last for the defaults; none is empty. */
static void put_points(struct drawing *drawing)
{
    for (int block = 0; block < BLOCKS; block++) {
        for (int point = 0; point <= drawing->explore->points; point++)
            if (!drawing->explore->left_out[point] &&
                block == (point == 0 ? VERDICTS : (int)drawing->test->results[point].verdict))
                put_point(drawing, point);
        fputs("NaN NaN NaN NaN NaN\n\n\n", drawing->plot->data);
    }
    drawing->plot->curves = BLOCKS;
}

static void put_entries(struct drawing *drawing)
{
    static const double at[BLOCKS] = {0.02, 0.24, 0.45, 0.78};
    char text[96];
    for (int i = 0; i < BLOCKS; i++) {
        if (i < VERDICTS)
            snprintf(text, sizeof text, "%s (%d)", verdict_names[i], drawing->test->verdicts[i]);
        else
            snprintf(text, sizeof text, "defaults");
        plot_text(drawing->plot, "entry", i + 1, text);
        plot_number(drawing->plot, "entry_at", i + 1, at[i]);
    }
}

static void put_note(struct drawing *drawing)
{
    char note[NOTE_SIZE], lines[NOTE_SIZE], words[1024];
    const struct explore *explore = drawing->explore;
    size_t used = (size_t)snprintf(
        note, sizeof note,
        "%s %d points over the plausible ranges of %d parameters, %d paired replicates each, 95 %% intervals; "
        "far scores on a logarithmic scale.",
        explore->claim->argument, explore->points - explore->left_out_count, explore->dimension_count,
        explore->replicates);
    if (drawing->box && used < sizeof note)
        snprintf(note + used, sizeof note - used, " Shaded: %s, %s at %d of %d points that the box was not found with.",
                 explore_box_words(explore, &drawing->box->box, words, sizeof words),
                 drawing->box->bears_out ? "borne out" : "not borne out", drawing->box->check.hits_inside,
                 drawing->box->check.inside);
    int count = plot_wrap(note, FIGURE_NOTE_COLUMNS, FIGURE_NOTE_LINES, lines, sizeof lines);
    gnuplot_text(&drawing->plot->script, "note", lines);
    gnuplot_number(&drawing->plot->script, "note_lines", count);
}

static void put_panels(struct drawing *drawing)
{
    char name[256], line[256];
    plot_wrap(name_axis(drawing->explore, drawing->axes[1], name, sizeof name), AXIS_COLUMNS, 1, line, sizeof line);
    plot_panel(drawing->plot, &(struct plot_panel){.name = "Score at each point",
                                                   .unit = "in smallest effects; from 1 on: borne out",
                                                   .x_name = ""});
    plot_panel(drawing->plot, &(struct plot_panel){.name = "Verdict at each point", .unit = line, .x_name = ""});
}

static enum status draw(const struct explore *explore, const struct explore_test *test, struct folder *folder,
                        struct error *error)
{
    struct plot plot;
    struct drawing drawing = {.plot = &plot, .explore = explore, .test = test, .box = choose_box(test)};
    char title[128], name[128];
    bool drawn;
    snprintf(title, sizeof title, "When does %s hold? Trust: %s", explore->claim->id, test->test->trust);
    snprintf(name, sizeof name, "explore-%s-%s", explore->claim->id, test->test->trust);
    for (char *blank = name; (blank = strchr(blank, ' ')) != NULL;)
        *blank = '-';
    enum status status = plot_begin(&plot, title, "", error);
    plot.template = template_explore;
    plot.columns = AXES;
    plot.stretch = 1.35;
    plot.extra_lines = 1;
    if (!status) {
        choose_axes(&drawing);
        put_panels(&drawing);
        put_axes(&drawing);
        gnuplot_number(&plot.script, "points", explore->points);
        put_score_axis(&drawing);
        put_box(&drawing);
        put_points(&drawing);
        put_entries(&drawing);
        put_note(&drawing);
        status = plot_draw(&plot, folder, name, &drawn, error);
    }
    plot_close(&plot);
    return status;
}

enum status explore_figure(const struct explore *explore, struct folder *folder, struct error *error)
{
    enum status status = STATUS_OK;
    for (int t = 0; t < explore->test_count && !status; t++)
        status = draw(explore, &explore->tests[t], folder, error);
    return status;
}
