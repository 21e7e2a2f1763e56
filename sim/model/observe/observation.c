/* observation.c - the last step of a day: integrate, and record when a window ends (ODD: observation). */
#include "regimesim/model/observation.h"

#include <math.h>
#include <string.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/policy.h"

enum status observe_row(struct world *world, enum metric metric, int element, int x, double value, struct error *error)
{
    return isfinite(value) ? outcome_add(world->outcome, (int)metric, element, x, value, error) : STATUS_OK;
}

/* Account-days, and the daily shares whose means the summaries report. */
static void integrate(struct world *world)
{
    double users = 0, authentic = 0, operating = 0, false_identity = 0, own = 0, exposed = 0, vpn = 0;
    for (int k = 0; k < world->params->platform_count; k++) {
        const struct platform_state *p = &world->platforms[k];
        tally(world, M_ACCOUNT_DAYS, k, platform_all_users(p));
        tally(world, M_ACCOUNT_DAYS_AUTHENTIC, k, platform_authentic(p));
        tally(world, M_ACCOUNT_DAYS_VERIFIED, k, platform_verified_users(p));
        users += platform_all_users(p);
        authentic += platform_authentic(p);
        operating += platform_operating(p);
        false_identity += p->operating_false_identity;
        own += p->operating[CREDENTIAL_OWN];
        exposed += (double)p->exposed_authentic;
    }
    world->sum_credit_listed += (double)world->credit_listed.count / world->persons.count;
    for (int k = 0; k < world->params->jurisdiction_count; k++)
        vpn += world->jurisdictions[k].vpn_users;
    world->sum_vpn += vpn / world->persons.count;
    world->sum_authentic += users > 0 ? authentic / users : 0;
    world->sum_exposure += authentic > 0 ? exposed / authentic : 0;
    world->sum_false += operating > 0 ? false_identity / operating : 0;
    world->sum_own += operating > 0 ? own / operating : 0;
    world->sum_false_stock += users + operating > 0 ? operating / (users + operating) : 0;
}

/* Move the window's tallies into the sums of the run. */
static void close_window(struct world *world)
{
    struct tallies *t = world->tallies;
    for (int m = 0; m < METRIC_COUNT; m++) {
        if (metric_table[m].kind != METRIC_FLOW)
            continue;
        for (int e = 0; e < MAX_JURISDICTIONS; e++)
            t->total[m][e] += t->window[m][e];
    }
    memset(t->window, 0, sizeof t->window);
}

/* What had been counted when the second half began; half time may lie within a window. */
static void mark_half_time(struct tallies *t)
{
    for (int m = 0; m < METRIC_COUNT; m++)
        for (int e = 0; e < MAX_JURISDICTIONS; e++)
            t->first_half[m][e] = t->total[m][e] + t->window[m][e];
}

static double window_value(const struct world *world, enum metric metric, int element)
{
    switch (metric_table[metric].kind) {
    case METRIC_FLOW: return world->tallies->window[metric][element];
    case METRIC_STOCK: return observe_stock(world, metric, element);
    case METRIC_RATE: return observe_rate(world, metric, world->tallies->window);
    default: return NAN;
    }
}

static enum status record(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (int m = 0; m < METRIC_COUNT && !status; m++) {
        enum param_scope scope = metric_table[m].scope;
        for (int e = 0; e < params_list_count(world->params, scope) && !status; e++)
            status = observe_row(world, (enum metric)m, scope == SCOPE_ROOT ? -1 : e, world->day + 1,
                                 window_value(world, (enum metric)m, e), error);
    }
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    int interval = world->params->run.interval, days = world->params->run.days;
    enum status status = STATUS_OK;
    integrate(world);
    if (world->day + 1 == YEAR || (world->day + 1 == days && days < YEAR)) {
        world->victims_year = world->victims;
        world->repeat_victims_year = world->repeat_victims;
    }
    if (world->day + 1 == days / 2)
        mark_half_time(world->tallies);
    bool window_ends = (world->day + 1) % interval == 0 || world->day + 1 == days;
    if (window_ends && world->outcome)
        status = record(world, error);
    if (window_ends) {
        policy_watch(world);
        close_window(world);
    }
    return status;
}

const struct mechanism observation_mechanism = {
    .name = "observation",
    .doc = "count, and record at the end of each window",
    .switch_offset = MECHANISM_ALWAYS,
    .step = step,
};
