/* attempt.c - how often an offender tries, under which account, at what, and with what chance (ODD, section 7). */
#include "regimesim/model/attempt.h"

#include <math.h>

#include "regimesim/model/credit.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"

static struct reach reach_of(const struct offence_params *offence)
{
    struct reach reach = {.friend = offence->reach_friend, .near = offence->reach_friend + offence->reach_second};
    reach.all = reach.near + offence->reach_stranger;
    int layers = (offence->reach_friend > 0) + (offence->reach_second > 0) + (offence->reach_stranger > 0);
    if (layers == 1)
        reach.only = offence->reach_friend > 0   ? LAYER_FRIEND
                     : offence->reach_second > 0 ? LAYER_SECOND
                                                 : LAYER_STRANGER;
    return reach;
}

/* More than the products of a chance of success can gain by rounding. */
#define ROUNDING 1e-9

static double highest_trust(const struct world *world)
{
    double highest = world->params->trust.friend;
    for (int p = 0; p < world->params->platform_count; p++)
        highest = fmax(highest, fmax(world->platforms[p].trust_verified, world->platforms[p].trust_unverified));
    return highest;
}

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
    double trust = highest_trust(world);
    setting->looks_plainly = params->infiltration.contacts_half == 0 && setting->types > 0;
    for (int o = 0; o < params->offence_count; o++) {
        setting->reach[o] = reach_of(&params->offences[o]);
        setting->looks_plainly &= setting->reach[o].only || params->offences[o].weight == 0;
        setting->success_limit[o] = params->offences[o].success * trust * (1 + ROUNDING);
        setting->wanted[o] = params->offences[o].against_minors ? TRAIT_MINOR : 0;
    }
    setting->alone = params->offending.candidates == 1;
    setting->spared = params->offending.spares_offenders ? TRAIT_OFFENDER : 0;
    setting->plain = setting->types == 1 && setting->victimless == 0 && params->offending.return_share == 0;
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

/* f(ρ) of an offender's accounts, which are mostly alike: the last one computed is kept. */
struct weigher {
    const struct world *world;
    const struct offender *offender;
    double stakes;
    int platform, credential; /* of the last; -1: none yet */
    double weight;
};

static double weigh(struct weigher *w, const struct account *account)
{
    if (account->platform != w->platform || account->credential != w->credential) {
        enum credential credential = (enum credential)account->credential;
        w->platform = account->platform;
        w->credential = account->credential;
        double rho = offender_traceability(w->world, w->offender, w->platform, credential);
        double disinhibition = credential_disinhibition(w->world, w->platform, credential, rho);
        w->weight = restraint(w->offender, w->stakes, disinhibition, rho);
    }
    return w->weight;
}

/* The sum of f(ρ) over the open accounts. */
static double sum_weights(struct weigher *weigher)
{
    const struct offender *offender = weigher->offender;
    double sum = 0;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        if (weigher->world->accounts[a].state == ACCOUNT_OPEN)
            sum += weigh(weigher, &weigher->world->accounts[a]);
    return sum;
}

static struct weigher weigher_of(const struct world *world, const struct offender *offender)
{
    return (struct weigher){
        .world = world, .offender = offender, .stakes = stakes_of(world, offender), .platform = -1, .credential = -1};
}

/* Mean = (λ m + victimless) · mean of f(ρ) over the open accounts; offline, without an account, a share of the attempts
 * at offline types goes on, under the risk of a known offender. */
double attempt_mean(const struct world *world, const struct attempt_setting *setting, const struct offender *offender)
{
    const struct params *params = world->params;
    struct weigher weigher = weigher_of(world, offender);
    double base = params->offending.rate * offender->propensity;
    uint32_t last;
    int open = offender_open_accounts(world, offender, &last);
    if (open)
        return (base + setting->victimless) * sum_weights(&weigher) / open;
    double known = params->investigation.known_offender;
    return base * params->offending.offline_displacement * (setting->offline_weights / setting->weights) *
           restraint(offender, weigher.stakes, 1 + params->offending.disinhibition * (1 - known), known);
}

/* An open account by f(ρ). */
uint32_t attempt_account(const struct world *world, const struct offender *offender, struct rng *rng)
{
    uint32_t chosen = NO_ACCOUNT;
    struct weigher weigher = weigher_of(world, offender);
    double u = rng_uniform(rng) * sum_weights(&weigher);
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++) {
        if (world->accounts[a].state != ACCOUNT_OPEN)
            continue;
        chosen = a;
        u -= weigh(&weigher, &world->accounts[a]);
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

int attempt_victimless(const struct world *world, const struct attempt_setting *setting, double u)
{
    const struct params *params = world->params;
    int last = 0;
    for (int o = 0; o < params->offence_count; o++) {
        if (params->offences[o].kind != OFFENCE_VICTIMLESS || params->offences[o].rate == 0)
            continue;
        last = o;
        u -= params->offences[o].rate / setting->victimless;
        if (u < 0)
            break;
    }
    return last;
}

int attempt_type(const struct world *world, const struct attempt_setting *setting, bool offline, double u)
{
    return offline ? draw_type(world->params, setting->offline_cumulative, setting->offline_weights, u)
                   : draw_type(world->params, setting->type_cumulative, setting->weights, u);
}

/* p = s_o · T · (1 − g_j) · (b_o + (1 − b_o) · V · [profile authentic]), clamped to [0, 1] */
double attempt_success(const struct world *world, uint32_t index, const struct candidate *victim, int type)
{
    const struct offence_params *offence = &world->params->offences[type];
    double trust = world->params->trust.friend, visible = 0, b = offence->base_leverage;
    if (!victim->friend_trust) {
        const struct account *account = &world->accounts[index];
        const struct platform_state *platform = &world->platforms[account->platform];
        trust = account_looks_verified(account) ? platform->trust_verified : platform->trust_unverified;
    }
    if (b < 1 && person_has(world, victim->person, TRAIT_AUTHENTIC))
        visible = attempt_leverage(world, victim->person, victim->layer, type) +
                  attempt_inferred(world, victim->person, victim->layer, type);
    double p = offence->success * trust * (1 - person_caution(world, victim->person)) * (b + (1 - b) * visible);
    return p < 0 ? 0 : p < 1 ? p : 1;
}
