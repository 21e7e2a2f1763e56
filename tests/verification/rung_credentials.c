/* rung_credentials.c - tries until a false credential passes, price and supply, and where false credentials end. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "../support/tiny_world.h"
#include "ladder.h"

enum { OFFENDERS = 4000 };

/* A mandatory rule; own credentials cannot be had, since risk weighs so much that nobody wants to be found: rho(own) is
 * 1 and rho(false) 0. Trust is 1, all costs are alike. */
static void rule(struct tiny_world *t, double strength, double sharpness)
{
    tiny_params(t);
    tiny_switch_all(&t->params, false);
    t->params.mechanisms.registration = true;
    t->params.platforms[0].verification = VERIFICATION_MANDATORY;
    t->params.platforms[0].strength = strength;
    t->params.population.cost_sigma = 0;
    t->params.population.motivated_share = 0.5;
    t->params.registration.resistance = 0;
    t->params.registration.choice_sharpness = sharpness;
    t->params.registration.risk_weight = 1000;
    t->params.registration.wait_days = 365;
    t->params.registration.reentry_days = 0;
    t->params.investigation.trace_technical = 0;
    t->params.investigation.trace_registry = 1;
}

static void open_world(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, 2 * OFFENDERS, 1);
    tiny_open(t, 2 * OFFENDERS, &pairs, 61);
    tiny_prepare(t);
}

static double with_false(const struct tiny_world *t, double *all)
{
    double count = 0;
    *all = t->world.account_count;
    for (uint32_t a = 0; a < t->world.account_count; a++)
        count += t->world.accounts[a].state != ACCOUNT_CLOSED && t->world.accounts[a].credential == CREDENTIAL_FALSE;
    return count;
}

/* The first try is on day 0 before the first step; one more on each later day: 1 - q^(t+1). */
static void tries(struct ladder *ladder)
{
    struct tiny_world t;
    double q = 0.8, all;
    rule(&t, q, 100);
    t.params.credentials.tries = TRIES_DAILY;
    t.params.credentials.price = 0;
    open_world(&t);
    for (int day = 0; day <= 10; day++) {
        tiny_day(&t);
        if (day % 5)
            continue;
        char id[40], what[80];
        double p = 1 - pow(q, day + 1), count = with_false(&t, &all);
        snprintf(id, sizeof id, "credentials.tries.%d", day + 1);
        snprintf(what, sizeof what, "accounts whose false credential passed within %d tries: 1 - q^n", day + 1);
        ladder_count(ladder, id, what, all * p, all * p * (1 - p), count);
    }
    tiny_close(&t);
}

/* Share of offenders with a false credential at strength q: logistic in beta (T_V - price/(1-q)). */
static double share(double q, double sharpness, double *error)
{
    struct tiny_world t;
    double all, count;
    rule(&t, q, sharpness);
    open_world(&t);
    count = with_false(&t, &all);
    *error = sqrt(count / all * (1 - count / all) / all);
    tiny_close(&t);
    return count / all;
}

/* Half of them at q* = 1 - price/T_V, found by interpolating the log-odds, which are linear in 1/(1-q). */
static void transition(struct ladder *ladder)
{
    double price = 0.05, beta = 4, error, low_error;
    static const double strengths[] = {0.9, 0.93, 0.95, 0.96, 0.97};
    for (size_t k = 0; k < sizeof strengths / sizeof *strengths; k++) {
        char id[40], what[80];
        double q = strengths[k], expected = 1 / (1 + exp(-beta * (1 - price / (1 - q))));
        double measured = share(q, beta, &error);
        snprintf(id, sizeof id, "credentials.logit.%g", q);
        snprintf(what, sizeof what, "share that buys at q = %g: logistic of beta (T_V - price/(1-q))", q);
        ladder_near(ladder, id, what, expected, measured, 4 * error, "4 SE");
    }
    double a = 0.94, b = 0.96, pa = share(a, beta, &low_error), pb = share(b, beta, &error);
    double ya = log(pa / (1 - pa)), yb = log(pb / (1 - pb)), xa = 1 / (1 - a), xb = 1 / (1 - b);
    double x = xa - ya * (xb - xa) / (yb - ya);
    double ea = low_error / (pa * (1 - pa)), eb = error / (pb * (1 - pb));
    double spread = (xb - xa) / fabs(yb - ya) * hypot(ea, eb); /* of x; dq = dx/x^2; a bound, for weights below 1 */
    ladder_near(ladder, "credentials.transition", "strength at which half of them buy: 1 - price/T_V", 1 - price,
                1 - 1 / x, 4 * spread / (x * x), "4 SE");
    ladder_at_least(ladder, "credentials.below", "share that buys at q = 0.949 with sharpness 2,000: a step", 0.999,
                    share(0.949, 2000, &error), "stated");
    ladder_at_most(ladder, "credentials.above", "share that buys at q = 0.951", 0.001, share(0.951, 2000, &error),
                   "stated");
}

/* With costs spread lognormally the same threshold holds one by one: P(eps < (1-q) T_V/price) for sharp choice. */
static void spread_costs(struct ladder *ladder)
{
    struct tiny_world t;
    double q = 0.97, all, count, p;
    rule(&t, q, 2000);
    t.params.population.cost_sigma = 1;
    open_world(&t);
    count = with_false(&t, &all);
    p = gsl_cdf_lognormal_P((1 - q) / 0.05, -0.5, 1);
    ladder_count(ladder, "credentials.spread", "buyers where costs are spread: P(eps < (1-q) T_V/price)", all * p,
                 all * p * (1 - p), count);
    tiny_close(&t);
}

/* price_0/(1 + S/(S_half N)) on every day while what leaked in a breach ages by half-life. */
static void supply(struct ladder *ladder)
{
    struct tiny_world t;
    double all = 2 * OFFENDERS, off = 0;
    rule(&t, 1, 4);
    t.params.population.motivated_share = 0;
    t.params.mechanisms.registry = t.params.mechanisms.market = true;
    t.params.platforms[0].breach_day = 0;
    t.params.credentials.half_life = 100;
    t.params.credentials.awareness = 0.8;
    open_world(&t);
    tiny_day(&t);
    double p = 0.71, leaked = tiny_sum(&t, M_BREACHED), first = t.world.awareness;
    ladder_count(ladder, "credentials.breach", "records that a breach leaks: share of the verified", all * p,
                 all * p * (1 - p), leaked);
    ladder_near(ladder, "credentials.awareness", "W after it: awareness times leaked/N", 0.8 * leaked / all, first,
                1e-12, "exact");
    for (int day = 1; day <= 250; day++) {
        tiny_day(&t);
        double price = 0.05 / (1 + (double)t.world.leaked.count / (0.05 * all));
        off = fmax(off, fabs(price - t.world.price));
    }
    double left = pow(2, -251 / 100.0); /* the market comes after the breach on day 0 */
    ladder_count(ladder, "credentials.decay", "identities in use 251 market days later: 2^(-t/half-life)",
                 leaked * left, leaked * left * (1 - left), (double)t.world.leaked.count);
    ladder_near(ladder, "credentials.price", "largest error of price_0/(1 + S/(S_half N)) on 250 days", 0, off, 1e-12,
                "exact");
    ladder_near(ladder, "credentials.forgetting", "W 250 days later: 2^(-t/half-life)", first * pow(2, -250 / 180.0),
                t.world.awareness, 1e-12, "exact");
    tiny_close(&t);
}

void rung_credentials(struct ladder *ladder)
{
    tries(ladder);
    transition(ladder);
    spread_costs(ladder);
    supply(ladder);
}
