/* sweep.h - the arms of a sweep. */
#ifndef REGIMESIM_EXPERIMENT_SWEEP_H
#define REGIMESIM_EXPERIMENT_SWEEP_H

#include "regimesim/experiment/batch.h"
#include "regimesim/experiment/sweep_layout.h"

/* Arms in the order of the layout; `scenarios[i]` is the scenario arm i was made from (the file's), `params` holds the
 * arms' own parameters. */
struct sweep {
    struct sweep_layout layout;
    struct arm *arms;
    struct params *params;
    const struct scenario **scenarios;
    int arm_count;
};

/* `file` must outlive the sweep. Free with sweep_free, also after a failure. */
enum status sweep_make(struct sweep *sweep, const struct sweep_file *file, struct error *error);
void sweep_free(struct sweep *sweep);

#endif
