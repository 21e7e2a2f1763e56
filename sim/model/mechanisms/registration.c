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
    enum { TOGETHER = 4 * PHILOX_BLOCKS };
    enum status status = STATUS_OK;
    philox_counter counters[TOGETHER];
    double luck[TOGETHER];
    for (uint32_t first = 0, count; first < world->persons.count && !status; first += count) {
        uint32_t offender, left = world->persons.count - first;
        count = left < TOGETHER ? left : TOGETHER;
        for (uint32_t i = 0; i < count; i++)
            counters[i] = rng_counter(RNG_ONSET, first + i, 1, 0);
        rng_first_uniforms(luck, world->key, counters, (int)count);
        for (uint32_t i = 0; i < count && !status; i++)
            if (luck[i] < world->params->population.motivated_share)
                status = offender_motivate(world, first + i, world->params->learning.prior, &offender, error);
    }
    return status;
}

enum status registration_populate(struct world *world, struct error *error)
{
    sign_up_all(world);
    return motivate_initial(world, error);
}

void registration_open_accounts(struct world *world)
{
    for (uint32_t a = 0; a < world->account_count; a++)
        credential_decide(world, a, true);
}

struct rule registration_rule(const struct platform_params *platform)
{
    return (struct rule){platform->verification, platform->front_stage, platform->existing_accounts,
                         platform->prominent_friends};
}

static bool same_rule(const struct rule *a, const struct rule *b)
{
    return a->verification == b->verification && a->front_stage == b->front_stage &&
           a->existing_accounts == b->existing_accounts && a->prominent_friends == b->prominent_friends;
}

/* Days after the law on which this person decides: uniform over the grace period. */
static uint32_t deadline(const struct world *world, uint32_t person, uint32_t grace_days)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_VERIFICATION_DEADLINE, person, 0, 0);
    return rng_below(&rng, grace_days);
}

/* Counting sort of the platform's users by day of decision: those of day d stand from start[d] to start[d + 1]. */
static enum status plan_deadlines(struct world *world, int index, struct error *error)
{
    struct platform_state *platform = &world->platforms[index];
    uint32_t n = world->persons.count, days = (uint32_t)platform->grace_days;
    uint32_t *order = platform->deadline_order = malloc(n * sizeof *order);
    uint32_t *start = platform->deadline_start = calloc(days + 2, sizeof *start);
    if (!order || !start)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t i = 0; i < n; i++)
        if (world->persons.at[i].platform == index)
            start[deadline(world, i, days) + 2]++;
    for (uint32_t d = 2; d <= days + 1; d++)
        start[d] += start[d - 1];
    for (uint32_t i = 0; i < n; i++)
        if (world->persons.at[i].platform == index)
            order[start[deadline(world, i, days) + 1]++] = i;
    return STATUS_OK;
}

/* A new law during a time of grace replaces the old one: nobody is asked under that any more. */
static void drop_deadlines(struct platform_state *platform)
{
    free(platform->deadline_order);
    free(platform->deadline_start);
    platform->deadline_order = platform->deadline_start = NULL;
}

/* An exemption frees existing accounts from a duty; a badge is offered to everybody. */
static bool touches_existing(const struct rule *rule)
{
    return rule->verification == VERIFICATION_OPTIONAL || rule->existing_accounts == EXISTING_MUST_VERIFY;
}

/* Where the limits of a tiered rule are repealed nothing is left to limit. */
static void free_limited(struct world *world, int platform)
{
    for (uint32_t a = 0; a < world->account_count; a++)
        if (world->accounts[a].platform == platform && world->accounts[a].limited) {
            world->accounts[a].limited = false;
            event_account(world, EVENT_ACCOUNT_FREED, a, 0);
        }
}

/* From today new accounts are under the platform's present rule; those that exist have its time of grace. */
static enum status take_effect(struct world *world, int index, struct error *error)
{
    struct platform_state *platform = &world->platforms[index];
    platform->in_force = true;
    platform->rule = registration_rule(&world->params->platforms[index]);
    platform->verification = platform->rule.verification;
    platform->law_since = world->day;
    platform->grace_days = world->params->platforms[index].grace_days;
    drop_deadlines(platform);
    if (platform->verification == VERIFICATION_NONE || platform->verification == VERIFICATION_OPTIONAL)
        free_limited(world, index);
    return touches_existing(&platform->rule) ? plan_deadlines(world, index, error) : STATUS_OK;
}

/* A law takes effect on law_day, and whenever an intervention changes the rule after it. */
static enum status step_law(struct world *world, int index, struct error *error)
{
    const struct platform_params *params = &world->params->platforms[index];
    struct platform_state *platform = &world->platforms[index];
    struct rule rule = registration_rule(params);
    if (world->day >= params->law_day && (!platform->in_force || !same_rule(&rule, &platform->rule))) {
        enum status status = take_effect(world, index, error);
        if (status)
            return status;
    }
    int32_t since = world->day - platform->law_since;
    if (!platform->deadline_order || since >= platform->grace_days)
        return STATUS_OK;
    for (uint32_t k = platform->deadline_start[since]; k < platform->deadline_start[since + 1]; k++) {
        uint32_t person = platform->deadline_order[k];
        if (world->persons.at[person].platform == index)
            sign_up_again(world, person, index);
    }
    return STATUS_OK;
}

/* At the end of the grace period an unverified operating account from before the law is closed, or limited. (Opened
 * under the law, there is none under a mandatory rule, and it is limited already under a tiered one.) */
static void end_grace(struct world *world, uint32_t index)
{
    struct account *account = &world->accounts[index];
    const struct platform_state *platform = &world->platforms[account->platform];
    if (platform->grace_days == 0 || world->day != platform->law_since + platform->grace_days ||
        account->due > platform->law_since || account->credential != CREDENTIAL_UNVERIFIED ||
        platform->rule.existing_accounts == EXISTING_EXEMPT)
        return;
    if (platform->verification == VERIFICATION_MANDATORY) {
        event_account(world, EVENT_ACCOUNT_OUTLAWED, index, 0);
        account_close(world, index, world->day);
    } else if (platform->verification == VERIFICATION_TIERED) {
        event_account(world, EVENT_ACCOUNT_LIMITED, index, 0);
        account->limited = true;
    }
}

/* Chosen before a law, a bar of the holder's pseudonyms or a blacklisting that now forbids it, or before a repeal that
 * leaves nobody to verify it. */
static bool overtaken(const struct world *world, uint32_t index)
{
    const struct account *account = &world->accounts[index];
    int rule = world->platforms[account->platform].verification;
    uint32_t holder = world->offenders[account->owner].person;
    if (account->credential != CREDENTIAL_UNVERIFIED)
        return rule == VERIFICATION_NONE ||
               (account->credential == CREDENTIAL_OWN && person_has(world, holder, TRAIT_BLACKLISTED));
    return rule == VERIFICATION_MANDATORY || !credential_pseudonym_free(world, index);
}

/* Giving the choice up first returns a borrowed identity, and leaves a durable pseudonym to another of the holder's
 * accounts. */
static void choose_again(struct world *world, uint32_t index)
{
    account_close(world, index, world->day);
    credential_decide(world, index, false);
}

static void step_accounts(struct world *world, const struct offender *offender)
{
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++) {
        struct account *account = &world->accounts[a];
        if (account->state == ACCOUNT_OPEN)
            end_grace(world, a);
        else if (account->due > world->day)
            continue;
        else if (account->state == ACCOUNT_CLOSED)
            credential_decide(world, a, false);
        else if (overtaken(world, a))
            choose_again(world, a);
        else
            account_open(world, a, (enum credential)account->credential, account->own_persona, account->identity);
    }
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (int p = 0; !status && p < world->params->platform_count; p++)
        status = step_law(world, p, error);
    for (size_t k = 0; k < world->motivated.count; k++) {
        const struct offender *offender = offender_fetched(world, k);
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
