/* stocks.c - states at the end of a window, and rates over it. */
#include <math.h>

#include "regimesim/model/credit.h"
#include "regimesim/model/observation.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/policy.h"
#include "regimesim/model/sellers.h"

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static double platform_stock(const struct platform_state *p, enum metric metric)
{
    double users = platform_all_users(p), operating = platform_operating(p);
    switch (metric) {
    case M_USERS: return users;
    case M_USERS_VERIFIED: return platform_users(p, CREDENTIAL_OWN);
    case M_USERS_FALSE: return platform_users(p, CREDENTIAL_FALSE);
    case M_OPERATING: return operating;
    case M_OPERATING_UNVERIFIED: return p->operating[CREDENTIAL_UNVERIFIED];
    case M_OPERATING_OWN: return p->operating[CREDENTIAL_OWN];
    case M_OPERATING_FALSE: return p->operating[CREDENTIAL_FALSE];
    case M_AUTHENTIC_SHARE: return ratio(platform_authentic(p), users);
    case M_FALSE_SHARE: return ratio(p->operating_false_identity, operating);
    case M_VERIFIED_SHARE: return platform_verified_share(p);
    case M_TRUST_VERIFIED: return p->trust_verified;
    case M_TRUST_UNVERIFIED: return p->trust_unverified;
    case M_BELIEF: return p->belief;
    case M_REPORT_QUEUE: return (double)p->reports.count;
    case M_HIRED: return p->hired;
    case M_EXPOSURE: return ratio((double)p->exposed, users);
    case M_ATTENTION: return p->attention;
    case M_EXPOSURE_AUTHENTIC: return ratio((double)p->exposed_authentic, platform_authentic(p));
    default: return NAN;
    }
}

/* Offenders of the jurisdiction that a question is true of, and the sum of what they perceive. */
struct offender_counts {
    double motivated, detained, blacklisted, barred, perceived;
};

static struct offender_counts count_offenders(const struct world *world, int jurisdiction)
{
    struct offender_counts c = {0};
    for (size_t k = 0; k < world->motivated.count; k++) {
        const struct offender *offender = offender_fetched(world, k);
        bool barred = false;
        if (jurisdiction >= 0 && world->persons.at[offender->person].jurisdiction != jurisdiction)
            continue;
        for (int p = 0; p < world->params->platform_count; p++)
            barred |= offender->banned_until[p] > world->day;
        c.motivated++;
        c.detained += offender->detained_until > world->day;
        c.blacklisted += offender->blacklisted_until > world->day;
        c.barred += barred;
        c.perceived += offender->perceived;
    }
    return c;
}

/* Scores of the residents; they exist where there is social credit. */
static double credit_stock(const struct world *world, enum metric metric, int element)
{
    struct credit_census c = credit_census(world, element);
    switch (metric) {
    case M_CREDIT_MEAN: return ratio(c.score, c.persons);
    case M_CREDIT_BLACKLISTED: return c.persons > 0 ? c.listed : NAN;
    default: return ratio(c.perks, c.persons);
    }
}

static double jurisdiction_stock(const struct world *world, enum metric metric, int element)
{
    const struct jurisdiction_state *law = &world->jurisdictions[element];
    if (metric == M_CASE_QUEUE)
        return (double)law->cases.count;
    if (metric == M_PUBLIC_CERTAINTY)
        return law->public_certainty;
    if (metric == M_CREDIT_MEAN || metric == M_CREDIT_BLACKLISTED || metric == M_CREDIT_PERKS)
        return credit_stock(world, metric, element);
    if (metric == M_VPN_USERS)
        return law->vpn_users;
    if (metric == M_SELLERS_CREDENTIALS || metric == M_SELLERS_ACCESS)
        return sellers_at(world, metric == M_SELLERS_ACCESS ? GOOD_ACCESS : GOOD_CREDENTIALS, element);
    struct offender_counts c = count_offenders(world, element);
    switch (metric) {
    case M_OFFENDERS: return c.motivated;
    case M_DETAINED: return c.detained;
    case M_BLACKLISTED: return c.blacklisted;
    case M_PERCEIVED_CERTAINTY: return ratio(c.perceived, c.motivated);
    default: return NAN;
    }
}

static double active_rings(const struct world *world)
{
    double count = 0;
    for (uint32_t k = 0; k < world->ring_count; k++)
        count += world->rings[k].active;
    return count;
}

double observe_stock(const struct world *world, enum metric metric, int element)
{
    if (metric_table[metric].scope == SCOPE_PLATFORM)
        return platform_stock(&world->platforms[element], metric);
    if (metric_table[metric].scope == SCOPE_JURISDICTION)
        return jurisdiction_stock(world, metric, element);
    switch (metric) {
    case M_PRICE: return world->price;
    case M_PRICE_VPN: return world->price_vpn;
    case M_SUPPLY: return (double)world->leaked.count;
    case M_AWARENESS: return world->awareness;
    case M_INTERVENTIONS: return world->policy ? world->policy->in_force : 0;
    case M_BANNED: return count_offenders(world, -1).barred;
    case M_RINGS_ACTIVE: return active_rings(world);
    case M_DOXED: return world->doxed_count;
    default: return NAN;
    }
}

double observe_sum(const struct world *world, enum metric metric, const double sums[METRIC_COUNT][MAX_JURISDICTIONS])
{
    double sum = 0;
    for (int element = 0; element < params_list_count(world->params, metric_table[metric].scope); element++)
        sum += sums[metric][element];
    return sum;
}

/* Events per 1,000 accounts and 30 days. */
static double monthly(double events, double account_days)
{
    return ratio(events * 1000 * 30, account_days);
}

double observe_rate(const struct world *world, enum metric metric, const double sums[METRIC_COUNT][MAX_JURISDICTIONS])
{
    double days = observe_sum(world, M_ACCOUNT_DAYS, sums);
    double authentic = observe_sum(world, M_ACCOUNT_DAYS_AUTHENTIC, sums);
    double verified = observe_sum(world, M_ACCOUNT_DAYS_VERIFIED, sums);
    switch (metric) {
    case M_RATE_ALL: return monthly(observe_sum(world, M_VICTIMISATIONS, sums), days);
    case M_RATE_AUTHENTIC: return monthly(observe_sum(world, M_VICTIMISATIONS_AUTHENTIC, sums), authentic);
    case M_RATE_FICTITIOUS: return monthly(observe_sum(world, M_VICTIMISATIONS_FICTITIOUS, sums), days - authentic);
    case M_RATE_VERIFIED: return monthly(observe_sum(world, M_VICTIMISATIONS_VERIFIED, sums), verified);
    case M_RATE_UNVERIFIED: return monthly(observe_sum(world, M_VICTIMISATIONS_UNVERIFIED, sums), days - verified);
    case M_RATE_INCIVILITY: return monthly(observe_sum(world, M_INCIVILITY, sums), days);
    case M_PREVALENCE: return (double)world->victims / world->persons.count;
    case M_REPEAT_SHARE: return ratio(world->repeat_victims, world->victims);
    default: return NAN;
    }
}
