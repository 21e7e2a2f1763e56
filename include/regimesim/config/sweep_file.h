/* sweep_file.h - a sweep as written in YAML: one or two parameters over values, for one or more variants.
 *
 *   title: Strength of verification
 *   scenario: ../regimes/real-name.yaml        # relative to this file
 *   reference: ../regimes/anonymous.yaml       # optional: drawn as a band; gets each variant's `set` too
 *   replicates: 20                             # optional; else run.replicates of the scenario
 *   metrics: [prevalence_year, detection_rate] # summary metrics to plot, at least one
 *   axes:                                      # one or two
 *     - parameter: platforms.domestic.strength
 *       scale: one_minus_log                   # linear (default) | log | one_minus_log
 *       label: strength of verification, 1 - q # optional
 *       values: [0, 0.5, 0.9]
 *   variants:                                  # optional; default: one variant without changes
 *     - name: breach
 *       title: breach at half time
 *       set: {platforms.domestic.breach_day: 365}
 */
#ifndef REGIMESIM_CONFIG_SWEEP_FILE_H
#define REGIMESIM_CONFIG_SWEEP_FILE_H

#include "regimesim/config/scenario.h"

enum { SWEEP_AXES = 2, SWEEP_VALUES = 64, SWEEP_VARIANTS = 16, SWEEP_METRICS = 8 };
enum sweep_scale { SWEEP_LINEAR, SWEEP_LOG, SWEEP_ONE_MINUS_LOG };

struct sweep_axis {
    char path[160];
    char label[TITLE_SIZE];
    enum sweep_scale scale;
    double values[SWEEP_VALUES]; /* ascending, checked against the parameter's range */
    int count;
};

struct sweep_variant {
    char name[NAME_SIZE];
    char title[TITLE_SIZE];
    struct scenario *scenario;  /* the base scenario with this variant's `set` and the command line's overrides */
    struct scenario *reference; /* the same for the reference, or NULL */
};

struct sweep_file {
    char path[TEXT_SIZE];
    char name[NAME_SIZE];
    char title[TITLE_SIZE];
    int replicates; /* 0: not given */
    int metrics[SWEEP_METRICS];
    int metric_count;
    struct sweep_axis axes[SWEEP_AXES];
    int axis_count;
    struct sweep_variant variants[SWEEP_VARIANTS];
    int variant_count;
};

/* Read and check everything, before any run. Faults as for scenario_load. Free with sweep_file_free, also after
 * failure; *sweep is on the heap, NULL on failure. */
enum status sweep_file_load(const char *path, const struct override *overrides, size_t override_count,
                            struct sweep_file **sweep, struct fault_list *faults);
void sweep_file_free(struct sweep_file *sweep);

/* Is this a sweep, going by a top-level `axes:`? False also when it cannot be read: loading says why. STATUS_INTERNAL
 * when memory is out. */
enum status sweep_file_is(const char *path, bool *is);

#endif
