/* rung_laws.c - what is conserved, and which way results move, in runs with everything on. */
#include <math.h>

#include "../support/tiny_run.h"
#include "ladder.h"

static const char *const regimes[] = {"anonymous", "real-name", "mixed"};

static void regime(struct params *params, int which)
{
    tiny_busy(params);
    params->platforms[0].verification = which == 0   ? VERIFICATION_NONE
                                        : which == 1 ? VERIFICATION_MANDATORY
                                                     : VERIFICATION_OPTIONAL;
    params->platforms[0].front_stage = which ? FRONT_VOLUNTARY : FRONT_PSEUDONYM;
}

struct census {
    double offenders, broken, days, cases;
};

/* Called every evening: invariants, and the stocks that flows must add up to. */
static enum status look(void *context, const struct world *world, struct error *error)
{
    struct census *census = context;
    census->broken += world_verify(world, error) != STATUS_OK;
    census->days++;
    census->offenders = (double)world->motivated.count;
    census->cases = 0;
    for (int k = 0; k < world->params->jurisdiction_count; k++)
        census->cases += (double)world->jurisdictions[k].cases.count + world->jurisdictions[k].active_count;
    return STATUS_OK;
}

static double initial_offenders(const struct params *params, const struct graph *graph, uint32_t replicate)
{
    struct world world;
    struct error error;
    tiny_must(world_create(&world, params, graph, rng_key_make(77, replicate), &error), &error);
    tiny_must(day_prepare(&world, &error), &error);
    double count = (double)world.motivated.count;
    world_free(&world);
    return count;
}

static double by_type(const struct params *params, const struct outcome *o)
{
    double sum = 0;
    for (size_t k = 0; k < o->count; k++)
        if (o->rows[k].metric == M_OFFENCES && params->offences[o->rows[k].element].kind == OFFENCE_VICTIM)
            sum += o->rows[k].value;
    return sum;
}

static void near_zero(struct ladder *ladder, const char *law, const char *name, const char *what, double value)
{
    char id[64];
    snprintf(id, sizeof id, "laws.%s.%s", law, name);
    ladder_near(ladder, id, what, 0, value, 0, "exact");
}

static void conservation(struct ladder *ladder, const struct graph *graph, int which)
{
    struct params params;
    struct census census = {0};
    double layers = 0, credentials = 0, profiles = 0, types = 0, offenders = 0, cases = 0, detected = 0;
    regime(&params, which);
    for (uint32_t replicate = 0; replicate < 5; replicate++) {
        struct outcome o;
        struct error error;
        tiny_must(simulate(&params, graph, rng_key_make(77, replicate), &o, look, &census, &error), &error);
        double all = tiny_total(&o, M_VICTIMISATIONS);
        layers += fabs(all - tiny_total(&o, M_VICTIMISATIONS_FRIEND) - tiny_total(&o, M_VICTIMISATIONS_SECOND) -
                       tiny_total(&o, M_VICTIMISATIONS_STRANGER));
        credentials +=
            fabs(all - tiny_total(&o, M_VICTIMISATIONS_BY_UNVERIFIED) - tiny_total(&o, M_VICTIMISATIONS_BY_OWN) -
                 tiny_total(&o, M_VICTIMISATIONS_BY_FALSE) - tiny_total(&o, M_OFFLINE_DISPLACED));
        profiles +=
            fabs(all - tiny_total(&o, M_VICTIMISATIONS_AUTHENTIC) - tiny_total(&o, M_VICTIMISATIONS_FICTITIOUS));
        types += fabs(all - by_type(&params, &o));
        offenders += fabs(initial_offenders(&params, graph, replicate) + tiny_total(&o, M_ONSETS) -
                          tiny_total(&o, M_DESISTANCES) - census.offenders);
        cases += fmax(0, tiny_total(&o, M_CASES_SOLVED) + tiny_total(&o, M_CASES_COLD) + census.cases -
                             tiny_total(&o, M_POLICE_REPORTS));
        detected += fmax(0, tiny_total(&o, M_OFFENCES_DETECTED) - tiny_total(&o, M_POLICE_REPORTS));
        outcome_free(&o);
    }
    near_zero(ladder, "invariants", regimes[which], "evenings of 1,000 on which an invariant is broken", census.broken);
    near_zero(ladder, "layers", regimes[which], "victimisations less those by layer", layers);
    near_zero(ladder, "credentials", regimes[which], "victimisations less those by credential and offline",
              credentials);
    near_zero(ladder, "profiles", regimes[which], "victimisations less authentic and fictitious", profiles);
    near_zero(ladder, "types", regimes[which], "victimisations less those by type", types);
    near_zero(ladder, "offenders", regimes[which], "offenders: at first + onsets - desistances - at the end",
              offenders);
    near_zero(ladder, "cases", regimes[which], "cases solved, cold, open beyond those reported", cases);
    near_zero(ladder, "detected", regimes[which], "offences detected beyond those reported", detected);
}

/* A parameter's values, rising, and whether the metric must rise (+1) or fall (-1) with it. */
struct trend {
    const char *id, *what, *path;
    double values[3];
    int which, sign;
    enum metric metric;
};

static double measured(const struct outcome *o, enum metric metric)
{
    return metric_table[metric].kind == METRIC_SUMMARY ? tiny_summary(o, metric) : tiny_total(o, metric);
}

/* The smaller of the two steps, paired by luck, in standard errors. */
static void monotone(struct ladder *ladder, const struct graph *graph, const struct trend *d)
{
    struct sample step[2] = {{0}};
    struct params params;
    struct param_ref ref;
    struct error error;
    for (uint32_t replicate = 0; replicate < 24; replicate++) {
        double before = 0;
        for (int k = 0; k < 3; k++) {
            struct outcome o;
            regime(&params, d->which);
            tiny_must(params_find(&params, d->path, &ref, &error), &error);
            tiny_must(param_set_number(&params, ref, d->values[k], &error), &error);
            tiny_simulate(&params, graph, replicate, &o);
            double now = measured(&o, d->metric);
            if (k > 0)
                sample_add(&step[k - 1], d->sign * (now - before));
            before = now;
            outcome_free(&o);
        }
    }
    double first = sample_mean(&step[0]) / sample_error(&step[0]);
    double second = sample_mean(&step[1]) / sample_error(&step[1]);
    ladder_at_least(ladder, d->id, d->what, 4, fmin(first, second), "one-sided");
}

static const struct trend trends[] = {
    {"laws.monotone.deterrence",
     "attempts fall with deterrence 1, 10, 40: smaller step in SE",
     "offending.deterrence",
     {1, 10, 40},
     0,
     -1,
     M_ATTEMPTS},
    {"laws.monotone.rate",
     "prevalence rises with the rate 1, 3, 9",
     "offending.rate",
     {1, 3, 9},
     0,
     1,
     M_SUM_PREVALENCE},
    {"laws.monotone.disclosed",
     "victimisations rise with disclosure 0.1, 0.5, 0.9",
     "disclosure.disclosed",
     {0.1, 0.5, 0.9},
     0,
     1,
     M_VICTIMISATIONS},
    {"laws.monotone.police",
     "share detected rises with police 30, 300, 3,000",
     "jurisdictions.home.investigations",
     {30, 300, 3000},
     0,
     1,
     M_SUM_DETECTION},
    {"laws.monotone.moderators",
     "takedowns rise with moderators 1, 4, 16",
     "platforms.domestic.moderation_capacity",
     {1, 4, 16},
     0,
     1,
     M_TAKEDOWNS},
    {"laws.monotone.strength",
     "false credentials fall with strength 0.5, 0.97, 0.999",
     "platforms.domestic.strength",
     {0.5, 0.97, 0.999},
     1,
     -1,
     M_OPERATING_FALSE},
    {"laws.monotone.uptake",
     "verified users rise with uptake 0.1, 0.4, 0.8",
     "registration.uptake",
     {0.1, 0.4, 0.8},
     2,
     1,
     M_USERS_VERIFIED},
    {"laws.monotone.resistance",
     "departures rise with resistance 0.1, 0.4, 0.8",
     "registration.resistance",
     {0.1, 0.4, 0.8},
     1,
     1,
     M_SUM_EXIT},
    {"laws.monotone.caution",
     "victimisations fall with what victims learn 0, 0.3, 0.9",
     "offending.caution_gain",
     {0, 0.3, 0.9},
     0,
     -1,
     M_VICTIMISATIONS},
};

void rung_laws(struct ladder *ladder)
{
    struct graph graph;
    tiny_busy_graph(&graph, 400);
    for (int which = 0; which < 3; which++)
        conservation(ladder, &graph, which);
    for (size_t k = 0; k < sizeof trends / sizeof *trends; k++)
        monotone(ladder, &graph, &trends[k]);
    graph_free(&graph);
}
