/* explore_figure.h - where a claim holds, as a figure: the score against the parameter that decides most, and the
 * verdicts over the two that decide most, with the box that was confirmed. */
#ifndef REGIMESIM_REPORT_EXPLORE_FIGURE_H
#define REGIMESIM_REPORT_EXPLORE_FIGURE_H

#include "regimesim/experiment/explore.h"
#include "regimesim/store/folder.h"

/* explore-ID-TRUST.svg and .png for each form of trust. Needs gnuplot: ask gnuplot_find first. */
enum status explore_figure(const struct explore *explore, struct folder *folder, struct error *error);

#endif
