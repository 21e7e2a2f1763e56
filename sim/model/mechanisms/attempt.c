/* attempt.c - how often an offender tries, under which account, at what, and with what chance (ODD, section 7). */
#include "regimesim/model/attempt.h"

#include <math.h>

#include "regimesim/model/credit.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"

void attempt_setting_make(struct attempt_setting *setting, const struct world *world)
{
    const struct params *params = world->params;
    *setting = (struct attempt_setting){.weights = 0};
    for (int o = 0; o < params->offence_count; o++) {
        const struct offence_params *offence = &params->offences[o];
        bool victim = offence->kind == OFFENCE_VICTIM;
        setting->type_cumulative[o] = setting->weights += victim ? offence->weight : 0;
        setting->offline_cumulative[o] = setting->offline_weights += victim && offence->offline ? offence->weight : 0;
        setting->victimless += offence->kind == OFFENCE_VICTIMLESS ? offence->rate : 0;
        if (victim && offence->weight > 0) {
            setting->types++;
            setting->only_type = o;
        }
    }
    for (int p = 0; p < params->platform_count; p++)
        for (int badge = 0; badge < 2; badge++)
            setting->authentic[p][badge] = platform_authentic_share(&world->platforms[p], badge);
}

/* χ_r + w · perks: what an identification costs. */
static double stakes_of(const struct world *world, const struct offender *offender)
{
    const struct params *params = world->params;
    return params->offending.deterrence + params->credit.perk_weight * credit_perks(world, offender->person);
}

/* f(ρ) = disinhibition · exp(−stakes π ρ): disinhibition, and deterrence by the certainty perceived of losing them. */
static double restraint(const struct offender *offender, double stakes, double disinhibition, double rho)
{
    return disinhibition * exp(-stakes * offender->perceived * rho);
}

/* f(ρ) of one account. */
static double account_weight(const struct world *world, const struct offender *offender, double stakes,
                             const struct account *account)
{
    enum credential credential = (enum credential)account->credential;
    double rho = offender_traceability(world, offender, account->platform, credential);
    return restraint(offender, stakes, credential_disinhibition(world, account->platform, credential, rho), rho);
}

/* How many accounts are open, and the last of them. */
static int count_open(const struct world *world, const struct offender *offender, uint32_t *last)
{
    int open = 0;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].state == ACCOUNT_OPEN) {
            *last = a;
            open++;
        }
    return open;
}

/* The sum of f(ρ) over the open accounts. */
static double sum_weights(const struct world *world, const struct offender *offender, double stakes)
{
    double sum = 0;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (world->accounts[a].state == ACCOUNT_OPEN)
            sum += account_weight(world, offender, stakes, &world->accounts[a]);
    return sum;
}

/* Mean = (λ m + victimless) · mean of f(ρ) over the open accounts; offline, without an account, a share of the attempts
 * at offline types goes on, under the risk of a known offender. */
double attempt_mean(const struct world *world, const struct attempt_setting *setting, const struct offender *offender)
{
    const struct params *params = world->params;
    double base = params->offending.rate * offender->propensity, stakes = stakes_of(world, offender);
    uint32_t last;
    int open = count_open(world, offender, &last);
    if (open)
        return (base + setting->victimless) * sum_weights(world, offender, stakes) / open;
    double known = params->investigation.known_offender;
    return base * params->offending.offline_displacement * (setting->offline_weights / setting->weights) *
           restraint(offender, stakes, 1 + params->offending.disinhibition * (1 - known), known);
}

/* An open account by f(ρ); one alone needs no weighing. */
static uint32_t draw_account(const struct world *world, const struct offender *offender, struct rng *rng)
{
    uint32_t chosen = NO_ACCOUNT;
    if (count_open(world, offender, &chosen) <= 1) {
        rng_skip(rng, RNG_UNIFORM_WORDS);
        return chosen;
    }
    double stakes = stakes_of(world, offender), u = rng_uniform(rng) * sum_weights(world, offender, stakes);
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++) {
        if (world->accounts[a].state != ACCOUNT_OPEN)
            continue;
        chosen = a;
        u -= account_weight(world, offender, stakes, &world->accounts[a]);
        if (u < 0)
            break;
    }
    return chosen;
}

static int draw_type(const struct params *params, const double cumulative[], double total, double u)
{
    int last = 0;
    for (int o = 0; o < params->offence_count; o++) {
        double before = o ? cumulative[o - 1] : 0;
        if (cumulative[o] <= before)
            continue;
        last = o;
        if (u * total < cumulative[o])
            return o;
    }
    return last;
}

static int draw_victimless(const struct params *params, double total, double u)
{
    int last = 0;
    for (int o = 0; o < params->offence_count; o++) {
        if (params->offences[o].kind != OFFENCE_VICTIMLESS || params->offences[o].rate == 0)
            continue;
        last = o;
        u -= params->offences[o].rate / total;
        if (u < 0)
            break;
    }
    return last;
}

double attempt_leverage(const struct world *world, uint32_t person, enum layer layer, int type)
{
    uint32_t useful = world->attribute_sets[type];
    if (!useful)
        return 0;
    return (double)exposure_size(exposure_visible(world->persons.at[person].exposure, layer) & useful) /
           exposure_size(useful);
}

/* p = s_o · T · (1 − g_j) · (b_o + (1 − b_o) · V · [profile authentic]), clamped to [0, 1] */
double attempt_success(const struct world *world, uint32_t index, const struct candidate *victim, int type)
{
    const struct offence_params *offence = &world->params->offences[type];
    double trust = world->params->trust.friend, visible = 0;
    if (!victim->friend_trust) {
        const struct account *account = &world->accounts[index];
        const struct platform_state *platform = &world->platforms[account->platform];
        trust = account_looks_verified(account) ? platform->trust_verified : platform->trust_unverified;
    }
    if (person_has(world, victim->person, TRAIT_AUTHENTIC))
        visible = attempt_leverage(world, victim->person, victim->layer, type) +
                  attempt_inferred(world, victim->person, victim->layer, type);
    double b = offence->base_leverage;
    double p = offence->success * trust * (1 - person_caution(world, victim->person)) * (b + (1 - b) * visible);
    return fmin(1, fmax(0, p));
}

static int draw_victim_type(const struct params *params, const struct attempt_setting *setting, bool offline,
                            struct rng *rng)
{
    if (setting->types == 1) { /* nothing to choose between: the words are passed over */
        rng_skip(rng, RNG_UNIFORM_WORDS);
        return setting->only_type;
    }
    double u = rng_uniform(rng);
    return offline ? draw_type(params, setting->offline_cumulative, setting->offline_weights, u)
                   : draw_type(params, setting->type_cumulative, setting->weights, u);
}

/* What the attempt is at, and under which account. False for a victimless offence, which needs nothing else. */
static bool begin(const struct world *world, const struct attempt_setting *setting, struct attempt *attempt,
                  struct pick *pick)
{
    const struct params *params = world->params;
    const struct offender *offender = &world->offenders[attempt->offender];
    struct rng *rng = &pick->rng;
    double own = params->offending.rate * offender->propensity, other = setting->victimless;
    rng_open(rng, world->key, RNG_ATTEMPT, offender->person, attempt->number, (uint32_t)world->day);
    attempt->account = draw_account(world, offender, rng);
    if (rng_chance(rng, other > 0 ? other / (other + own) : 0) && attempt->account != NO_ACCOUNT) {
        attempt->type = (uint8_t)draw_victimless(params, setting->victimless, rng_uniform(rng));
        attempt->success = 1;
        return false;
    }
    attempt->type = (uint8_t)draw_victim_type(params, setting, attempt->account == NO_ACCOUNT, rng);
    pick->offender = attempt->offender;
    pick->account = attempt->account;
    pick->type = attempt->type;
    return true;
}

static void end(const struct world *world, struct attempt *attempt, const struct candidate *victim)
{
    if (victim->person == NOBODY)
        return;
    attempt->victim = victim->person;
    attempt->layer = (uint8_t)victim->layer;
    attempt->known = victim->known;
    attempt->assumed = victim->assumed;
    attempt->success = attempt_success(world, attempt->account, victim, attempt->type);
}

void attempts_propose(const struct world *world, const struct attempt_setting *setting, struct attempt attempts[],
                      int count)
{
    struct pick picks[SEARCHES];
    struct attempt *of[SEARCHES];
    int picking = 0;
    for (int i = 0; i < count; i++) {
        attempts[i] =
            (struct attempt){.offender = attempts[i].offender, .number = attempts[i].number, .victim = NOBODY};
        if (begin(world, setting, &attempts[i], &picks[picking]))
            of[picking++] = &attempts[i];
    }
    candidates_pick(world, setting, picks, picking);
    for (int i = 0; i < picking; i++)
        end(world, of[i], &picks[i].best);
}
