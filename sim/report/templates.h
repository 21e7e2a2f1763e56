/* templates.h - the gnuplot templates of plots/, which are part of the program. */
#ifndef SIM_REPORT_TEMPLATES_H
#define SIM_REPORT_TEMPLATES_H

extern const char template_style[];     /* plots/style.gp: comes before each of the others */
extern const char template_curves[];    /* plots/curves.gp: panels of curves over time or a parameter */
extern const char template_map[];       /* plots/map.gp: heat maps over two parameters */
extern const char template_scorecard[]; /* plots/scorecard.gp: the five scales, as ratios to a reference */
extern const char template_explore[];   /* plots/explore.gp: where a claim holds, over the parameters that decide */

#endif
