/* figures_internal.h - shared by the families of figures. */
#ifndef SIM_REPORT_FIGURES_INTERNAL_H
#define SIM_REPORT_FIGURES_INTERNAL_H

#include "plot.h"
#include "regimesim/report/figures.h"

/* What stands below every figure: what the bands are. Into buffer; returns it. */
char *figures_note(const struct results *results, char *buffer, size_t size);

/* figures_sweep.c: with one axis and no more variants than these, one figure for all metrics; else one for each */
enum { VARIANTS_IN_A_PANEL = 3 };
enum status figures_sweep(const struct results *results, const struct sweep_layout *sweep, struct folder *folder,
                          struct error *error);

/* figures_scorecard.c: of two scenarios or more */
enum status figures_scorecard(const struct results *results, struct folder *folder, struct error *error);

/* figures_map.c */
enum status figures_map(const struct results *results, const struct sweep_layout *sweep, int metric,
                        struct folder *folder, struct error *error);

/* Mark the days on which interventions of any scenario begin and end. Not more than a dozen: else none is marked. */
void figures_mark(struct plot *plot, const struct results *results);

#endif
