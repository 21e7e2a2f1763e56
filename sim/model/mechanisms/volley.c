/* volley.c - attempts side by side: the way of each from its first random number to its chance (ODD, section 7). */
#include "regimesim/model/volley.h"

#include "regimesim/model/offenders.h"

/* Words that are drawn, or passed over, before the search for a victim: account, victimless or not, type, again. */
enum { FIRST_WORDS = 4 * RNG_UNIFORM_WORDS };

static void find_stand(const struct world *world, const struct attempt_setting *setting, uint32_t index,
                       struct stand *stand)
{
    const struct offender *offender = &world->offenders[index];
    double other = setting->victimless, own = world->params->offending.rate * offender->propensity;
    stand->offender = index;
    stand->person = offender->person;
    stand->account = NO_ACCOUNT;
    stand->several = offender_open_accounts(world, offender, &stand->account) > 1;
    stand->victimless = other > 0 ? other / (other + own) : 0;
    if (!stand->several && stand->account != NO_ACCOUNT)
        stand->circle = circle_of(world, stand->account);
}

/* Where the offender of each attempt stands: attempts of one offender follow each other, and share it. */
static void open_streams(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    struct stand *stand = volley->stands;
    for (int i = 0; i < volley->count; i++) {
        const struct attempt *attempt = &volley->attempts[i];
        struct pick *pick = &volley->picks[i];
        if (i == 0 || attempt->offender != stand->offender)
            find_stand(world, setting, attempt->offender, i == 0 ? stand : ++stand);
        pick->stand = stand;
        rng_open(&pick->rng, world->key, RNG_ATTEMPT, stand->person, attempt->number, (uint32_t)world->day);
        volley->streams[i] = &pick->rng;
    }
    if (!setting->plain)
        rng_fill(volley->streams, volley->count, FIRST_WORDS);
}

/* Under which account, and with whom around it. */
static uint32_t take_account(const struct world *world, struct volley *volley, int i)
{
    struct pick *pick = &volley->picks[i];
    const struct stand *stand = pick->stand;
    if (!stand->several) {
        rng_skip(&pick->rng, RNG_UNIFORM_WORDS);
        pick->circle = stand->account == NO_ACCOUNT ? NULL : &stand->circle;
        return stand->account;
    }
    uint32_t account = attempt_account(world, &world->offenders[stand->offender], &pick->rng);
    volley->circles[i] = circle_of(world, account);
    pick->circle = &volley->circles[i];
    return account;
}

/* What the attempt is at. False for a victimless offence, which needs nothing else. */
static bool begin(const struct world *world, const struct attempt_setting *setting, struct volley *volley, int i)
{
    struct attempt *attempt = &volley->attempts[i];
    struct pick *pick = &volley->picks[i];
    uint32_t account = take_account(world, volley, i);
    *attempt = (struct attempt){.offender = attempt->offender,
                                .account = account,
                                .person = pick->stand->person,
                                .victim = NOBODY,
                                .number = attempt->number};
    if (rng_chance(&pick->rng, pick->stand->victimless) && account != NO_ACCOUNT) {
        attempt->type = (uint8_t)attempt_victimless(world, setting, rng_uniform(&pick->rng));
        attempt->success = 1;
        return false;
    }
    if (account != NO_ACCOUNT)
        volley->tried[pick->circle->platform]++;
    if (setting->types == 1) {
        rng_skip(&pick->rng, RNG_UNIFORM_WORDS);
        pick->type = setting->only_type;
    } else {
        pick->type = attempt_type(world, setting, account == NO_ACCOUNT, rng_uniform(&pick->rng));
    }
    attempt->type = (uint8_t)pick->type;
    return true;
}

void volley_begin(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    open_streams(world, setting, volley);
    volley->open = 0;
    for (int i = 0; i < volley->count; i++) {
        volley->picks[i].best.person = NOBODY;
        if (begin(world, setting, volley, i))
            volley->searching[volley->open++] = &volley->picks[i];
    }
    candidates_begin(world, setting, volley);
}

/* Whether it succeeds, by `luck`, uniform in [0, 1). Few have enough of it to succeed with anybody: of the others the
 * victim need not be looked at. */
static void end(const struct world *world, const struct attempt_setting *setting, struct attempt *attempt,
                const struct candidate *victim, double luck)
{
    if (victim->person != NOBODY) {
        attempt->victim = victim->person;
        attempt->layer = (uint8_t)victim->layer;
        attempt->known = victim->known;
        attempt->assumed = victim->assumed;
        if (luck < setting->success_limit[attempt->type])
            attempt->success = attempt_success(world, attempt->account, victim, attempt->type);
    }
    attempt->succeeds = luck < attempt->success;
}

static void end_all(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    philox_counter counters[VOLLEY];
    double luck[VOLLEY];
    for (int i = 0; i < volley->count; i++)
        counters[i] = rng_counter(RNG_ATTEMPT_OUTCOME, volley->picks[i].stand->person, volley->attempts[i].number,
                                  (uint32_t)world->day);
    rng_first_uniforms(luck, world->key, counters, volley->count);
    for (int i = 0; i < volley->count; i++)
        end(world, setting, &volley->attempts[i], &volley->picks[i].best, luck[i]);
}

bool volley_step(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    if (!candidates_step(world, setting, volley))
        return false;
    end_all(world, setting, volley);
    return true;
}
