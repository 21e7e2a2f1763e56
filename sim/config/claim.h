/* claim.h - a claim while it is read: what claim_file.c, claim_arm.c and claim_size.c share. */
#ifndef SIM_CONFIG_CLAIM_H
#define SIM_CONFIG_CLAIM_H

#include "regimesim/config/claim_file.h"
#include "study.h"

struct claim_reading {
    struct claim_file *claim;
    struct study study;
    struct draft drafts[CLAIM_ARMS];
    const struct node *sets[CLAIM_ARMS]; /* each arm's `set`, or NULL */
    struct place places[CLAIM_VALUES];   /* of the parameter's values */
    bool runs_over_values, known;        /* does the relation? is the relation known? */
};

/* claim_arm.c. The arms, the parameter with its values, and then the arms' scenarios with what they set. */
void claim_arms_read(struct claim_reading *reading, const struct node *root);
void claim_values_read(struct claim_reading *reading, const struct node *root);
void claim_arms_derive(struct claim_reading *reading);
/* Apply the rules between fields at every value of the parameter, in what the claim derives from an arm. */
void claim_values_check(struct claim_reading *reading, int arm, const struct scenario *scenario);

/* claim_ablation.c. What is assumed otherwise, one after the other, once the arms stand. */
void claim_ablations_read(struct claim_reading *reading, const struct node *root);

/* claim_size.c. The smallest effect, and how many replicates. */
void claim_size_read(struct claim_reading *reading, const struct node *root);

#endif
