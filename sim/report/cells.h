/* cells.h - the cells of plain-text tables. */
#ifndef SIM_REPORT_CELLS_H
#define SIM_REPORT_CELLS_H

#include <stdbool.h>
#include <stdio.h>

#include "regimesim/experiment/results.h"

enum { CELL_SIZE = 96, TABLE_WIDTH = 100, LABEL_WIDTH = 40, CELL_WIDTH = 20, TABLE_CELLS = 3 };

/* "14.5 ± 0.3": three digits, more where the half-width needs them to show; without the half-width when there is none;
 * "-" for NaN. Into buffer (CELL_SIZE); returns it. */
char *cells_interval(const struct interval *interval, char *buffer);

/* The same with a sign, or "no difference shown" where zero is inside. */
char *cells_difference(const struct interval *difference, char *buffer);

/* "-0.48 [-0.69, -0.27]": the mean and the bounds of its interval. */
char *cells_bounds(const struct interval *interval, char *buffer);

/* "0.48 (0.27 to 0.69)": the same in words; the mean alone where nothing varies, or where there is no interval. */
char *cells_range(const struct interval *interval, char *buffer);

/* Is zero outside the interval? */
bool cells_is_shown(const struct interval *difference);

/* Text padded to a width in columns, cut where it is longer: flush left, flush right. */
void cells_left(FILE *file, const char *text, int width);
void cells_right(FILE *file, const char *text, int width);

/* Text cut to a width, and the end of the line. */
void cells_last(FILE *file, const char *text, int width);

/* Text broken at blanks into lines up to TABLE_WIDTH, and the end of the last; all but the first begin with `indent`
 * blanks, which the first is taken to have already. */
void cells_paragraph(FILE *file, const char *text, int indent);

/* Text within a cell of a table in Markdown: a bar would end it, and nothing in it is markup. */
void cells_markdown(FILE *file, const char *text);

/* How many runs of an arm are finished: of the arm with fewest, and of that with most. */
struct cells_count {
    int least, most;
};
struct cells_count cells_finished(const struct results *results);

/* "20 replicates", "18 to 20 replicates". Into buffer (CELL_SIZE); returns it. */
char *cells_replicates(const struct results *results, char *buffer);

#endif
