/* plot.c - putting a figure of panels together for the templates of plots/. */
#include "plot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/store/utf8.h"
#include "regimesim/util/text.h"
#include "templates.h"

enum {
    TITLE_COLUMNS = 50,
    LEGEND_COLUMNS = 58,
    NOTE_COLUMNS = 76,
    X_COLUMNS = 62,
    MARK_COLUMNS = 24,
    TEXT_LINES = 3,
    NOTE_LINES = 5
};

void plot_number(struct plot *plot, const char *name, int i, double value)
{
    char full[80];
    snprintf(full, sizeof full, "%s_%d", name, i);
    gnuplot_number(&plot->script, full, value);
}

void plot_text(struct plot *plot, const char *name, int i, const char *text)
{
    char full[48];
    snprintf(full, sizeof full, "%s_%d", name, i);
    gnuplot_text(&plot->script, full, text);
}

static void put_style(struct plot *plot, const char *prefix, int i, struct plot_style style)
{
    char full[48];
    snprintf(full, sizeof full, "%scolour", prefix);
    plot_number(plot, full, i, style.colour);
    snprintf(full, sizeof full, "%sdash", prefix);
    plot_number(plot, full, i, style.dash);
    snprintf(full, sizeof full, "%smark", prefix);
    plot_number(plot, full, i, style.mark);
}

/* The next line of at most `columns`: up to a blank where there is one, else cut where it is full. */
static const char *take_line(const char *text, size_t columns, char *line, size_t size)
{
    const char *end = text, *blank = NULL;
    for (size_t width = 0; *end;) {
        char bytes[UTF8_BYTES + 1];
        const char *next = end;
        uint32_t letter = utf8_next(&next, bytes);
        width += (size_t)utf8_letter_width(letter);
        if (width > columns || (size_t)(next - text) >= size)
            break;
        if (letter == ' ')
            blank = end;
        end = next;
    }
    if (*end && blank && blank > text)
        end = blank;
    snprintf(line, size, "%.*s", (int)(end - text), text);
    return end + strspn(end, " ");
}

int plot_wrap(const char *text, size_t columns, int most, char *buffer, size_t size)
{
    char clean[2 * TEXT_SIZE], line[2 * TEXT_SIZE];
    const char *rest = utf8_fit(text, 2 * TEXT_SIZE, clean, sizeof clean);
    size_t used = 0;
    int lines = 0;
    buffer[0] = '\0';
    while (*rest && lines < most) {
        const char *start = rest;
        rest = take_line(rest, columns, line, sizeof line);
        if (*rest && lines == most - 1)
            utf8_fit(start, columns, line, sizeof line);
        int written = snprintf(buffer + used, size - used, "%s%s", lines ? "\n" : "", line);
        used = (size_t)written < size - used ? used + (size_t)written : size - 1;
        lines++;
    }
    return lines;
}

/* A step between ticks that suits days. */
static double day_step(double range, int ticks)
{
    static const double steps[] = {1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1825, 3650};
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps && range / steps[i] > ticks)
        i++;
    return steps[i];
}

enum status plot_begin(struct plot *plot, const char *title, const char *note, struct error *error)
{
    char text[2 * TEXT_SIZE];
    *plot = (struct plot){.columns = 1, .stretch = 1, .left_room = 3.9, .template = template_curves};
    enum status status = gnuplot_begin(&plot->script, error);
    if (status)
        return status;
    plot->data = open_memstream(&plot->data_text, &plot->data_size);
    if (!plot->data)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    int lines = plot_wrap(title, TITLE_COLUMNS, TEXT_LINES, text, sizeof text);
    gnuplot_text(&plot->script, "title", text);
    gnuplot_number(&plot->script, "title_lines", lines);
    lines = plot_wrap(note, NOTE_COLUMNS, NOTE_LINES, text, sizeof text);
    gnuplot_text(&plot->script, "note", text);
    gnuplot_number(&plot->script, "note_lines", lines);
    return STATUS_OK;
}

static size_t name_columns(const struct plot *plot)
{
    return plot->columns == 1 ? 52 : plot->columns == 2 ? 30 : 24;
}

void plot_panel(struct plot *plot, const struct plot_panel *panel)
{
    char text[2 * TEXT_SIZE];
    int p = ++plot->panels;
    int lines = plot_wrap(panel->name, name_columns(plot), TEXT_LINES, text, sizeof text);
    plot->name_lines = lines > plot->name_lines ? lines : plot->name_lines;
    plot->units = plot->units || panel->unit[0];
    plot_text(plot, "name", p, text);
    plot_number(plot, "name_lines", p, lines);
    plot_text(plot, "unit", p, panel->unit);
    plot_wrap(panel->x_name, X_COLUMNS, 1, text, sizeof text);
    plot_text(plot, "x_name", p, text);
    gnuplot_text(&plot->script, "x_name", text);
    plot_number(plot, "x_low", p, panel->x_low);
    plot_number(plot, "x_high", p, panel->x_high);
    plot_number(plot, "x_scale", p, panel->scale);
    plot_number(plot, "x_step", p, panel->days ? day_step(panel->x_high - panel->x_low, 9) : 0);
    plot_number(plot, "first", p, plot->curves + 1);
    plot->base[p - 1] = panel->base;
    snprintf(plot->unit[p - 1], sizeof plot->unit[p - 1], "%s", panel->unit);
    plot->y_low[p - 1] = INFINITY;
    plot->y_high[p - 1] = plot->mean_high[p - 1] = -INFINITY;
}

static void include(struct plot *plot, double y)
{
    int p = plot->panels - 1;
    if (isnan(y))
        return;
    plot->y_low[p] = fmin(plot->y_low[p], y);
    plot->y_high[p] = fmax(plot->y_high[p], y);
}

static void put_coordinate(FILE *data, double value, char after)
{
    char digits[32];
    fprintf(data, "%s%c", isnan(value) ? "NaN" : text_number(value, digits, sizeof digits), after);
}

bool plot_curve(struct plot *plot, const struct plot_point *points, size_t count, struct plot_style style)
{
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        known += !isnan(points[i].mean);
    if (known == 0)
        return false;
    double *mean_high = &plot->mean_high[plot->panels - 1];
    for (size_t i = 0; i < count; i++) {
        put_coordinate(plot->data, points[i].x, ' ');
        put_coordinate(plot->data, points[i].mean, ' ');
        put_coordinate(plot->data, points[i].low, ' ');
        put_coordinate(plot->data, points[i].high, '\n');
        include(plot, points[i].mean);
        if (points[i].mean > *mean_high)
            *mean_high = points[i].mean;
        include(plot, points[i].low);
        include(plot, points[i].high);
    }
    fputs("\n\n", plot->data);
    put_style(plot, "", ++plot->curves, style);
    plot->last[plot->panels - 1] = plot->curves;
    return true;
}

void plot_legend(struct plot *plot, const char *text, struct plot_style style)
{
    char lines[2 * TEXT_SIZE];
    int i = ++plot->legends;
    plot_number(plot, "legend_lines", i, plot_wrap(text, LEGEND_COLUMNS, TEXT_LINES, lines, sizeof lines));
    plot_text(plot, "legend", i, lines);
    put_style(plot, "legend_", i, style);
}

void plot_mark(struct plot *plot, double x, const char *text)
{
    char line[2 * TEXT_SIZE];
    int i = ++plot->marks;
    plot_wrap(text, MARK_COLUMNS, 1, line, sizeof line);
    plot_text(plot, "mark_text", i, line);
    plot_number(plot, "mark_x", i, x);
}

static void share_y(struct plot *plot)
{
    double low = INFINITY, high = -INFINITY, mean = -INFINITY;
    for (int p = 0; p < plot->panels; p++) {
        low = fmin(low, plot->y_low[p]);
        high = fmax(high, plot->y_high[p]);
        mean = fmax(mean, plot->mean_high[p]);
    }
    for (int p = 0; p < plot->panels; p++) {
        plot->y_low[p] = low;
        plot->y_high[p] = high;
        plot->mean_high[p] = mean;
    }
}

double plot_round_step(double least)
{
    double power = pow(10, floor(log10(least)));
    for (int i = 0; i < 3; i++)
        if ((double[]){1, 2, 5}[i] * power >= least * (1 - 1e-9))
            return (double[]){1, 2, 5}[i] * power;
    return 10 * power;
}

/* Nobody should take the foot of the axis for zero. */
static void put_close_up_unit(struct plot *plot, int p)
{
    char unit[sizeof plot->unit[p] + 48];
    snprintf(unit, sizeof unit, "%s%s", plot->unit[p], plot->columns == 1 ? " (the axis does not begin at 0)" : "");
    plot_text(plot, "unit", p + 1, unit);
}

/* From zero unless the values are asked for close up and are all far from it. Bands may reach below zero; rates and
 * shares do not, so the axis does not follow them there. */
static void put_y_axis(struct plot *plot, int p)
{
    bool empty = plot->y_low[p] > plot->y_high[p];
    double low = empty ? 0 : plot->y_low[p], high = empty ? 1 : plot->y_high[p];
    double span = high - low;
    bool close_up = plot->base[p] == PLOT_CLOSE_UP && low > 0 && span < low / 2;
    if (close_up && span == 0)
        span = low;
    /* The bands of a few replicates are wide: they may run off the panel, so that the curves can be read. */
    if (!close_up && plot->mean_high[p] > 0)
        high = fmin(high, 2 * plot->mean_high[p]);
    if (strncmp(plot->unit[p], "share", 5) == 0)
        high = fmin(high, 1);
    double bottom = close_up ? low - 0.15 * span : low < 0 && high <= 0 ? low : 0;
    if (close_up)
        put_close_up_unit(plot, p);
    double top = high > bottom ? high + 0.06 * (high - bottom) : bottom + 1;
    plot_number(plot, "y_step", p + 1, plot_round_step((top - bottom) / (plot->columns == 1 ? 7 : 6)));
    plot_number(plot, "y_low", p + 1, bottom);
    plot_number(plot, "y_high", p + 1, top);
    plot_number(plot, "marks_low", p + 1, plot->y_low[p] - bottom > 0.3 * (top - bottom)); /* where no curve is */
}

static void put_totals(struct plot *plot)
{
    if (plot->same_y)
        share_y(plot);
    for (int p = 0; p < plot->panels; p++) {
        plot_number(plot, "last", p + 1, plot->last[p]);
        put_y_axis(plot, p);
    }
    gnuplot_number(&plot->script, "panels", plot->panels);
    gnuplot_number(&plot->script, "columns", plot->columns);
    gnuplot_number(&plot->script, "stretch", plot->stretch);
    gnuplot_number(&plot->script, "left_room", plot->left_room);
    gnuplot_number(&plot->script, "extra_lines", plot->extra_lines);
    gnuplot_number(&plot->script, "legends", plot->legends);
    gnuplot_number(&plot->script, "marks", plot->marks);
    gnuplot_number(&plot->script, "name_lines", plot->name_lines);
    gnuplot_number(&plot->script, "unit_lines", plot->units);
}

enum status plot_draw(struct plot *plot, struct folder *folder, const char *name, bool *drawn, struct error *error)
{
    enum status status = STATUS_OK;
    *drawn = plot->curves > 0;
    if (*drawn) {
        bool failed = ferror(plot->data);
        failed = fclose(plot->data) || failed || !plot->data_text;
        plot->data = NULL;
        put_totals(plot);
        if (failed)
            status = error_set(error, STATUS_INTERNAL, "out of memory");
        else
            fprintf(plot->script.settings, "$data << END\n%sEND\n", plot->data_text);
        if (!status)
            status = gnuplot_draw(&plot->script, plot->template, folder, name, error);
    }
    plot_close(plot);
    return status;
}

void plot_close(struct plot *plot)
{
    if (plot->data)
        fclose(plot->data);
    plot->data = NULL;
    free(plot->data_text);
    plot->data_text = NULL;
    gnuplot_close(&plot->script);
}
