/* gnuplot.h - drawing figures with gnuplot, as a separate program without a shell in between.
 *
 * A figure is a script on gnuplot's standard input: settings and data written by this program, then plots/style.gp,
 * then the figure's own template of plots/, once for each kind of file. Text of users becomes part of the script only
 * through gnuplot_text, which spells everything but letters as octal escapes. */
#ifndef REGIMESIM_REPORT_GNUPLOT_H
#define REGIMESIM_REPORT_GNUPLOT_H

#include <stdio.h>

#include "regimesim/store/folder.h"

struct gnuplot {
    char version[32]; /* "5.4 patchlevel 4" */
};

/* Look for gnuplot on the PATH. STATUS_CANT_CREATE, with what to do in the message, when it is missing or older than
 * 5.2: everything but figures works without it. */
enum status gnuplot_find(struct gnuplot *gnuplot, struct error *error);

/* A script in the making; write settings and data to `settings`. */
struct gnuplot_script {
    FILE *settings;
    char *text; /* valid after gnuplot_draw or gnuplot_close only */
    size_t size;
};

enum status gnuplot_begin(struct gnuplot_script *script, struct error *error);

/* name = "text", name = number. NaN is gnuplot's NaN. Letters that no installed font can draw become '?'. */
void gnuplot_text(struct gnuplot_script *script, const char *name, const char *text);
void gnuplot_number(struct gnuplot_script *script, const char *name, double value);

/* Draw `figure`.svg and `figure`.png into the folder with a template of sim/report/templates.h. Both appear whole, or
 * neither changes: STATUS_IO with gnuplot's complaint when it fails. Closes the script in any case. */
enum status gnuplot_draw(struct gnuplot_script *script, const char *template, struct folder *folder, const char *figure,
                         struct error *error);

/* Give the script up. Allowed after gnuplot_draw. */
void gnuplot_close(struct gnuplot_script *script);

#endif
