/* claims_table.h - the verdicts on claims, and break-even values, as plain text and as JSON.
 * All return STATUS_IO when the stream could not be written. */
#ifndef REGIMESIM_REPORT_CLAIMS_TABLE_H
#define REGIMESIM_REPORT_CLAIMS_TABLE_H

#include <stdio.h>

#include "regimesim/experiment/breakeven.h"
#include "regimesim/experiment/claims.h"

/* For each claim what it says, and a line for each form of trust; then counts, and what the verdicts are worth. */
enum status claims_table(const struct claims *claims, FILE *file, struct error *error);
/* The same with every comparison. */
enum status claims_json(const struct claims *claims, FILE *file, struct error *error);

/* The same as a page in Markdown, that stands beside the claims' files. */
enum status claims_markdown(const struct claims *claims, const char *version, FILE *file, struct error *error);

/* What the result of a break-even is about, beside its numbers. */
struct breakeven_about {
    const struct breakeven_regimes *regimes;
    const struct breakeven_range *range;
    const char *first, *second; /* names of the regimes */
};

enum status breakeven_table(const struct breakeven *breakeven, const struct breakeven_about *about, FILE *file,
                            struct error *error);
enum status breakeven_json(const struct breakeven *breakeven, const struct breakeven_about *about, FILE *file,
                           struct error *error);

#endif
