/* naive_people.c - sections 0, 1 (ordinary persons), 2 and 4 of the ODD: who people are, what they register with, what
 * they show, what leaks. */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "naive.h"

static const int record[] = {ATTRIBUTE_DEMOGRAPHICS, ATTRIBUTE_RELATIVES, ATTRIBUTE_FINANCES, ATTRIBUTE_HOUSING};

/* The audience of an attribute, with what cannot be taken back. */
int naive_seen_from(const struct naive_person *p, int attribute)
{
    if (p->named && attribute == ATTRIBUTE_DEMOGRAPHICS)
        return 3;
    for (int k = 0; k < 4; k++)
        if (p->leaked && attribute == record[k])
            return 3;
    return p->audience[attribute];
}

void naive_withdraw(struct naive_person *p)
{
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        if (p->audience[a] > 0)
            p->audience[a]--;
}

/* Who shows the real name, and who sheds followers in order not to. */
static void name(struct naive_world *w, struct naive_person *p)
{
    const struct platform_params *rule = &w->params->platforms[0];
    double T = rule->prominent_friends, friends = graph_degree(w->graph, (uint32_t)(p - w->person));
    p->named = p->purged = false;
    if (!naive_in_force(w) || !p->member)
        return;
    p->named = rule->front_stage == FRONT_REAL ||
               (rule->front_stage == FRONT_VOLUNTARY && p->luck[4] < w->params->registration.display_share);
    if (T == 0 || friends <= T)
        return;
    p->purged = rule->front_stage != FRONT_REAL && friends <= T + T * w->params->registration.purge_margin &&
                p->luck[6] < w->params->registration.purge_share;
    p->named = !p->purged;
    w->result[N_PURGED] += p->purged;
}

/* The answer of an ordinary person to the rule that holds today. */
static void answer(struct naive_world *w, struct naive_person *p)
{
    const struct params *params = w->params;
    const struct platform_params *rule = &params->platforms[0];
    double r = params->registration.resistance, W = w->awareness;
    double accepts = 1 - p->concern * (r + (1 - r) * W);
    p->credential = UNVERIFIED;
    switch (naive_verification(w)) {
    case VERIFICATION_OPTIONAL:
        if (p->luck[0] < params->registration.uptake * (1 - p->concern))
            p->credential = OWN;
        break;
    case VERIFICATION_TIERED:
        if (p->luck[0] < params->registration.tier_demand * accepts)
            p->credential = OWN;
        break;
    case VERIFICATION_MANDATORY:
        if (p->luck[0] < accepts)
            p->credential = OWN;
        else if (p->luck[1] < params->registration.buys_false && p->luck[2] < 1 - rule->strength)
            p->credential = FALSE_ONE;
        else
            p->member = false; /* there is no other platform to move to */
        break;
    default: break;
    }
    const double authentic[] = {params->registration.authentic_unverified, params->registration.authentic_verified, 0};
    p->authentic = p->luck[3] < authentic[p->credential];
    if (p->member && p->credential != OWN && w->day == 0 && naive_in_force(w) &&
        p->luck[5] < 1 - exp(-params->registration.fee_weight * rule->entry_fee)) {
        p->member = false;
        w->result[N_EXCLUDED_BY_FEE]++;
    }
    name(w, p);
    if (!p->member)
        w->result[N_LEFT]++;
}

static void traits(struct naive_world *w, struct naive_person *p)
{
    const struct params *params = w->params;
    p->minor = naive_chance(w, params->population.minor_share);
    p->normative = naive_chance(w, params->population.normative_share);
    p->concern = gsl_ran_beta(w->random, params->population.concern_a, params->population.concern_b);
    p->caution_start = gsl_ran_beta(w->random, params->population.caution_a, params->population.caution_b);
    p->caution = p->caution_start;
    double friends = params->disclosure.audience_friends, second = params->disclosure.audience_second;
    double all = friends + second + params->disclosure.audience_everyone;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        double shown = params->disclosure.disclosed * (1 - params->disclosure.concern_weight * p->concern);
        if (!naive_chance(w, shown * (1 - params->disclosure.literacy)))
            continue;
        double u = naive_uniform(w) * all;
        p->audience[a] = u < friends ? 1 : u < friends + second ? 2 : 3;
    }
    for (int k = 0; k < 7; k++)
        p->luck[k] = naive_uniform(w);
    p->member = true;
}

void naive_people(struct naive_world *w)
{
    for (int i = 0; i < w->count; i++) {
        struct naive_person *p = &w->person[i];
        traits(w, p);
        answer(w, p);
        p->decides = w->params->platforms[0].law_day + naive_below(w, w->params->platforms[0].grace_days);
    }
}

/* A law in a run: everybody decides on a day of the grace period. */
void naive_law(struct naive_world *w)
{
    if (w->params->platforms[0].law_day == 0)
        return;
    for (int i = 0; i < w->count; i++)
        if (w->person[i].decides == w->day && w->person[i].member)
            answer(w, &w->person[i]);
}

static void show_more(struct naive_world *w, struct naive_person *p, int attribute)
{
    int now = naive_seen_from(p, attribute);
    if (now >= 3 || naive_chance(w, w->params->disclosure.literacy))
        return;
    if (now == 2 && p->member && naive_chance(w, w->params->platforms[0].warnings)) {
        w->result[N_DISCLOSURES_WARNED]++;
        return;
    }
    p->audience[attribute] = now + 1;
}

static void shown_by_friends(struct naive_world *w, int person, int audience, int counted)
{
    struct naive_person *p = &w->person[person];
    int attribute = naive_below(w, ATTRIBUTE_COUNT);
    if (graph_degree(w->graph, (uint32_t)person) == 0 || naive_seen_from(p, attribute) >= audience)
        return;
    if (p->member && naive_chance(w, w->params->platforms[0].consent)) {
        w->result[N_DISCLOSURES_REFUSED]++;
        return;
    }
    p->audience[attribute] = audience;
    if (counted < N_COUNT)
        w->result[counted]++;
}

void naive_disclosure(struct naive_world *w)
{
    int active = naive_poisson(w, w->params->disclosure.active_rate * w->count);
    int passive = naive_poisson(w, w->params->disclosure.passive_rate * w->count);
    int collected = naive_poisson(w, w->params->platforms[0].collection * naive_active_users(w));
    while (active-- > 0)
        show_more(w, &w->person[naive_below(w, w->count)], naive_below(w, ATTRIBUTE_COUNT));
    while (passive-- > 0)
        shown_by_friends(w, naive_below(w, w->count), 2, N_COUNT);
    while (collected-- > 0)
        shown_by_friends(w, naive_random_user(w), 3, N_COLLECTED);
}

void naive_registry(struct naive_world *w)
{
    const struct platform_params *rule = &w->params->platforms[0];
    w->awareness *= pow(2, -1 / w->params->credentials.awareness_half_life);
    if (!naive_chance(w, 1 - exp(-rule->breach_hazard / 365)) && rule->breach_day != w->day)
        return;
    int leaked = 0;
    if (rule->registry_keeper != KEEPER_PLATFORM)
        return;
    for (int i = 0; i < w->count; i++) {
        struct naive_person *p = &w->person[i];
        if (!p->member || p->credential != OWN || !naive_chance(w, rule->breach_share))
            continue;
        p->leaked = true;
        w->pool[w->pooled++] = i;
        leaked++;
    }
    w->awareness += (1 - w->awareness) * w->params->credentials.awareness * leaked / w->count;
    w->result[N_BREACHED] += leaked;
}

/* price = price_0/(1 + S/(S_half N)) */
void naive_market(struct naive_world *w, bool ages)
{
    double gone = 1 - pow(2, -1 / w->params->credentials.half_life);
    for (int k = w->pooled - 1; ages && k >= 0; k--)
        if (naive_chance(w, gone))
            w->pool[k] = w->pool[--w->pooled];
    double supply = w->pooled + w->params->credentials.supply_elsewhere * w->count;
    w->price = w->params->credentials.price / (1 + supply / (w->params->credentials.supply_half * w->count));
}
