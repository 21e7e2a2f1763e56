/* claims_internal.h - shared by the tables of claims. */
#ifndef SIM_REPORT_CLAIMS_INTERNAL_H
#define SIM_REPORT_CLAIMS_INTERNAL_H

#include <stdio.h>

#include "regimesim/experiment/claims.h"

/* A claim's identifier and argument; metric, relation and smallest effect. */
void claims_heading(const struct claim_test *test, FILE *file);

#endif
