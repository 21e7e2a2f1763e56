/* credential_choice.c - under which credential an offender opens an account (ODD, section 1). */
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/registration.h"
#include "regimesim/model/sellers.h"

static bool has_other(const struct world *world, uint32_t account, enum credential credential)
{
    const struct offender *offender = &world->offenders[world->accounts[account].owner];
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (a != account && world->accounts[a].state != ACCOUNT_CLOSED &&
            world->accounts[a].platform == world->accounts[account].platform &&
            world->accounts[a].credential == credential)
            return true;
    return false;
}

/* One pseudonym a person where they are durable, and none for who lost one. */
bool credential_pseudonym_free(const struct world *world, uint32_t account)
{
    int platform = world->accounts[account].platform;
    const struct offender *offender = &world->offenders[world->accounts[account].owner];
    return !registration_durable(world, platform) || (offender->pseudonym_barred_until[platform] <= world->day &&
                                                      !has_other(world, account, CREDENTIAL_UNVERIFIED));
}

static bool own_credential_allowed(const struct world *world, uint32_t account)
{
    int platform = world->accounts[account].platform;
    const struct offender *offender = &world->offenders[world->accounts[account].owner];
    return offender->banned_until[platform] <= world->day && offender->blacklisted_until <= world->day &&
           !person_has(world, offender->person, TRAIT_BLACKLISTED) &&
           (registration_reusable(world, platform) || !has_other(world, account, CREDENTIAL_OWN));
}

/* What a false credential costs, in units of trust: the expected price of one that works, or the price of one try. */
static double false_credential_cost(const struct world *world, const struct platform_params *rule, double cost_factor)
{
    double once = world->price * rule->credential_price_factor * cost_factor;
    return world->params->credentials.tries == TRIES_DAILY ? once : once / (1 - rule->strength);
}

/* u_unverified = T_U·reach − χ π ρ_unverified − fee ε        (one, and not while barred, where pseudonyms are durable)
 * u_own        = T_V       − χ π ρ_own                       (not while banned or blacklisted)
 * u_false      = T_V       − price ε / (1 − q) − χ π ρ_false − fee ε     (−∞ at q = 1, or when nobody sells any)
 * u_wait       = 0 */
void credential_utilities(const struct world *world, uint32_t index, double utility[OPTION_COUNT])
{
    const struct account *account = &world->accounts[index];
    const struct offender *offender = &world->offenders[account->owner];
    const struct platform_params *rule = &world->params->platforms[account->platform];
    const struct platform_state *platform = &world->platforms[account->platform];
    double risk = world->params->registration.risk_weight * offender->perceived;
    double reach = platform->verification == VERIFICATION_TIERED ? rule->tier_reach : 1;
    double fee = registration_fee(world, account->platform) * offender->cost_factor;

    for (int option = 0; option < OPTION_WAIT; option++)
        utility[option] = -INFINITY;
    utility[OPTION_WAIT] = 0;
    if (platform->verification != VERIFICATION_MANDATORY && credential_pseudonym_free(world, index))
        utility[OPTION_UNVERIFIED] =
            platform->trust_unverified * reach -
            risk * offender_traceability(world, offender, account->platform, CREDENTIAL_UNVERIFIED) - fee;
    if (platform->verification == VERIFICATION_NONE)
        return;
    if (own_credential_allowed(world, index))
        utility[OPTION_OWN] =
            platform->trust_verified - risk * offender_traceability(world, offender, account->platform, CREDENTIAL_OWN);
    if (rule->strength < 1 && !world->markets[GOOD_CREDENTIALS].unsold)
        utility[OPTION_FALSE] = platform->trust_verified - false_credential_cost(world, rule, offender->cost_factor) -
                                risk * offender_traceability(world, offender, account->platform, CREDENTIAL_FALSE) -
                                fee;
}

enum credential_option credential_choose(const double utility[OPTION_COUNT], double sharpness, double u)
{
    double best = utility[OPTION_WAIT], weight[OPTION_COUNT], sum = 0;
    for (int option = 0; option < OPTION_COUNT; option++)
        best = fmax(best, utility[option]);
    for (int option = 0; option < OPTION_COUNT; option++)
        sum += weight[option] = isinf(utility[option]) ? 0 : exp(sharpness * (utility[option] - best));
    u *= sum;
    for (int option = 0; option < OPTION_WAIT; option++) {
        if (u < weight[option])
            return (enum credential_option)option;
        u -= weight[option];
    }
    return OPTION_WAIT;
}

/* A leaked identity if there is one, else a random person's; it is used up. */
static uint32_t take_identity(struct world *world, struct rng *rng, uint32_t offender_person, bool reusable)
{
    uint32_t identity = NOBODY;
    for (int tries = 0; tries < 8; tries++) {
        if (world->leaked.count) {
            size_t at = rng_below(rng, (uint32_t)world->leaked.count);
            identity = world->leaked.items[at];
            vec32_remove(&world->leaked, at);
        } else {
            identity = rng_below(rng, world->persons.count);
        }
        bool used = !reusable && person_has(world, identity, TRAIT_IDENTITY_USED);
        if (identity != offender_person && !used)
            break;
    }
    world->persons.at[identity].traits |= TRAIT_IDENTITY_USED;
    return identity;
}

/* Where an offender begins: on the platform of the ordinary account, else on any within reach. */
static int first_platform(const struct world *world, struct rng *rng, uint32_t person)
{
    int platform = world->persons.at[person].platform;
    if (platform != NO_PLATFORM)
        return platform;
    return person_other_platform(world, rng, person, NO_PLATFORM);
}

static void open_chosen(struct world *world, uint32_t index, enum credential credential, struct rng *rng,
                        bool immediate)
{
    struct account *account = &world->accounts[index];
    uint32_t person = world->offenders[account->owner].person, identity = NOBODY;
    bool own = credential == CREDENTIAL_OWN ||
               (credential == CREDENTIAL_UNVERIFIED && rng_chance(rng, world->params->registration.own_persona));
    if (credential == CREDENTIAL_FALSE)
        identity = take_identity(world, rng, person, registration_reusable(world, account->platform));
    if (immediate) {
        account_open(world, index, credential, own, identity);
        return;
    }
    account->state = ACCOUNT_OPENING;
    account->due = world->day + world->params->registration.reentry_days;
    account->credential = (uint8_t)credential;
    account->own_persona = own;
    account->identity = identity;
    event_account(world, EVENT_CREDENTIAL_CHOSEN, index, world->params->registration.reentry_days);
}

/* What u_false counts with is paid: an expected credential that works, or one try. What is opened on day 0 was bought
 * before. */
static void pay_for_credential(struct world *world, uint32_t index)
{
    const struct account *account = &world->accounts[index];
    const struct offender *offender = &world->offenders[account->owner];
    const struct platform_params *rule = &world->params->platforms[account->platform];
    struct rng rng;
    if (!world->params->mechanisms.sellers)
        return;
    rng_open(&rng, world->key, RNG_SELLER_CHOICE, offender->person, index - offender->first_account,
             (uint32_t)world->day);
    sellers_pay(world, GOOD_CREDENTIALS, false_credential_cost(world, rule, offender->cost_factor), &rng);
}

void credential_decide(struct world *world, uint32_t index, bool immediate)
{
    static const enum credential credential_of[] = {CREDENTIAL_UNVERIFIED, CREDENTIAL_OWN, CREDENTIAL_FALSE};
    struct account *account = &world->accounts[index];
    const struct offender *offender = &world->offenders[account->owner];
    const struct params *params = world->params;
    struct rng rng;
    rng_open(&rng, world->key, RNG_CREDENTIAL_CHOICE, offender->person, index - offender->first_account,
             (uint32_t)world->day);
    double u = rng_uniform(&rng), luck = rng_uniform(&rng), utility[OPTION_COUNT];
    if (account->platform == NO_PLATFORM || !person_reaches(world, offender->person, account->platform))
        account->platform = (uint8_t)first_platform(world, &rng, offender->person);
    if (account->platform == NO_PLATFORM) {
        account->due = world->day + params->registration.wait_days;
        return;
    }
    credential_utilities(world, index, utility);
    enum credential_option option = credential_choose(utility, params->registration.choice_sharpness, u);
    if (option == OPTION_FALSE && !immediate)
        pay_for_credential(world, index);
    bool rejected = option == OPTION_FALSE && params->credentials.tries == TRIES_DAILY &&
                    luck < params->platforms[account->platform].strength;
    if (option == OPTION_WAIT)
        event_account(world, EVENT_WAITED, index, params->registration.wait_days);
    else if (rejected)
        event_account(world, EVENT_CREDENTIAL_REJECTED, index, 0);
    if (option == OPTION_WAIT)
        account->due = world->day + params->registration.wait_days;
    else if (rejected)
        account->due = world->day + 1;
    else
        open_chosen(world, index, credential_of[option], &rng, immediate);
}
