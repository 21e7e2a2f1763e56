/* claim_file.h - an argument that can fail, as written in YAML: what is compared, and what it says will come out.
 *
 *   id: C31
 *   argument: Where only offenders are false, authentic users are victimised more than under anonymity.
 *   source: Dong and Li (2016)                     # and where in it:
 *   section: 6
 *   arms:                                          # two, one that is varied, or four
 *     - name: anonymous
 *       scenario: ../regimes/anonymous.yaml        # relative to this file
 *     - name: weak-real-name
 *       scenario: ../regimes/real-name.yaml
 *       set: {platforms.domestic.strength: 0.5}    # optional
 *   metric: victimisation_rate_authentic           # a summary metric
 *   relation: greater                              # see below
 *   smallest_effect: 0.5                           # in the metric's unit; or
 *   smallest_share: 0.05                           # relative to the mean of the first arm (at the first value)
 *   replicates: 40                                 # a fixed number; or
 *   precision: 0.5                                 # add runs until the half-width of the widest interval that decides
 *   most: 128                                      # is below this share of the smallest effect, or so many are done
 *   ablations:                                     # optional: which assumptions carry it? Each is set in all arms
 *     - label: every account is trusted alike      # and the claim tested again; `label` (optional) says in words
 *       mechanisms.trust: off                      # what the world is then like: "it fails where ..."
 *     - registration.own_persona: 0
 *
 * Relations of two arms, the second against the first: less, greater, about_equal. Of four arms, in the order neither,
 * the one, the other, both: compounds (what the one adds is larger where the other is there as well, that is
 * both - other - one + neither is above 0). Of one arm over the `values` of a
 * `parameter` (at least three): monotone_up, monotone_down, peaks_inside (somewhere inside higher than at both ends).
 * Of two arms over the values of a parameter: crosses, with `direction: up` (the second lies below the first at the
 * first value and above it at the last) or `down` (the reverse). What a verdict takes: experiment/verdict.h.
 *
 * With one of the relations value_within, difference_within and ratio_within the file is a pattern: config/pattern.h.
 */
#ifndef REGIMESIM_CONFIG_CLAIM_FILE_H
#define REGIMESIM_CONFIG_CLAIM_FILE_H

#include "regimesim/config/pattern.h"
#include "regimesim/config/scenario.h"

enum { CLAIM_ARMS = 4, CLAIM_VALUES = 16, CLAIM_LINE = 320, CLAIM_ABLATIONS = 8, ABLATION_NAME = 200 };

enum relation {
    RELATION_LESS,
    RELATION_GREATER,
    RELATION_ABOUT_EQUAL,
    RELATION_COMPOUNDS,
    RELATION_MONOTONE_UP,
    RELATION_MONOTONE_DOWN,
    RELATION_PEAKS_INSIDE,
    RELATION_CROSSES,
    RELATION_VALUE_WITHIN,
    RELATION_DIFFERENCE_WITHIN,
    RELATION_RATIO_WITHIN,
    RELATIONS
};
extern const char *const relation_names[RELATIONS];

struct claim_arm {
    char name[NAME_SIZE];
    struct scenario *scenario; /* with the arm's `set` and the command line's overrides */
    int line, column;          /* of the scenario's name, for what is found wrong later */
    struct measure measure;    /* of a pattern */
};

/* The claim with something else assumed. */
struct claim_ablation {
    char name[ABLATION_NAME];               /* "mechanisms.trust=off" */
    char label[TITLE_SIZE];                 /* what the world is then like, to follow "where"; "" if not said */
    struct scenario *scenarios[CLAIM_ARMS]; /* the arms' with what it sets */
};

struct claim_file {
    char path[TEXT_SIZE];
    char id[NAME_SIZE];
    char argument[CLAIM_LINE];
    char source[TITLE_SIZE], section[TITLE_SIZE];
    struct claim_arm arms[CLAIM_ARMS];
    int arm_count;
    int metric;
    enum relation relation;
    char parameter[160]; /* "" unless the relation runs over values */
    double values[CLAIM_VALUES];
    int value_count;
    int direction;    /* RELATION_CROSSES: 1 up, -1 down; else 0 */
    double smallest;  /* the smallest effect that matters, above 0 */
    bool relative;    /* it is a share of the first arm's mean */
    int replicates;   /* a fixed number; 0: by precision */
    double precision; /* by precision: share of the smallest effect */
    int most;         /* by precision: no more replicates than these */
    struct claim_ablation ablations[CLAIM_ABLATIONS];
    int ablation_count;
    struct pattern pattern; /* only where claim_file_is_pattern */
};

/* Do the relation's runs have to come near a figure from the world? */
bool relation_is_within(enum relation relation);
bool claim_file_is_pattern(const struct claim_file *claim);

/* Read and check everything, before any run. Faults as for scenario_load. *claim is on the heap, NULL on failure; free
 * it with claim_file_free. */
enum status claim_file_load(const char *path, const struct override *overrides, size_t override_count,
                            struct claim_file **claim, struct fault_list *faults);
void claim_file_free(struct claim_file *claim);

/* Is this a claim, going by a top-level `relation:`? False also when it cannot be read: loading says why.
 * STATUS_INTERNAL when memory is out. */
enum status claim_file_is(const char *path, bool *is);
/* Its top-level `id:`, "" when it has none or cannot be read. Likewise. */
enum status claim_file_id(const char *path, char id[NAME_SIZE]);

/* Do the claim or the command line say which value this parameter has in an arm of the claim, or is it varied? */
bool claim_file_sets(const struct claim_file *claim, const char *path);

#endif
