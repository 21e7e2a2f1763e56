/* patterns_table.h - patterns from the world, and whether the model shows them, as plain text, JSON and Markdown.
 *
 * What was used to set parameters stands apart from what was not: only the latter is evidence. All return STATUS_IO
 * when the stream could not be written. */
#ifndef REGIMESIM_REPORT_PATTERNS_TABLE_H
#define REGIMESIM_REPORT_PATTERNS_TABLE_H

#include <stdio.h>

#include "regimesim/experiment/claims.h"

enum status patterns_table(const struct claims *claims, FILE *file, struct error *error);
enum status patterns_json(const struct claims *claims, FILE *file, struct error *error);
/* A page that stands beside the patterns' files. */
enum status patterns_markdown(const struct claims *claims, const char *version, FILE *file, struct error *error);

/* Tests of patterns as they stand with this answer to "calibrated?" and this verdict; VERDICTS: any. */
int patterns_count(const struct claims *claims, enum calibrated calibrated, enum verdict verdict);

/* "0.82 to 0.94", "at least 0.74", "at most 1". Returns buffer. */
const char *patterns_range(const struct pattern *pattern, char *buffer, size_t size);
/* "incivility_rate: weak-rule / anonymous"; with each arm's measure where these differ. Returns buffer. */
const char *patterns_figure(const struct claim_file *claim, char *buffer, size_t size);

#endif
