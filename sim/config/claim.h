/* claim.h - a claim while it is read: what claim_file.c, claim_arm.c and claim_size.c share. */
#ifndef SIM_CONFIG_CLAIM_H
#define SIM_CONFIG_CLAIM_H

#include "regimesim/config/claim_file.h"
#include "study.h"

struct claim_reading {
    struct claim_file *claim;
    struct study study;
    struct draft drafts[CLAIM_ARMS];
    const struct node *sets[CLAIM_ARMS];     /* each arm's `set`, or NULL */
    const struct node *measures[CLAIM_ARMS]; /* each arm's `measure`, or NULL */
    struct place places[CLAIM_VALUES];       /* of the parameter's values */
    bool runs_over_values, known;            /* does the relation? is the relation known? */
};

/* claim_file.c. Report a key that this relation has no use for; NULL is none. */
void claim_refuse(struct claim_reading *reading, const struct node *member);

/* claim_arm.c. The arms, the parameter with its values, and then the arms' scenarios with what they set. */
void claim_arms_read(struct claim_reading *reading, const struct node *root);
void claim_values_read(struct claim_reading *reading, const struct node *root);
void claim_arms_derive(struct claim_reading *reading);
/* Apply the rules between fields at every value of the parameter, in what the claim derives from an arm. */
void claim_values_check(struct claim_reading *reading, int arm, const struct scenario *scenario);

/* claim_ablation.c. What is assumed otherwise, one after the other, once the arms stand. */
void claim_ablations_read(struct claim_reading *reading, const struct node *root);

/* pattern.c. What makes a claim a pattern; none of it in a claim; and once the arms stand, whether these have the
 * elements, days and parameters that it names. */
void pattern_read(struct claim_reading *reading, const struct node *root);
void pattern_refuse(struct claim_reading *reading, const struct node *root);
void pattern_check(struct claim_reading *reading, const struct node *root);

/* measure.c. Change the measure as `value`, a mapping, says; then check it, with all its keys there. */
void measure_read(struct study *study, const struct node *value, struct measure *measure);
void measure_check(struct study *study, const struct node *value, const struct measure *measure,
                   const struct params *params);

/* claim_size.c. The smallest effect, and how many replicates. */
void claim_size_read(struct claim_reading *reading, const struct node *root);

#endif
