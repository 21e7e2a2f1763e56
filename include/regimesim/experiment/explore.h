/* explore.h - where a claim holds: testing it again at many points of the plausible ranges of what is uncertain.
 *
 * Parameters. All with a plausible range in the table, but for policy (unless it is named), run.* and network.*, what
 * belongs to a mechanism that is off in every arm, what the claim varies, and what a file or the command line sets:
 * a range belongs to a default. Offence types have no ranges.
 *
 * Points: a Latin hypercube (McKay, Beckman and Conover 1979, Technometrics 21). Each range is cut into as many strata
 * of equal width as there are points; in each lies one point, at a random place. A range above 0 that spans more than
 * EXPLORE_SPAN is cut on a logarithmic scale; whole numbers are rounded. A stratum depends on the seed, the number of
 * points and the parameter's path alone. A point that breaks a rule between parameters is drawn anew without strata, up
 * to EXPLORE_TRIES times, then left out; both are counted. Point 0 is the claim as it is written: the defaults. It gets
 * EXPLORE_DEFAULTS replicates at least, so that there is a verdict which the points' can be held against.
 *
 * At each point all arms have the same values (and the same persons and luck), and the claim is judged as
 * experiment/verdict.h says, at 95 % without correction. Beside the verdict, which says "undetermined" of much with a
 * few replicates, stands a score from the same differences, in units of the smallest effect:
 *   less, greater, compounds   d / s, the claimed side being positive        about_equal   2 - |d| / s
 *   monotone        the least of (last - first) / s and of 2 + step / s
 *   peaks_inside    the greatest over inner values of the lesser of both differences / s
 *   crosses         the lesser of the turned differences / s at the first and the last value
 * so that 1 or more is what it takes to bear the claim out if there were no luck. It does not exist where s is 0.
 *
 * What decides: Spearman's rank correlation of the score with each parameter over all points; shown where it is below
 * EXPLORE_ERROR / parameters (Bonferroni, p by Student's t; measured on noise: 6 % of explorations with 108 parameters
 * at 64 points show one). And boxes (prim.h): where the score is 1 or more, and where it is below. They are found with
 * every other point, from scores cut to 2 around 1, their limits rounded; then the other points tell what they are
 * worth. A box is confirmed when chance alone would put as many hits into it with a probability of at most half of
 * EXPLORE_ERROR, there being two of them (measured on noise: 2 % of explorations confirm one). */
#ifndef REGIMESIM_EXPERIMENT_EXPLORE_H
#define REGIMESIM_EXPERIMENT_EXPLORE_H

#include "regimesim/experiment/claims.h"
#include "regimesim/experiment/prim.h"

#define EXPLORE_SPAN 20.0
#define EXPLORE_ERROR 0.05
#define EXPLORE_LEVEL 0.95
enum {
    EXPLORE_LEAST = 16,     /* points: with fewer, no half could show anything */
    EXPLORE_RUNS = 8000000, /* more in one exploration are refused */
    EXPLORE_REPLICATES = 4, /* unless asked for otherwise */
    EXPLORE_DEFAULTS = 32,  /* at the defaults; more where more are asked for */
    EXPLORE_TRIES = 100,
    EXPLORE_TESTS = 2, /* forms of trust */
    EXPLORE_BOXES = 2
};

struct explore_dimension {
    char path[160];
    const struct param_row *row; /* with the range */
    bool logarithmic;
};

struct explore_result {
    enum verdict verdict;
    double smallest;                 /* in the metric's unit */
    struct interval score;           /* mean NaN: does not exist */
    struct verdict_comparison shown; /* the comparison that tells most */
};

struct explore_rank {
    int dimension;
    double rho, p;
    bool shown;
};

struct explore_box {
    bool bears_out;                 /* where the score is 1 or more; else where it is below */
    bool searched;                  /* were there enough points of both kinds to look for one? */
    struct prim_box box;            /* limits on the parameters themselves; count 0: none found */
    struct prim_check found, check; /* on the points it was found with, and on the others */
    int verdicts[VERDICTS];         /* of the points of `check` inside */
    bool confirmed;
};

/* One form of trust. */
struct explore_test {
    const struct claim_test *test;
    struct explore_result *results;          /* of the points, the defaults first */
    int verdicts[VERDICTS];                  /* points of each, without the defaults */
    int known, bear_out;                     /* points with a score, and with one of 1 or more */
    struct explore_rank *ranks;              /* of all parameters, those that decide most first */
    struct explore_box boxes[EXPLORE_BOXES]; /* where it bears out, and where not */
};

struct explore {
    const struct claim_file *claim;
    struct claims claims; /* its tests and arms, as they are written */
    struct explore_dimension *dimensions;
    int dimension_count;
    int points;     /* without the defaults */
    double *values; /* values[point * dimension_count + dimension], point 0: NaN where arms differ */
    bool *left_out; /* of points */
    int redrawn, left_out_count;
    int replicates;
    double *metric; /* see explore_metric */
    struct explore_test tests[EXPLORE_TESTS];
    int test_count;
    int runs;  /* done so far */
    bool done; /* every point is judged */
};

/* What is to be done; `vary` names policy parameters to include. */
struct explore_request {
    int points, replicates;
    enum claims_trust trust;
    const char *const *vary;
    int vary_count;
};

/* Find parameters and points. `claim` must outlive the exploration. STATUS_DATA for what cannot be varied, or when
 * nothing can. Free with explore_free, also after a failure. */
enum status explore_make(struct explore *explore, const struct claim_file *claim, const struct explore_request *request,
                         struct error *error);
void explore_free(struct explore *explore);

/* All runs of the defaults and of the points that are not left out. */
int explore_runs(const struct explore *explore);
/* Replicates at a point; the claim's metric in one of them, counted from 0. NaN: does not exist. */
int explore_replicates(const struct explore *explore, int point);
double *explore_metric(const struct explore *explore, int point, int arm, int replicate);
/* A hash of all that these values follow from, but for the program. */
uint64_t explore_hash(const struct explore *explore);

/* explore_space.c: which parameters, and the points. For explore_make. */
enum status explore_dimensions(struct explore *explore, const struct explore_request *request, struct error *error);
enum status explore_draw(struct explore *explore, struct error *error);
/* An arm's parameters at a point. */
void explore_params(const struct explore *explore, int point, int arm, struct params *params);

/* Simulate the defaults alone (which also tells how long a run takes), then the points. */
enum status explore_run_defaults(struct explore *explore, const struct claims_plan *plan, struct error *error);
enum status explore_run(struct explore *explore, const struct claims_plan *plan, struct error *error);

/* Instead of the two: judge values that were there already. */
enum status explore_judge(struct explore *explore, struct error *error);

/* The score of an answer; no interval where the difference that decides has none. */
struct interval explore_score(const struct claim_file *claim, const struct verdict_answer *answer, double smallest);

/* Ranks and boxes, from results. */
enum status explore_analyse(struct explore *explore, struct error *error);

double explore_value(const struct explore *explore, int point, int dimension);
/* Is the point one of those that boxes are found with? */
bool explore_finds(int point);

#endif
