/* plot.h - putting a figure of panels together for the templates of plots/. */
#ifndef SIM_REPORT_PLOT_H
#define SIM_REPORT_PLOT_H

#include <stdbool.h>

#include "regimesim/report/gnuplot.h"

enum { PLOT_PANELS = 32, PLOT_ARMS = 64 };
enum plot_scale { PLOT_LINEAR, PLOT_LOG, PLOT_LOG_FALLING };
enum plot_base { PLOT_FROM_ZERO, PLOT_CLOSE_UP }; /* where the y axis begins; close up where all values are similar */

/* Numbers into the palette, dash patterns and marks of plots/style.gp, from 1; mark 0: none. */
struct plot_style {
    int colour, dash, mark;
};

struct plot_point {
    double x, mean, low, high; /* NaN where there is none */
};

struct plot_panel {
    const char *name, *unit, *x_name;
    double x_low, x_high;
    enum plot_scale scale;
    enum plot_base base;
    bool days; /* x counts days: ticks at months rather than at round numbers */
};

/* Fields are the plot's own but for those marked. */
struct plot {
    struct gnuplot_script script;
    FILE *data;
    char *data_text;
    size_t data_size;
    int panels, curves, legends, marks, name_lines;
    bool units;
    bool same_y;          /* caller: all panels have the same y axis */
    int columns;          /* caller: panels side by side, 1 to 3 */
    double stretch;       /* caller: height of the panels, 1 as usual */
    double left_room;     /* caller: widths of the font left of a panel */
    int extra_lines;      /* caller: lines to leave free above the legend */
    const char *template; /* caller: template_curves unless set */
    double y_low[PLOT_PANELS], y_high[PLOT_PANELS], mean_high[PLOT_PANELS];
    int last[PLOT_PANELS];
    char unit[PLOT_PANELS][96];
    enum plot_base base[PLOT_PANELS];
};

/* `title` may be empty; `note` stands below the legend. */
enum status plot_begin(struct plot *plot, const char *title, const char *note, struct error *error);

/* Begin a panel: curves that follow belong to it. */
void plot_panel(struct plot *plot, const struct plot_panel *panel);

/* Returns false, and adds nothing, when no point has a mean. */
bool plot_curve(struct plot *plot, const struct plot_point *points, size_t count, struct plot_style style);

void plot_legend(struct plot *plot, const char *text, struct plot_style style);

/* A thin vertical line at x in all panels, with a few words along it; in ascending order of x. */
void plot_mark(struct plot *plot, double x, const char *text);

/* name_i = number or text, for what a template wants besides. */
void plot_number(struct plot *plot, const char *name, int i, double value);
void plot_text(struct plot *plot, const char *name, int i, const char *text);

/* Draw as NAME.svg and NAME.png. A plot without curves is not drawn: *drawn tells. Ends the plot in any case. */
enum status plot_draw(struct plot *plot, struct folder *folder, const char *name, bool *drawn, struct error *error);

/* Give the plot up; allowed after plot_draw. */
void plot_close(struct plot *plot);

/* Break text into lines of at most `columns` at blanks, `most` lines at most, an ellipsis for the rest. Returns the
 * number of lines; buffer gets them separated by newlines. */
int plot_wrap(const char *text, size_t columns, int most, char *buffer, size_t size);

/* The smallest of 1, 2 and 5 times a power of ten that is not below `least` > 0. */
double plot_round_step(double least);

#endif
