/* rung_queues.c - moderation and investigation as queues.
 *
 * Moderation handles c reports a day, the day's own included, so the reports that wait in the evening follow
 *     Q' = max(Q + A - c, 0),  A ~ Poisson(a),
 * which is exactly the number waiting in M/D/c seen every service time D = 1 day (Crommelin 1932). Its law is computed
 * here by iterating the recursion on the distribution itself.
 *
 * Investigation has c places, and a case occupies one for a whole number of days S = max(1, gamma rounded): cases that
 * came since the last evening are taken up in the evening. With S geometric the number of cases n follows
 *     n' = n - Binomial(min(n, c), 1/E[S]) + Poisson(a)
 * of which max(n' - c, 0) wait; as E[S] grows at equal load this becomes M/M/c. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "../support/tiny_cases.h"
#include "ladder.h"

enum { STATES = 600 };

/* Erlang's C: P(wait) in M/M/c at offered load r. */
static double erlang_c(int c, double r)
{
    double b = 1; /* Erlang's B, by its recursion */
    for (int k = 1; k <= c; k++)
        b = r * b / (k + r * b);
    return b / (1 - r / c * (1 - b));
}

static double mmc_waiting(int c, double load)
{
    return erlang_c(c, c * load) * load / (1 - load);
}

/* Stationary mean, and P(0), of Q' = max(Q + A - c, 0). */
static double mdc_waiting(int c, double a, double *empty)
{
    static double now[STATES], next[STATES];
    double mean = 0;
    for (int k = 0; k < STATES; k++)
        now[k] = k == 0;
    for (int round = 0; round < 3000; round++) {
        for (int k = 0; k < STATES; k++)
            next[k] = 0;
        for (int q = 0; q < STATES; q++)
            for (int k = 0; now[q] > 1e-15 && k < 60; k++) {
                int to = q + k - c < 0 ? 0 : q + k - c;
                next[to < STATES ? to : STATES - 1] += now[q] * gsl_ran_poisson_pdf((unsigned)k, a);
            }
        for (int k = 0; k < STATES; k++)
            now[k] = next[k];
    }
    for (int k = 0; k < STATES; k++)
        mean += k * now[k];
    *empty = now[0];
    return mean;
}

static void moderation(struct ladder *ladder, int c, double load)
{
    struct tiny_world t;
    enum { PERSONS = 20000 };
    struct tiny_pairs pairs = {0};
    struct sample waiting = {0}, empty = {0};
    char id[48], what[96];
    tiny_params(&t);
    t.params.moderation.malicious_reports = load * c / PERSONS;
    t.params.platforms[0].moderation_capacity = 1000.0 * c / PERSONS;
    t.params.platforms[0].specificity = 1;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(&t, PERSONS, &pairs, 71);
    tiny_blank(&t);
    double sum = 0, zero = 0, none;
    for (t.world.day = 0; t.world.day < 240000; t.world.day++) {
        tiny_step(&t, &reporting_mechanism);
        tiny_step(&t, &moderation_mechanism);
        sum += (double)t.world.platforms[0].reports.count;
        zero += t.world.platforms[0].reports.count == 0;
        if ((t.world.day + 1) % 6000)
            continue;
        if (t.world.day > 6000) { /* the first batch is the start */
            sample_add(&waiting, sum / 6000);
            sample_add(&empty, zero / 6000);
        }
        sum = zero = 0;
    }
    double exact = mdc_waiting(c, load * c, &none);
    snprintf(id, sizeof id, "queues.moderation.%d", c);
    snprintf(what, sizeof what, "reports that wait, %d a day at load %g: M/D/c", c, load);
    ladder_mean(ladder, id, what, exact, &waiting);
    snprintf(id, sizeof id, "queues.moderation.%d.empty", c);
    ladder_mean(ladder, id, "evenings without a report that waits: M/D/c", none, &empty);
    if (c == 1)
        ladder_near(ladder, "queues.moderation.1.pk", "the law used, against Pollaczek and Khinchine: r^2/(2(1-r))",
                    load * load / (2 * (1 - load)), exact, 1e-6, "exact");
    else
        ladder_near(ladder, "queues.moderation.allen-cunneen", "the same against Allen and Cunneen: half of M/M/c",
                    mmc_waiting(c, load) / 2, exact, 0.05 * exact, "stated");
    tiny_close(&t);
}

/* P(S > k) of S = max(1, rounded gamma). */
static double longer(double shape, double duration, int k)
{
    return k == 0 ? 1 : gsl_cdf_gamma_Q(k + 0.5, shape, duration / shape);
}

static double mean_days(double shape, double duration)
{
    double mean = 0;
    for (int k = 0; k < 100 * (int)duration; k++)
        mean += longer(shape, duration, k);
    return mean;
}

/* Cases that never solve come every day; what waits, and what is being worked on. */
struct police {
    struct sample waiting, working, variance;
    double opened, cold, arrived;
};

static struct police investigate(int c, double arrivals, double shape, double duration, int limitation, int days)
{
    struct tiny_world t;
    struct police result = {0};
    struct rng rng;
    tiny_cases_open(&t, 1000);
    t.params.investigation.trace_technical = 0;
    t.params.jurisdictions[0].investigations = 100.0 * c;
    t.params.jurisdictions[0].duration = duration;
    t.params.jurisdictions[0].duration_shape = shape;
    t.params.jurisdictions[0].limitation = limitation;
    uint32_t account = tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    double sum = 0, work = 0, square = 0, mean = arrivals * mean_days(shape, duration);
    int batch = days / 40;
    for (t.world.day = 0; t.world.day < days; t.world.day++) {
        rng_open(&rng, t.world.key, RNG_TEST, 0, 0, (uint32_t)t.world.day);
        for (unsigned k = gsl_ran_poisson(&rng.gsl, arrivals); k > 0; k--, result.arrived++)
            tiny_case(&t, account, 500, 0);
        tiny_step(&t, &investigation_mechanism);
        double active = t.world.jurisdictions[0].active_count;
        sum += (double)t.world.jurisdictions[0].cases.count;
        work += active;
        square += (active - mean) * (active - mean);
        if ((t.world.day + 1) % batch)
            continue;
        if (t.world.day >= 4 * batch) { /* the start is left out */
            sample_add(&result.waiting, sum / batch);
            sample_add(&result.working, work / batch);
            sample_add(&result.variance, square / batch);
        }
        sum = work = square = 0;
    }
    result.opened = tiny_sum(&t, M_CASES_OPENED);
    result.cold = tiny_sum(&t, M_CASES_COLD);
    tiny_close(&t);
    return result;
}

/* Stationary mean number waiting of n' = n - Binomial(min(n, c), p) + Poisson(a). */
static double geometric_waiting(int c, double load, double days)
{
    static double now[STATES], next[STATES], after[STATES];
    double p = 1 / days, a = load * c * p, mean = 0, change = 1;
    for (int k = 0; k < STATES; k++)
        now[k] = k == (int)(c * load);
    for (int round = 0; round < 200000 && change > 1e-13; round++) {
        change = 0;
        for (int k = 0; k < STATES; k++)
            after[k] = next[k] = 0;
        for (int n = 0; n < STATES; n++)
            for (int done = 0; now[n] > 1e-16 && done <= (n < c ? n : c) && done < 40; done++)
                after[n - done] += now[n] * gsl_ran_binomial_pdf((unsigned)done, p, (unsigned)(n < c ? n : c));
        for (int k = 0; k < 40; k++) {
            double chance = gsl_ran_poisson_pdf((unsigned)k, a);
            for (int n = 0; chance > 1e-16 && n + k < STATES; n++)
                next[n + k] += after[n] * chance;
        }
        for (int k = 0; k < STATES; k++) {
            change += fabs(next[k] - now[k]);
            now[k] = next[k];
        }
    }
    for (int n = c; n < STATES; n++)
        mean += (n - c) * now[n];
    return mean;
}

static void exponential(struct ladder *ladder)
{
    double days = mean_days(1, 20), load = 0.8;
    int c = 5;
    struct police p = investigate(c, load * c / days, 1, 20, 36500, 2000000);
    double exact = geometric_waiting(c, load, days), limit = mmc_waiting(c, load);
    ladder_mean(ladder, "queues.police.geometric", "cases that wait, 5 places, 20 days, load 0.8: discrete M/M/c",
                exact, &p.waiting);
    ladder_mean(ladder, "queues.police.busy", "places at work: arrivals times mean length", load * c, &p.working);
    ladder_near(ladder, "queues.police.limit.20", "the law used, in units of Erlang's C: 20 days", 1, exact / limit,
                2 / days, "stated");
    ladder_near(ladder, "queues.police.limit.80", "the same: 80 days", 1, geometric_waiting(c, load, 80) / limit,
                2 / 80.0, "stated");
}

/* Allen and Cunneen: waiting of M/G/c is (1 + C_s^2)/2 times that of M/M/c. */
static void gamma_lengths(struct ladder *ladder)
{
    double days = mean_days(4, 20), load = 0.8, square = 0;
    int c = 5;
    for (int k = 0; k < 2000; k++)
        square += (2 * k + 1) * longer(4, 20, k);
    double scv = square / (days * days) - 1;
    struct police p = investigate(c, load * c / days, 4, 20, 36500, 2000000);
    double approximate = (1 + scv) / 2 * geometric_waiting(c, load, days);
    ladder_near(ladder, "queues.police.allen-cunneen",
                "cases that wait with gamma lengths of shape 4: Allen and Cunneen", approximate,
                sample_mean(&p.waiting), 0.05 * approximate + 4 * sample_error(&p.waiting), "stated");
    ladder_mean(ladder, "queues.police.work", "places at work with gamma lengths", load * c, &p.working);
}

/* M/G/infinity: Poisson with mean a E[S], whatever the law of S. */
static void enough_police(struct ladder *ladder)
{
    double a = 1.5, mean = a * mean_days(2, 10);
    struct police p = investigate(900, a, 2, 10, 36500, 80000);
    ladder_mean(ladder, "queues.police.infinite", "cases worked on with places for all: M/G/infinity, a E[S]", mean,
                &p.working);
    ladder_mean(ladder, "queues.police.infinite.variance", "their variance: Poisson", mean, &p.variance);
    ladder_mean(ladder, "queues.police.infinite.waiting", "cases that wait: none", 0, &p.waiting);
}

/* Twice as many cases as can be worked on: throughput c/E[S], the rest goes cold. */
static void overload(struct ladder *ladder)
{
    double days = mean_days(2, 10), a = 2 * 5 / days;
    int length = 80000;
    struct police p = investigate(5, a, 2, 10, 60, length);
    double taken = 5 / days * length;
    ladder_near(ladder, "queues.police.overload", "cases taken up at twice the load: c/E[S] a day", taken, p.opened,
                4 * sqrt(taken * 0.5), "4 SE");
    ladder_near(ladder, "queues.police.cold", "cases gone cold: the rest", p.arrived - p.opened, p.cold, 2 * 60 * a,
                "stated");
}

void rung_queues(struct ladder *ladder)
{
    moderation(ladder, 1, 0.8);
    moderation(ladder, 5, 0.9);
    exponential(ladder);
    gamma_lengths(ladder);
    enough_police(ladder);
    overload(ladder);
}
