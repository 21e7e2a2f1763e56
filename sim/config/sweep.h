/* sweep.h - a sweep while it is read: what sweep_file.c, sweep_axis.c and sweep_variant.c share. */
#ifndef REGIMESIM_CONFIG_SWEEP_H
#define REGIMESIM_CONFIG_SWEEP_H

#include "draft.h"
#include "regimesim/config/sweep_file.h"

struct sweep_reading {
    struct sweep_file *sweep;
    struct findings findings;
    struct source source;         /* the sweep's own file */
    struct draft base, reference; /* reference.scenario is NULL when there is none */
    const struct override *overrides;
    size_t override_count;
    struct place places[SWEEP_AXES][SWEEP_VALUES]; /* of the axes' values */
};

/* sweep_file.c. sweep_keys reports the keys of a mapping that are not among `keys`; sweep_list says whether a value is
 * a list of 1 to `most` items, and sweep_needs reports that a mapping lacks a key. All report what is wrong. */
void sweep_keys(struct sweep_reading *reading, const struct node *mapping, const char *const *keys, size_t count,
                const char *where);
bool sweep_list(struct sweep_reading *reading, const struct node *list, int most, const char *what);
void sweep_needs(struct sweep_reading *reading, const struct node *mapping, const char *key, const char *expected);
/* The text of a single value that is not empty, or NULL. */
const char *sweep_text(struct sweep_reading *reading, const struct node *value, const char *expected);

/* sweep_axis.c */
void sweep_axes_read(struct sweep_reading *reading, const struct node *axes);

/* sweep_variant.c. `variants` may be NULL. sweep_grid_check applies the rules between fields at every point swept. */
void sweep_variants_read(struct sweep_reading *reading, const struct node *variants);
void sweep_grid_check(struct sweep_reading *reading);

#endif
