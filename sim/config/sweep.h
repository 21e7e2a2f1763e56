/* sweep.h - a sweep while it is read: what sweep_file.c, sweep_axis.c and sweep_variant.c share. */
#ifndef REGIMESIM_CONFIG_SWEEP_H
#define REGIMESIM_CONFIG_SWEEP_H

#include "regimesim/config/sweep_file.h"
#include "study.h"

struct sweep_reading {
    struct sweep_file *sweep;
    struct study study;
    struct draft base, reference;                  /* reference.scenario is NULL when there is none */
    struct place places[SWEEP_AXES][SWEEP_VALUES]; /* of the axes' values */
};

/* sweep_axis.c */
void sweep_axes_read(struct sweep_reading *reading, const struct node *axes);

/* sweep_variant.c. `variants` may be NULL. sweep_grid_check applies the rules between fields at every point swept. */
void sweep_variants_read(struct sweep_reading *reading, const struct node *variants);
void sweep_grid_check(struct sweep_reading *reading);

#endif
