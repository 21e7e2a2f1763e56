/* claims_internal.h - shared by the tables of claims. */
#ifndef SIM_REPORT_CLAIMS_INTERNAL_H
#define SIM_REPORT_CLAIMS_INTERNAL_H

#include <stdio.h>

#include "regimesim/experiment/claims.h"
#include "regimesim/store/json.h"

/* A claim's identifier and argument; metric, relation and smallest effect. */
void claims_heading(const struct claim_test *test, FILE *file);

/* "It fails, but holds where A, or where B. It fails as well where C.": the claim as it stands, and its ablations under
 * the same form of trust. False, and no more than how it stands, where it has none. */
enum { CARRIED_SIZE = CLAIM_ABLATIONS * (ABLATION_NAME + 32) + 128 };
bool claims_carried(const struct claims *claims, const struct claim_test *test, char *buffer, size_t size);

/* In Markdown: the beginning of a row, with the claim linked to its file beside the page. */
void claims_markdown_claim(const struct claim_file *claim, FILE *file);

/* Opens the object of a test, which holds its claim under the name `called`, and what was assumed otherwise. */
void claims_json_begin(struct json *json, const struct claims *claims, const struct claim_test *test,
                       const char *called);

#endif
