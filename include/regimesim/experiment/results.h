/* results.h - the outcomes of a batch in memory, and what is computed from them. */
#ifndef REGIMESIM_EXPERIMENT_RESULTS_H
#define REGIMESIM_EXPERIMENT_RESULTS_H

#include <stdbool.h>

#include "regimesim/model/outcome.h"
#include "regimesim/params/params.h"
#include "regimesim/util/stats.h"

struct result_arm {
    char name[3 * NAME_SIZE];
    char title[2 * TEXT_SIZE];
    struct params params; /* for names of list elements, run length, axis values */
};

/* outcomes[arm * replicates + r]: of replicate first_replicate + r; count 0 when that run is missing. */
struct results {
    struct result_arm *arms;
    int arm_count;
    int first_replicate, replicates;
    struct outcome *outcomes;
    bool events;  /* are events recorded beside the values? */
    double *work; /* room for two values of each replicate: no mean can lack the memory for it */
};

enum status results_alloc(struct results *results, int arm_count, int first_replicate, int replicates,
                          struct error *error);
void results_free(struct results *results);

/* One value for each replicate (NaN when missing) of a summary metric; `values` has room for results->replicates. */
void results_summary(const struct results *results, int arm, int metric, double *values);

/* Mean and 95 % interval over replicates of a summary metric. These three use `work`: one thread at a time. */
struct interval results_mean(const struct results *results, int arm, int metric);

/* Paired difference arm b minus arm a of a summary metric, 95 %. */
struct paired results_difference(const struct results *results, int a, int b, int metric);

/* Paired ratio of the means, arm b over arm a, of a summary metric, 95 %: see stats_ratio. */
struct interval results_ratio(const struct results *results, int a, int b, int metric);

/* A curve with its band: for each x present in any replicate, mean and 95 % interval over replicates. */
struct curve_point {
    int x;
    struct interval value;
};
/* *points is the caller's to free; returns STATUS_INTERNAL when memory is out. element -1 for world metrics. */
enum status results_curve(const struct results *results, int arm, int metric, int element, struct curve_point **points,
                          size_t *count, struct error *error);

#endif
