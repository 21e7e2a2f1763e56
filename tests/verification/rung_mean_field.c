/* rung_mean_field.c - many persons who meet at random follow ordinary differential equations.
 *
 * Everybody is a stranger to everybody, offenders are alike, users are verified and offenders carry false credentials
 * (so that the trust in badges matters), each victimisation may be reported to the police and a case ends the next day.
 * With F offenders at large, D detained, P the share of persons ever victimised and B the belief in badges
 *     F' = mu (N - F - D) - nu F - g + r        v = lambda s (1 + b B) A,  A = F - (mu (N - F - D) + r)·(1 day)
 *     D' = g - r - nu D                         g(t) = p r_p v(t - 1)
 *     P' = v/N (1 - P)                          r(t) = g(t - d) exp(-nu d)
 *     B' = r_B (1 - B) - k_B B r_p v/(N + A)
 * A are those with an open account: who was released or became motivated opens one a day later. The equations with
 * delays are solved by steps. The program's day is a step of 1 in this time: with rates up to 0.02 a day its error is
 * half of that, 1 per cent of a quantity, which is added to four standard errors. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>
#include <math.h>

#include "../support/tiny_run.h"
#include "ladder.h"

enum { PERSONS = 20000, DAYS = 360, PER_DAY = 10, REPLICATES = 8, EVERY = 120 };

static void well_mixed(struct params *params)
{
    struct tiny_world t;
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    struct offence_params *type = tiny_only_type(&t);
    type->success = 0.2;
    type->report_police = 0.5;
    *params = t.params;
    params->mechanisms.registration = params->mechanisms.offending = params->mechanisms.reporting = true;
    params->mechanisms.investigation = params->mechanisms.sanctions = params->mechanisms.trust = true;
    params->mechanisms.motivation = true;
    params->run.days = DAYS;
    params->run.interval = EVERY;
    params->run.follow_up = 60;
    params->population.motivated_share = 0.1;
    params->population.desistance = 0.005;
    params->population.propensity_shape = 1000;
    params->population.caution_a = 0.01; /* nobody is cautious */
    params->population.caution_b = 100;
    params->population.minor_share = 0;
    params->platforms[0].verification = VERIFICATION_MANDATORY;
    params->platforms[0].strength = 0;
    params->registration.resistance = 0;
    params->registration.choice_sharpness = 100; /* of own 1 - 0.84 and false 1 - 0.2 they choose the latter */
    params->registration.risk_weight = 1000;
    params->registration.reentry_days = 0;
    params->learning.prior = 0.001;
    params->learning.desist_on_release = 0;
    params->credentials.price = 0;
    params->trust.form = TRUST_ABSOLUTE;
    params->trust.recovery = 0.01;
    params->trust.loss = 4;
    params->offending.rate = 0.5;
    params->offending.deterrence = params->offending.disinhibition = params->offending.caution_gain = 0;
    params->offending.return_share = 0;
    params->disclosure.withdrawal = 0;
    params->investigation.clears_others = params->investigation.wrong_accusation = 0;
    params->jurisdictions[0].investigations = 100000;
    params->jurisdictions[0].duration = 0.1;
    params->jurisdictions[0].duration_shape = 100;
    params->jurisdictions[0].detention_from = 1;
    params->jurisdictions[0].detention_days = 40;
    params->jurisdictions[0].sentence_from = 1000;
    params->jurisdictions[0].bans = false;
}

enum { FREE, DETAINED, VICTIMS, BELIEF, STATES };

struct field {
    const struct params *params;
    double inflow[DAYS * PER_DAY + 2]; /* p r_p v at past times */
    int known;
};

static double past(const struct field *f, double t)
{
    if (t <= 0)
        return 0;
    double place = t * PER_DAY;
    int k = (int)place;
    if (k + 1 >= f->known)
        return f->inflow[f->known - 1];
    return f->inflow[k] + (place - k) * (f->inflow[k + 1] - f->inflow[k]);
}

static double onset(const struct field *f, const double y[])
{
    double share = f->params->population.motivated_share;
    double mu = share * f->params->population.desistance / (1 - share);
    return mu * (PERSONS - y[FREE] - y[DETAINED]);
}

static double released(const struct field *f, double t)
{
    double d = f->params->jurisdictions[0].detention_days;
    return past(f, t - 1 - d) * exp(-f->params->population.desistance * d);
}

static double active(const struct field *f, double t, const double y[])
{
    return y[FREE] - (t > 1 ? onset(f, y) + released(f, t) : 0);
}

static double victimisations(const struct field *f, double t, const double y[])
{
    const struct params *p = f->params;
    double trust = 1 + p->trust.bonus * y[BELIEF];
    return p->offending.rate * p->offences[0].success * trust * active(f, t, y);
}

static int derivative(double t, const double y[], double dy[], void *context)
{
    const struct field *f = context;
    const struct params *p = f->params;
    double v = victimisations(f, t, y), nu = p->population.desistance, in = past(f, t - 1), out = released(f, t);
    dy[FREE] = onset(f, y) - nu * y[FREE] - in + out;
    dy[DETAINED] = in - out - nu * y[DETAINED];
    dy[VICTIMS] = v / PERSONS * (1 - y[VICTIMS]);
    dy[BELIEF] = p->trust.recovery * (1 - y[BELIEF]) -
                 p->trust.loss * y[BELIEF] * p->offences[0].report_police * v / (PERSONS + active(f, t, y));
    return GSL_SUCCESS;
}

static void solve(const struct params *params, double at[DAYS / EVERY][STATES])
{
    static struct field f;
    double y[STATES] = {params->population.motivated_share * PERSONS, 0, 0, 1}, t = 0;
    double caught = params->offences[0].report_police * params->investigation.trace_technical;
    f = (struct field){.params = params, .known = 1};
    f.inflow[0] = caught * victimisations(&f, 0, y);
    gsl_odeiv2_system system = {derivative, NULL, STATES, &f};
    gsl_odeiv2_driver *driver = gsl_odeiv2_driver_alloc_y_new(&system, gsl_odeiv2_step_rkf45, 1e-3, 1e-8, 1e-8);
    for (int step = 1; step <= DAYS * PER_DAY; step++) {
        if (gsl_odeiv2_driver_apply(driver, &t, step / (double)PER_DAY, y) != GSL_SUCCESS)
            fail_msg("the equations could not be solved");
        f.inflow[f.known++] = caught * victimisations(&f, t, y);
        if (step % (EVERY * PER_DAY) == 0)
            for (int k = 0; k < STATES; k++)
                at[step / (EVERY * PER_DAY) - 1][k] = y[k];
    }
    gsl_odeiv2_driver_free(driver);
}

void rung_mean_field(struct ladder *ladder)
{
    static const char *const names[STATES] = {"free", "detained", "victims", "belief"};
    static const char *const texts[STATES] = {"offenders at large", "offenders detained", "share ever victimised",
                                              "belief in badges"};
    struct params params;
    struct graph graph;
    double expected[DAYS / EVERY][STATES];
    struct sample measured[DAYS / EVERY][STATES] = {{{0}}};
    well_mixed(&params);
    solve(&params, expected);
    tiny_busy_graph(&graph, PERSONS);
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        struct outcome o;
        tiny_simulate(&params, &graph, replicate, &o);
        for (int k = 0; k < DAYS / EVERY; k++) {
            int day = (k + 1) * EVERY;
            double detained = outcome_get(&o, M_DETAINED, 0, day);
            sample_add(&measured[k][FREE], outcome_get(&o, M_OFFENDERS, 0, day) - detained);
            sample_add(&measured[k][DETAINED], detained);
            sample_add(&measured[k][VICTIMS], outcome_get(&o, M_PREVALENCE, -1, day));
            sample_add(&measured[k][BELIEF], outcome_get(&o, M_BELIEF, 0, day));
        }
        outcome_free(&o);
    }
    for (int k = 0; k < DAYS / EVERY; k++)
        for (int s = 0; s < STATES; s++) {
            char id[48], what[80];
            snprintf(id, sizeof id, "mean-field.%s.%d", names[s], (k + 1) * EVERY);
            snprintf(what, sizeof what, "%s after %d days: ODE", texts[s], (k + 1) * EVERY);
            ladder_near(ladder, id, what, expected[k][s], sample_mean(&measured[k][s]),
                        4 * sample_error(&measured[k][s]) + 0.01 * expected[k][s], "stated");
        }
    graph_free(&graph);
}
