/* figures.h - the figures of a batch, each as SVG and PNG.
 *
 * Of scenarios: victimisation, prevalence, detection, time-to-detection, authenticity, badge (where verified and
 * unverified users exist side by side), scorecard (of two scenarios or more: the metrics of the five scales as ratios
 * to the first, with Fieller's 95 % intervals from paired replicates). Of sweeps: sweep (up to three variants, one
 * panel a metric), or for each metric a figure sweep-METRIC with a panel a variant (more variants; or two axes, as heat
 * maps). Curves are means with 95 % bands over replicates; a figure without any curve is not made. */
#ifndef REGIMESIM_REPORT_FIGURES_H
#define REGIMESIM_REPORT_FIGURES_H

#include "regimesim/experiment/results.h"
#include "regimesim/experiment/sweep_layout.h"
#include "regimesim/store/folder.h"

/* Draw all figures that the results allow into the folder. `sweep` is NULL for scenarios. Needs gnuplot: ask
 * gnuplot_find first. Stops at the first failure. */
enum status figures_draw(const struct results *results, const struct sweep_layout *sweep, struct folder *folder,
                         struct error *error);

#endif
