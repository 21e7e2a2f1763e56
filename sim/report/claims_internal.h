/* claims_internal.h - shared by the tables of claims. */
#ifndef SIM_REPORT_CLAIMS_INTERNAL_H
#define SIM_REPORT_CLAIMS_INTERNAL_H

#include <stdio.h>

#include "regimesim/experiment/claims.h"

/* A claim's identifier and argument; metric, relation and smallest effect. */
void claims_heading(const struct claim_test *test, FILE *file);

/* In Markdown: a text within a cell; the beginning of a row, with the claim linked to its file beside the page. */
void claims_markdown_text(FILE *file, const char *text);
void claims_markdown_claim(const struct claim_file *claim, FILE *file);

#endif
