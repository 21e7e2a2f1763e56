/* templates.h - the gnuplot templates of plots/, and texts that reports quote, which are part of the program. */
#ifndef SIM_REPORT_TEMPLATES_H
#define SIM_REPORT_TEMPLATES_H

extern const char template_style[];     /* plots/style.gp: comes before each of the others */
extern const char template_curves[];    /* plots/curves.gp: panels of curves over time or a parameter */
extern const char template_map[];       /* plots/map.gp: heat maps over two parameters */
extern const char template_scorecard[]; /* plots/scorecard.gp: the five scales, as ratios to a reference */
extern const char template_dilemma[];   /* plots/dilemma.gp: the plane of A and F, with paths through it */
extern const char template_page[];      /* sim/report/html.css: the style of reports */
extern const char text_odd[];           /* sim/model/ODD.md: its last section says what the model cannot say */
extern const char text_sources[];       /* scenarios/SOURCES.md: an entry for each source key */
extern const char template_explore[];   /* plots/explore.gp: where a claim holds, over the parameters that decide */

#endif
