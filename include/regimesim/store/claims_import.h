/* claims_import.h - claims.csv and arguments.csv read back. */
#ifndef REGIMESIM_STORE_CLAIMS_IMPORT_H
#define REGIMESIM_STORE_CLAIMS_IMPORT_H

#include "regimesim/config/claim_file.h"
#include "regimesim/experiment/verdict.h"

enum { CLAIM_WORD = 2 * NAME_SIZE };

/* One comparison of one test: a row of claims.csv. Those of a test, and the tests of a claim, stand side by side. */
struct claim_row {
    char claim[NAME_SIZE], trust[NAME_SIZE];
    char ablation[ABLATION_NAME]; /* what was assumed otherwise; empty: the claim as it stands */
    char metric[NAME_SIZE], unit[TITLE_SIZE];
    char from[CLAIM_WORD], to[CLAIM_WORD]; /* points: the difference is to - from */
    enum relation relation;
    struct interval difference;
    double level, smallest;
    bool decides;
    enum verdict verdict;
    int replicates;
};

/* What is argued: a row of arguments.csv. */
struct claim_argument {
    char claim[NAME_SIZE], argument[CLAIM_LINE], source[TITLE_SIZE], section[TITLE_SIZE], parameter[160], direction[8];
};

struct claims_record {
    struct claim_row *rows;
    int row_count;
    struct claim_argument *arguments; /* none where an older version wrote the folder */
    int argument_count;
};

/* Read them from the folder `path`. STATUS_NO_INPUT without claims.csv; STATUS_DATA, with file and line, when a file is
 * damaged. Free with claims_record_free, also after a failure. */
enum status claims_import(const char *path, struct claims_record *record, struct error *error);
void claims_record_free(struct claims_record *record);

/* What the claim argues; NULL where that was not written. */
const struct claim_argument *claims_record_argument(const struct claims_record *record, const char *claim);

#endif
