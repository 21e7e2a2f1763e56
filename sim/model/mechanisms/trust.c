/* trust.c - what a badge is worth in the eyes of others (ODD, section 3). */
#include <math.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/platforms.h"

/* relative:  T_V = 1 + b B (1 − v),  T_U = 1 − b B v      absolute:  T_V = 1 + b B,  T_U = 1 */
static void update_trust(const struct params *params, struct platform_state *platform)
{
    double bonus = params->trust.bonus * platform->belief;
    double share = params->trust.form == TRUST_RELATIVE ? platform_verified_share(platform) : 0;
    platform->trust_verified = 1 + bonus * (1 - share);
    platform->trust_unverified = fmax(0, 1 - bonus * share);
}

static enum status init(struct world *world, struct error *error)
{
    (void)error;
    for (int p = 0; p < world->params->platform_count; p++) {
        world->platforms[p].belief = world->params->trust.initial_belief;
        update_trust(world->params, &world->platforms[p]);
    }
    return STATUS_OK;
}

/* Victimisations of today by verified-looking accounts that somebody reported: these are known. */
static void count_known(const struct world *world, uint32_t known[MAX_PLATFORMS])
{
    for (uint32_t i = world->offences_before_today; i < world->offence_count; i++) {
        const struct offence *offence = &world->offences[i];
        if (offence->victim != NOBODY && offence->account != NO_ACCOUNT &&
            offence->credential != CREDENTIAL_UNVERIFIED &&
            offence->flags & (OFFENCE_REPORTED_PLATFORM | OFFENCE_REPORTED_POLICE))
            known[offence->platform]++;
    }
}

/* B += r_B (1 − B) − k_B B (known victimisations by verified-looking accounts / verified accounts) */
static enum status step(struct world *world, struct error *error)
{
    (void)error;
    uint32_t known[MAX_PLATFORMS] = {0};
    count_known(world, known);
    for (int p = 0; p < world->params->platform_count; p++) {
        struct platform_state *platform = &world->platforms[p];
        uint32_t verified = platform_verified(platform);
        double abuse = verified ? (double)known[p] / verified : 0, belief = platform->belief;
        belief += world->params->trust.recovery * (1 - belief) - world->params->trust.loss * belief * abuse;
        platform->belief = fmin(1, fmax(0, belief));
        update_trust(world->params, platform);
    }
    return STATUS_OK;
}

const struct mechanism trust_mechanism = {
    .name = "trust",
    .doc = "belief in badges falls with known abuse and recovers",
    .switch_offset = MECHANISM_SWITCH(trust),
    .init = init,
    .step = step,
};
