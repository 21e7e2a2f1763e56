/* map.h - the dilemma map: victimisation and detection over the plane of A, the share of users whose profile is
 * authentic, and F, the share of operating accounts not in their holder's true identity; and the paths of regimes
 * through that plane.
 *
 * A and F are outcomes, so the ground of the map is made by two inputs that move them and nothing else, in the first
 * regime without its rules (no verification, no fee, no name on show, no intervention):
 *
 *   A   registration.authentic_unverified, the probability that a profile without verification is authentic
 *   F   registration.own_persona, the probability that an offender's account without verification is in its own persona
 *
 * on MAP_SIDE x MAP_SIDE values. A node of the ground stands where its runs came to stand: at their A and F. Since one
 * input hardly moves the other outcome the nodes lie close to the lines of a grid, whose coordinates are the means of
 * its columns and rows; between them values are interpolated bilinearly, and beyond them there are none.
 *
 * Under each point of the ground nobody has a credential. A regime differs from the ground beneath it also in trust,
 * price, traceability and bars: its values need not be those of the ground at the same place.
 *
 * Arms of the batch: the nodes (A varies fastest), the regimes, and the regimes once more with a breach at half time of
 * every registry, of platforms and of states. Periods are years of 365 days, of which the last may be shorter. */
#ifndef REGIMESIM_EXPERIMENT_MAP_H
#define REGIMESIM_EXPERIMENT_MAP_H

#include <signal.h>

#include "regimesim/config/scenario.h"
#include "regimesim/experiment/batch.h"
#include "regimesim/util/stats.h"

enum { MAP_SIDE = 7, MAP_NODES = MAP_SIDE * MAP_SIDE, MAP_REGIMES = 6, MAP_PERIODS = 100, MAP_YEAR = 365 };

/* What is measured of a run in a period: the two coordinates, then what the map shows. */
enum map_measure { MAP_A, MAP_F, MAP_AUTHENTIC, MAP_ALL, MAP_DETECTION, MAP_MEASURES };
extern const int map_metrics[MAP_MEASURES]; /* the summary metric that is the same over a whole run */

/* The inputs of the ground at column i (A) and row j (F), ascending in the outcome. */
extern const double map_authentic_inputs[MAP_SIDE], map_persona_inputs[MAP_SIDE];

struct map {
    struct arm *arms;
    struct params *params;
    const struct scenario **scenarios; /* that each arm was made from */
    int regimes, arm_count;
    int replicates; /* 1 .. replicates */
    int days, interval, breach_day;
    int periods, windows;
    double *values; /* see map_value; NaN: does not exist */
    double *tracks; /* see map_track */
    double *work;   /* room for two values of each replicate: no mean can lack the memory for it */
    int runs;       /* done so far */
};

/* Make the arms from the regimes; `names` are those of the arms, from the caller. STATUS_DATA when a rule between
 * parameters is broken by the changes. `scenarios` must outlive the map. Free with map_free, also after a failure. */
enum status map_make(struct map *map, const struct scenario *const *scenarios, const struct arm *names, int regimes,
                     struct error *error);
void map_free(struct map *map);

/* The arm of a node, and of a regime. */
int map_node(int column, int row);
int map_regime(const struct map *map, int regime, bool breach);

struct map_plan {
    int threads; /* 0: as many as OpenMP offers */
    const volatile sig_atomic_t *stop;
    void (*progress)(void *context, int done, int total);
    void *context;
};

enum status map_run(struct map *map, const struct map_plan *plan, struct error *error);

/* The batch that map_run runs. */
struct batch map_batch(const struct map *map, int threads);

/* One run in a period: 0 is the whole run, 1 the first year. `replicate` counts from 0. */
double map_value(const struct map *map, int arm, int replicate, int period, enum map_measure measure);
/* Over the replicates; and paired, b minus a. */
struct interval map_mean(const struct map *map, int arm, int period, enum map_measure measure);
struct interval map_difference(const struct map *map, int a, int b, enum map_measure measure);
/* The days of a period, first to last, counted from 1. */
void map_days(const struct map *map, int period, int *first, int *last);

/* A regime's A or F (MAP_A, MAP_F) at the end of window w, from 0; the mean over replicates. */
double map_track(const struct map *map, int arm, int window, enum map_measure measure);

/* The ground as a grid that can be read anywhere. */
struct map_ground {
    double a[MAP_SIDE], f[MAP_SIDE];             /* of columns and rows, ascending */
    double z[MAP_MEASURES][MAP_SIDE * MAP_SIDE]; /* at row * MAP_SIDE + column */
    double deviation;                            /* of the node farthest from its lines */
};

/* The ground in a period. STATUS_DATA when the inputs did not move A and F apart as a grid needs. */
enum status map_ground_make(const struct map *map, int period, struct map_ground *ground, struct error *error);

/* The ground's value at a place; NaN beyond its nodes, and next to one without a value. */
double map_ground_at(const struct map_ground *ground, enum map_measure measure, double a, double f);

/* The node with the highest value of a measure over the whole run, -1 where none has any. */
int map_highest(const struct map *map, enum map_measure measure);

/* What the paper's argument asks of the ground: differences between two nodes, in pairs of replicates. */
struct map_contrast {
    const char *name;
    int from, to; /* nodes; to minus from */
};
enum { MAP_CONTRASTS = 4 };
extern const struct map_contrast map_contrasts[MAP_CONTRASTS];

#endif
