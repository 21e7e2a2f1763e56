/* robustness_text.h - how robust claims are: what tables, JSON and Markdown have in common. */
#ifndef SIM_REPORT_ROBUSTNESS_TEXT_H
#define SIM_REPORT_ROBUSTNESS_TEXT_H

#include <stdio.h>

#include "regimesim/experiment/robustness.h"

enum { ROBUSTNESS_SENTENCE = 1024, ROBUSTNESS_NAME = NAME_SIZE + 32 };

/* "C31", with the form of trust where the claim was explored under both. Returns buffer. */
char *robustness_name(const struct robustness *item, char *buffer, size_t size);

/* "Most robust: C8 (holds at the defaults, and at 30 of 31 decided points), ...", or most fragile; with those
 * that are no less so than the last. Returns buffer. */
char *robustness_sentence(const struct robustness_ranking *ranking, bool robust, char *buffer, size_t size);

/* "45 of 59, 76 % [63, 86]"; or why there is none. Returns buffer. */
char *robustness_share(const struct robustness *item, char *buffer, size_t size);

/* Share of the points with a verdict, in per cent. */
double robustness_percent(const struct robustness *item, enum verdict verdict);

/* The plain-text table with its sentences. */
void robustness_table(const struct robustness_ranking *ranking, FILE *file);

#endif
