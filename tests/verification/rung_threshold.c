/* rung_threshold.c - police of fixed capacity against offenders who learn: one stable certainty, or a tipping point.
 *
 * K cases a day are solved, whatever is reported, and R = R_0 exp(-chi_r pi rho) are reported. Perceived certainty
 * follows clearance, so in balance pi = K/R, that is
 *     x exp(-x) = chi_r rho K/R_0,  x = chi_r pi rho the elasticity of offending to certainty.
 * The smaller root x = -W_0(-chi_r rho K/R_0) is below one and stable: where pi rises by 1 per cent, offences fall by
 * x per cent and clearance rises by x, less than 1. At chi_r rho K/R_0 = 1/e the root reaches one and is lost: more
 * police tip the whole population to pi = 1. Below that both are stable. (The positive feedback of a fixed capacity:
 * Kleiman 1993; Schrag and Scotchmer 1997.) */
#include <gsl/gsl_sf_lambert.h>
#include <math.h>

#include "../support/tiny_run.h"
#include "ladder.h"

enum { PERSONS = 20000, REPLICATES = 6, CAPACITY = 16 };
static const double chi = 8, offending = 4000;

/* rho is 1: everything is traced, so all cases taken up are solved. One investigator solves one case a day. */
static void learners(struct params *params, double ratio, double prior)
{
    struct tiny_world t;
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    tiny_only_type(&t)->report_police = 1;
    *params = t.params;
    params->mechanisms.registration = params->mechanisms.offending = params->mechanisms.reporting = true;
    params->mechanisms.investigation = params->mechanisms.learning = true;
    params->run.days = 1500;
    params->run.interval = 50;
    params->run.follow_up = 60;
    params->population.motivated_share = offending / PERSONS;
    params->population.propensity_shape = 1000;
    params->population.caution_a = 0.01;
    params->population.caution_b = 100;
    params->registration.risk_weight = 0;
    params->registration.reentry_days = 0;
    params->registration.choice_sharpness = 100;
    params->offending.deterrence = chi;
    params->offending.caution_gain = params->offending.return_share = params->offending.offline_displacement = 0;
    params->disclosure.withdrawal = 0;
    params->investigation.trace_technical = 1;
    params->investigation.clears_others = 0;
    params->jurisdictions[0].investigations = CAPACITY * 100000.0 / PERSONS;
    params->jurisdictions[0].duration = 0.1;
    params->jurisdictions[0].duration_shape = 100;
    params->jurisdictions[0].limitation = 5;
    params->jurisdictions[0].bans = false;
    params->learning.prior = prior;
    params->learning.prior_weight = 0.001;
    params->learning.rate = 0.1;
    params->learning.own_experience = params->learning.unpunished = params->learning.publicity = 0;
    /* ratio = e chi K/R_0; who was identified has no account on the next day */
    params->offending.rate = exp(1) * chi * CAPACITY / (ratio * (offending - CAPACITY));
}

/* Mean and largest elasticity in the second half of the run, and on its last day. */
static void run(double ratio, double prior, struct sample *mean, double *largest, double *smallest)
{
    struct params params;
    struct graph graph;
    learners(&params, ratio, prior);
    tiny_busy_graph(&graph, PERSONS);
    *largest = 0, *smallest = chi, *mean = (struct sample){0};
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        struct outcome o;
        struct sample one = {0};
        tiny_simulate(&params, &graph, replicate, &o);
        double offenders = outcome_get(&o, M_OFFENDERS, 0, 50);
        for (int day = 800; day <= 1500; day += 50)
            /* the number of offenders is drawn: the elasticity that goes with the ratio meant */
            sample_add(&one, chi * outcome_get(&o, M_PERCEIVED_CERTAINTY, 0, day));
        *largest = fmax(*largest, sample_mean(&one));
        *smallest = fmin(*smallest, sample_mean(&one));
        double drawn = ratio * (offending - CAPACITY) / (offenders - CAPACITY);
        if (drawn < 1)
            sample_add(mean, sample_mean(&one) + gsl_sf_lambert_W0(-drawn / exp(1)));
        outcome_free(&o);
    }
    graph_free(&graph);
}

void rung_threshold(struct ladder *ladder)
{
    struct sample difference;
    double largest, smallest;
    for (int k = 5; k <= 8; k += 3) {
        char id[48], what[96];
        run(k / 10.0, 0.02, &difference, &largest, &smallest);
        snprintf(id, sizeof id, "threshold.root.%d", k);
        snprintf(what, sizeof what, "elasticity at %d %% of the critical police, less -W_0(-chi K/R_0)", 10 * k);
        ladder_mean(ladder, id, what, 0, &difference);
        snprintf(id, sizeof id, "threshold.stable.%d", k);
        ladder_at_most(ladder, id, "largest elasticity of a run: no tipping", 1, largest, "stated");
    }
    run(1.3, 0.02, &difference, &largest, &smallest);
    ladder_at_least(ladder, "threshold.tips", "smallest elasticity of a run at 130 %: tipped to pi = 1", 0.95 * chi,
                    smallest, "stated");
    run(0.8, 1, &difference, &largest, &smallest);
    ladder_at_least(ladder, "threshold.bistable", "the same at 80 %, from pi = 1 on: a second balance", 0.95 * chi,
                    smallest, "stated");
}
