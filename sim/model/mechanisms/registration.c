/* registration.c - who registers where and how (ODD, section 1).
 *
 * Ordinary persons decide once: on day 0 under the rule in force, or during the grace period of a later law. Offenders
 * decide about each operating account whenever one is due (credential_choice.c). */
#include "regimesim/model/registration.h"

#include <stdlib.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/sign_up.h"

static enum status motivate_initial(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (uint32_t i = 0; !status && i < world->persons.count; i++) {
        struct rng rng;
        uint32_t offender;
        rng_open(&rng, world->key, RNG_ONSET, i, 1, 0);
        if (rng_chance(&rng, world->params->population.motivated_share))
            status = offender_motivate(world, i, world->params->learning.prior, &offender, error);
    }
    return status;
}

enum status registration_populate(struct world *world, struct error *error)
{
    for (uint32_t i = 0; i < world->persons.count; i++)
        sign_up_first(world, i);
    return motivate_initial(world, error);
}

void registration_open_accounts(struct world *world)
{
    for (uint32_t a = 0; a < world->account_count; a++)
        credential_decide(world, a, true);
}

/* Days after the law on which this person decides: uniform over the grace period. */
static uint32_t deadline(const struct world *world, uint32_t person, int platform)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_VERIFICATION_DEADLINE, person, 0, 0);
    return rng_below(&rng, (uint32_t)world->params->platforms[platform].grace_days);
}

/* Counting sort of the platform's users by day of decision: those of day d stand from start[d] to start[d + 1]. */
static enum status plan_deadlines(struct world *world, int index, struct error *error)
{
    struct platform_state *platform = &world->platforms[index];
    uint32_t n = world->persons.count, days = (uint32_t)world->params->platforms[index].grace_days;
    uint32_t *order = platform->deadline_order = malloc(n * sizeof *order);
    uint32_t *start = platform->deadline_start = calloc(days + 2, sizeof *start);
    if (!order || !start)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t i = 0; i < n; i++)
        if (world->persons.platform[i] == index)
            start[deadline(world, i, index) + 2]++;
    for (uint32_t d = 2; d <= days + 1; d++)
        start[d] += start[d - 1];
    for (uint32_t i = 0; i < n; i++)
        if (world->persons.platform[i] == index)
            order[start[deadline(world, i, index) + 1]++] = i;
    return STATUS_OK;
}

/* An exemption frees existing accounts from a duty; a badge is offered to everybody. */
static bool law_touches_existing(const struct platform_params *rule)
{
    return rule->verification == VERIFICATION_OPTIONAL || rule->existing_accounts == EXISTING_MUST_VERIFY;
}

static enum status step_law(struct world *world, int platform, struct error *error)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    int32_t since = world->day - rule->law_day;
    if (rule->law_day == 0 || since < 0)
        return STATUS_OK;
    if (since == 0) {
        world->platforms[platform].in_force = true;
        world->platforms[platform].verification = rule->verification;
        enum status status = law_touches_existing(rule) ? plan_deadlines(world, platform, error) : STATUS_OK;
        if (status)
            return status;
    }
    const struct platform_state *state = &world->platforms[platform];
    if (since >= rule->grace_days || !state->deadline_order)
        return STATUS_OK;
    for (uint32_t k = state->deadline_start[since]; k < state->deadline_start[since + 1]; k++) {
        uint32_t person = state->deadline_order[k];
        if (world->persons.platform[person] == platform)
            sign_up_on(world, person, platform);
    }
    return STATUS_OK;
}

/* At the end of the grace period an unverified operating account from before the law is closed, or limited. */
static void end_grace(struct world *world, uint32_t index)
{
    struct account *account = &world->accounts[index];
    const struct platform_params *rule = &world->params->platforms[account->platform];
    if (rule->law_day == 0 || world->day != rule->law_day + rule->grace_days || account->due >= rule->law_day ||
        account->credential != CREDENTIAL_UNVERIFIED || rule->existing_accounts == EXISTING_EXEMPT)
        return;
    if (rule->verification == VERIFICATION_MANDATORY) {
        event_account(world, EVENT_ACCOUNT_OUTLAWED, index, 0);
        account_close(world, index, world->day);
    } else if (rule->verification == VERIFICATION_TIERED) {
        event_account(world, EVENT_ACCOUNT_LIMITED, index, 0);
        account->limited = true;
    }
}

/* Chosen before a law that now forbids it. */
static bool overtaken_by_law(const struct world *world, const struct account *account)
{
    return account->credential == CREDENTIAL_UNVERIFIED &&
           world->platforms[account->platform].verification == VERIFICATION_MANDATORY;
}

static void step_accounts(struct world *world, const struct offender *offender)
{
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++) {
        struct account *account = &world->accounts[a];
        if (account->state == ACCOUNT_OPEN)
            end_grace(world, a);
        else if (account->due > world->day)
            continue;
        else if (account->state == ACCOUNT_OPENING && !overtaken_by_law(world, account))
            account_open(world, a, (enum credential)account->credential, account->own_persona, account->identity);
        else
            credential_decide(world, a, false);
    }
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (int p = 0; !status && p < world->params->platform_count; p++)
        status = step_law(world, p, error);
    for (size_t k = 0; k < world->motivated.count; k++) {
        const struct offender *offender = &world->offenders[world->motivated.items[k]];
        if (offender_at_large(world, offender))
            step_accounts(world, offender);
    }
    return status;
}

const struct mechanism registration_mechanism = {
    .name = "registration",
    .doc = "laws take effect; existing users decide; offenders open accounts",
    .switch_offset = MECHANISM_SWITCH(registration),
    .step = step,
};
