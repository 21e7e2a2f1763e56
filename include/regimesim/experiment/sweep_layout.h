/* sweep_layout.h - which arm of a batch is which point of a sweep.
 *
 * Arms stand in this order: for each variant its reference, if there is one, then its grid, the last axis fastest.
 * The layout is what the record of a sweep and its figures need; it holds no scenarios. */
#ifndef REGIMESIM_EXPERIMENT_SWEEP_LAYOUT_H
#define REGIMESIM_EXPERIMENT_SWEEP_LAYOUT_H

#include "regimesim/config/sweep_file.h"

struct sweep_layout {
    struct sweep_axis axes[SWEEP_AXES];
    int axis_count;
    int metrics[SWEEP_METRICS]; /* enum metric */
    int metric_count;
    struct {
        char name[NAME_SIZE];
        char title[TITLE_SIZE];
    } variants[SWEEP_VARIANTS];
    int variant_count;
    bool reference; /* does each variant begin with its reference? */
};

void sweep_layout_from_file(const struct sweep_file *file, struct sweep_layout *layout);

/* How many arms the sweep has. */
int sweep_layout_arms(const struct sweep_layout *layout);

/* The arm at value `i` of the first and `j` of the second axis (0 when there is one axis). */
int sweep_layout_arm(const struct sweep_layout *layout, int variant, int i, int j);

/* The arm of the variant's reference, or -1. */
int sweep_layout_reference(const struct sweep_layout *layout, int variant);

#endif
