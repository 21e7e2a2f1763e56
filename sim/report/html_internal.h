/* html_internal.h - the sections of the page, and what they share. */
#ifndef SIM_REPORT_HTML_INTERNAL_H
#define SIM_REPORT_HTML_INTERNAL_H

#include <stdbool.h>

#include "html.h"
#include "regimesim/report/html_page.h"

/* One file each, in the order of the page. */
void html_question(const struct html_page *page, FILE *stream);
void html_outcome(const struct html_page *page, FILE *stream);  /* of run and compare */
void html_sweep(const struct html_page *page, FILE *stream);    /* instead, of a sweep */
void html_claims(const struct html_page *page, FILE *stream);   /* instead, of claims */
void html_patterns(const struct html_page *page, FILE *stream); /* instead, of patterns */
enum status html_regimes(const struct html_page *page, FILE *stream, struct error *error);
enum status html_figures(const struct html_page *page, FILE *stream, struct error *error);
enum status html_scorecard(const struct html_page *page, FILE *stream, struct error *error); /* of run and compare */
enum status html_assumed(const struct html_page *page, FILE *stream, struct error *error);
void html_limits(const struct html_page *page, FILE *stream);
void html_reproduce(const struct html_page *page, FILE *stream);

/* The sets of parameters that the page is about: the arms of a batch, or the scenarios of claims. */
int html_arms(const struct html_page *page);
const char *html_arm_title(const struct html_page *page, int arm);
const struct params *html_arm_params(const struct html_page *page, int arm);

/* How many worlds were simulated under each regime. */
int html_worlds(const struct html_page *page);

/* One regime's platforms, laws and interventions as a list of terms; html_rules.c. */
void html_rules(const struct params *params, FILE *stream);

/* A figure with its text alternative; html_drawing.c. */
struct html_figure {
    const char *name;        /* of the file, without .svg; also the id */
    const char *caption;     /* text */
    const char *description; /* what can be read from it; a line for each thing */
    bool dense;              /* small print: it scrolls where the window is narrow */
    bool paper;              /* a drawing whose colours mean something: light in the dark too */
};
/* Takes the drawing in, where there is one, and leaves the figure open for its data. */
enum status html_figure_begin(const struct html_page *page, const struct html_figure *figure, FILE *stream,
                              struct error *error);
void html_figure_end(FILE *stream);
/* The data of a figure, folded up. */
void html_data_begin(FILE *stream);
void html_data_end(FILE *stream);
enum status html_sweep_figures(const struct html_page *page, FILE *stream, struct error *error);

/* "10.9 (10.6 to 11.2)": a mean with its range. Buffers are of CELL_SIZE. */
char *html_mean(const struct interval *interval, char *buffer);
/* "0.48 lower (0.27 to 0.69)", "no difference shown (-0.12 to 0.31)", "no such value". */
char *html_difference(const struct interval *difference, char *buffer);

#endif
