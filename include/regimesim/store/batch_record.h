/* batch_record.h - what a batch is, beyond its runs: what the database and the manifest record of it. */
#ifndef REGIMESIM_STORE_BATCH_RECORD_H
#define REGIMESIM_STORE_BATCH_RECORD_H

#include "regimesim/config/scenario.h"
#include "regimesim/experiment/batch.h"
#include "regimesim/experiment/sweep_layout.h"

enum batch_kind {
    BATCH_RUN,
    BATCH_COMPARE,
    BATCH_SWEEP,
    BATCH_CLAIMS,
    BATCH_MAP,
    BATCH_EXPLORE,
    BATCH_PATTERNS,
    BATCH_KINDS
};
extern const char *const batch_kind_names[BATCH_KINDS];

/* Everything pointed to stays the caller's and must live while the record is used. */
struct batch_record {
    enum batch_kind kind;
    const char *program; /* version of the program, "0.1.0" */
    const char *title;
    const struct batch *batch;
    /* For each arm the scenario it was made from, for the origin of its values. An arm's value that differs from the
     * scenario's was set by the sweep. */
    const struct scenario *const *scenarios;
    const struct sweep_layout *sweep; /* BATCH_SWEEP only, else NULL */
};

/* A hash of all that determines the results: kind, seed, replicates, what is kept, each arm's name and parameters, and
 * the content of network files. STATUS_NO_INPUT when such a file cannot be read. */
enum status batch_record_hash(const struct batch_record *record, uint64_t *hash, struct error *error);

/* Where the value comes from: "default", "FILE:LINE", "--set", "sweep". Returns buffer (size >= 2 * TEXT_SIZE). */
const char *batch_record_origin(const struct batch_record *record, int arm, struct param_ref ref, char *buffer,
                                size_t size);

#endif
