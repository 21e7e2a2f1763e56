/* templates.c - the gnuplot templates of plots/, and texts that reports quote, taken into the program when it is built,
 * so that it needs no files at run time. The paths are relative to the folder in which the compiler runs, the project's
 * root. */
#include "templates.h"

#define EMBED(name, path)                                                                                              \
    __asm__(".pushsection .rodata\n"                                                                                   \
            ".global " #name "\n"                                                                                      \
            ".hidden " #name "\n" #name ":\n"                                                                          \
            ".incbin \"" path "\"\n"                                                                                   \
            ".byte 0\n"                                                                                                \
            ".popsection\n")

EMBED(template_style, "plots/style.gp");
EMBED(template_curves, "plots/curves.gp");
EMBED(template_map, "plots/map.gp");
EMBED(template_scorecard, "plots/scorecard.gp");
EMBED(template_dilemma, "plots/dilemma.gp");
EMBED(template_page, "sim/report/html.css");
EMBED(text_odd, "sim/model/ODD.md");
EMBED(text_sources, "scenarios/SOURCES.md");
EMBED(template_explore, "plots/explore.gp");
