/* batch.h - many runs: every arm times every replicate, on all cores, with results handed out as runs finish. */
#ifndef REGIMESIM_EXPERIMENT_BATCH_H
#define REGIMESIM_EXPERIMENT_BATCH_H

#include <signal.h>
#include <stdbool.h>

#include "regimesim/model/outcome.h"
#include "regimesim/params/params.h"
#include "regimesim/util/error.h"

/* One set of parameters to simulate. `name` is unique within a batch. */
struct arm {
    char name[3 * NAME_SIZE];
    char title[2 * TEXT_SIZE];
    const struct params *params;
};

struct batch {
    const struct arm *arms;
    int arm_count;
    int first_replicate, replicates; /* replicates first .. first + replicates - 1 */
    uint64_t seed;
    int threads;       /* 0: as many as OpenMP offers */
    bool summary_only; /* keep only METRIC_SUMMARY rows (sweeps) */
    int points;        /* for the record of an exploration: at so many points each arm runs, besides as it is; else 0 */
    int events;        /* of so many replicates, from the first on, every event is recorded */
};

/* Where results go. All calls are made by one thread at a time. */
struct batch_sink {
    void *context;
    /* Is this run already there (resume)? May be NULL. */
    bool (*has)(void *context, int arm, int replicate);
    enum status (*put)(void *context, int arm, int replicate, const struct outcome *outcome, struct error *error);
    /* After each run; `done` counts skipped ones too. May be NULL. */
    void (*progress)(void *context, int done, int total);
    /* When not NULL and set, no further run starts and batch_run returns STATUS_INTERRUPTED. */
    const volatile sig_atomic_t *stop;
};

enum status batch_run(const struct batch *batch, const struct batch_sink *sink, struct error *error);

#endif
