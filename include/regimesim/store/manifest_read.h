/* manifest_read.h - manifest.json read back: how a batch was made. */
#ifndef REGIMESIM_STORE_MANIFEST_READ_H
#define REGIMESIM_STORE_MANIFEST_READ_H

#include "regimesim/params/params.h"
#include "regimesim/store/batch_record.h"

enum { MANIFEST_WORD = 64, MANIFEST_LIBRARIES = 8 };

struct manifest_arm {
    char name[3 * NAME_SIZE], title[2 * TEXT_SIZE], hash[24];
    int scenario;
};

struct manifest_scenario {
    char name[NAME_SIZE], title[TITLE_SIZE], hash[24];
    char (*files)[TEXT_SIZE];
    int file_count;
    struct params params;
};

struct manifest_record {
    char version[MANIFEST_WORD], compiler[4 * MANIFEST_WORD];
    char libraries[MANIFEST_LIBRARIES][2][MANIFEST_WORD]; /* name, version */
    int library_count;
    char (*command)[TEXT_SIZE];
    int command_count;
    char started[MANIFEST_WORD], ended[MANIFEST_WORD];
    enum batch_kind kind; /* BATCH_KINDS where it is none of ours */
    char title[TEXT_SIZE], hash[24], seed[MANIFEST_WORD];
    int threads, first_replicate, replicates, runs_finished;
    struct manifest_arm *arms;
    int arm_count;
    struct manifest_scenario *scenarios;
    int scenario_count;
};

/* Read `path`. STATUS_NO_INPUT without one; STATUS_DATA when it is damaged, or holds a parameter that this version
 * refuses. Free with manifest_free, also after a failure. */
enum status manifest_read(const char *path, struct manifest_record *record, struct error *error);
void manifest_free(struct manifest_record *record);

#endif
