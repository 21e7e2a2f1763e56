/* registration.h - what registration offers to the rest of the model. */
#ifndef REGIMESIM_MODEL_REGISTRATION_H
#define REGIMESIM_MODEL_REGISTRATION_H

#include "regimesim/model/world.h"

/* What existing accounts would be asked by the platform's present parameters. */
struct rule registration_rule(const struct platform_params *platform);
/* What a new account costs that no own credential backs; 0 until the rule is in force. */
static inline double registration_fee(const struct world *world, int platform)
{
    return world->platforms[platform].in_force ? world->params->platforms[platform].entry_fee : 0;
}

/* One pseudonym a person that cannot be replaced at will. */
static inline bool registration_durable(const struct world *world, int platform)
{
    return world->platforms[platform].in_force && world->params->platforms[platform].durable_pseudonyms;
}

/* May one identity back several accounts? Where nobody keeps identities none is known again. */
static inline bool registration_reusable(const struct world *world, int platform)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    return rule->duplicates || rule->registry_keeper == KEEPER_NOBODY;
}

/* Day 0, whether or not the registration mechanism is on: every person registers under the rules in force, and the
 * first offenders are motivated; then, when mechanisms have been initialised, these open their accounts. */
enum status registration_populate(struct world *world, struct error *error);
void registration_open_accounts(struct world *world);

enum credential_option { OPTION_UNVERIFIED, OPTION_OWN, OPTION_FALSE, OPTION_WAIT, OPTION_COUNT };

/* The utilities of the offender's options for one operating account on the platform it is meant for; -INFINITY for what
 * the rule or a ban excludes. (ODD, section 1.) */
void credential_utilities(const struct world *world, uint32_t account, double utility[OPTION_COUNT]);
/* P ∝ exp(β u); `u` is uniform on [0, 1). */
enum credential_option credential_choose(const double utility[OPTION_COUNT], double sharpness, double u);

/* May the holder of this account take an unverified one in its place, as far as durable pseudonyms are concerned? */
bool credential_pseudonym_free(const struct world *world, uint32_t account);

/* Decide for an account that is closed and due: it opens after the re-entry delay (at once when `immediate`), or waits.
 */
void credential_decide(struct world *world, uint32_t account, bool immediate);

#endif
