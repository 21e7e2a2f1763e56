/* naive.c - the day, the run, and what is counted. */
#include "naive.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

double naive_uniform(struct naive_world *w)
{
    return gsl_rng_uniform(w->random);
}

bool naive_chance(struct naive_world *w, double p)
{
    return naive_uniform(w) < p;
}

int naive_below(struct naive_world *w, int n)
{
    return (int)gsl_rng_uniform_int(w->random, (unsigned long)n);
}

int naive_poisson(struct naive_world *w, double mean)
{
    return (int)gsl_ran_poisson(w->random, mean);
}

/* Up or down by chance, with mean x. */
int naive_round(struct naive_world *w, double x)
{
    return (int)floor(x) + naive_chance(w, x - floor(x));
}

static void *given(void *items)
{
    if (items)
        return items;
    fputs("out of memory\n", stderr);
    abort();
}

void *naive_new(size_t count, size_t size)
{
    return given(calloc(count, size));
}

void *naive_room(void *items, int count, int *room, size_t size)
{
    if (count < *room)
        return items;
    *room = *room ? 2 * *room : 64;
    return given(realloc(items, (size_t)*room * size));
}

bool naive_active(const struct naive_world *w, int person)
{
    return w->person[person].member && w->person[person].suspended_until <= w->day;
}

int naive_active_users(const struct naive_world *w)
{
    int users = 0;
    for (int i = 0; i < w->count; i++)
        users += naive_active(w, i);
    return users;
}

int naive_random_user(struct naive_world *w)
{
    for (int tries = 0; tries < 65536; tries++) {
        int i = naive_below(w, w->count);
        if (naive_active(w, i))
            return i;
    }
    return NAIVE_NONE;
}

bool naive_at_large(const struct naive_world *w, const struct naive_person *p)
{
    return p->motivated && p->detained_until <= w->day;
}

int naive_verification(const struct naive_world *w)
{
    const struct platform_params *rule = &w->params->platforms[0];
    return naive_in_force(w) ? rule->verification : VERIFICATION_NONE;
}

bool naive_in_force(const struct naive_world *w)
{
    return w->day >= w->params->platforms[0].law_day;
}

/* rho_tech, with the permanent file of one who was identified before */
double naive_technical(const struct naive_world *w, const struct naive_person *offender)
{
    double rho = w->params->investigation.trace_technical;
    bool filed = offender && offender->identified > 0 && w->params->jurisdictions[0].permanent_file;
    return filed ? 1 - (1 - rho) * (1 - w->params->investigation.file_gain) : rho;
}

/* 1 + delta_d (1 - rho)(1 - stake) */
double naive_disinhibition(const struct naive_world *w, double rho, enum naive_credential credential)
{
    bool durable = credential == UNVERIFIED && naive_in_force(w) && w->params->platforms[0].durable_pseudonyms;
    double stake = durable ? w->params->registration.pseudonym_stake : 0;
    return 1 + w->params->offending.disinhibition * (1 - rho) * (1 - stake);
}

/* rho(c) */
double naive_traceability(const struct naive_world *w, const struct naive_person *offender,
                          enum naive_credential credential)
{
    bool kept = credential == OWN && w->params->platforms[0].registry_keeper != KEEPER_NOBODY;
    double registry = kept ? w->params->investigation.trace_registry : 0;
    return 1 - (1 - registry) * (1 - naive_technical(w, offender));
}

/* g(t) = g_0 + (g(t_0) - g_0) 2^(-(t - t_0)/half-life) */
double naive_caution(const struct naive_world *w, const struct naive_person *p)
{
    return p->caution_start + (p->caution - p->caution_start) *
                                  pow(2, -(w->day - p->caution_day) / w->params->offending.caution_half_life);
}

static void morning(struct naive_world *w)
{
    w->today = w->offences;
    w->insulters = 0;
    for (int i = 0; i < w->count; i++)
        w->person[i].identified_today = w->person[i].successes_today = 0;
}

static void step(struct naive_world *w)
{
    morning(w);
    naive_law(w);
    naive_accounts(w);
    naive_disclosure(w);
    naive_registry(w);
    naive_market(w, true);
    naive_infiltration(w);
    naive_offending(w);
    naive_assumed(w);
    naive_incivility(w);
    naive_reporting(w);
    naive_moderation(w);
    naive_trust(w, false);
    naive_investigation(w);
    naive_sanctions(w);
    naive_learning(w);
    naive_motivation(w);
    w->result[N_ACCOUNT_DAYS] += naive_active_users(w);
}

static void count_users(struct naive_world *w)
{
    double *r = w->result, authentic = 0, exposed = 0;
    for (int i = 0; i < w->count; i++) {
        const struct naive_person *p = &w->person[i];
        if (!naive_active(w, i))
            continue;
        r[N_USERS]++;
        r[N_USERS_VERIFIED] += p->credential == OWN;
        r[N_USERS_FALSE] += p->credential == FALSE_ONE;
        authentic += p->authentic;
        for (int a = 0; a < ATTRIBUTE_COUNT; a++)
            exposed += naive_seen_from(p, a) == 3;
    }
    r[N_AUTHENTIC_SHARE] = authentic / r[N_USERS];
    r[N_EXPOSURE] = exposed / r[N_USERS];
}

static void count_offenders(struct naive_world *w)
{
    double *r = w->result, operating = 0, masked = 0, perceived = 0;
    for (int i = 0; i < w->count; i++) {
        const struct naive_person *p = &w->person[i];
        for (int k = 0; k < p->accounts; k++)
            if (p->account[k].state == OPEN) {
                operating++;
                masked += !p->account[k].own_persona || p->account[k].acts_as != NAIVE_NONE;
                r[N_OPERATING_UNVERIFIED + p->account[k].credential]++;
            }
        if (!p->motivated)
            continue;
        r[N_OFFENDERS]++;
        perceived += p->perceived;
        r[N_DETAINED] += p->detained_until > w->day;
        r[N_BANNED] += p->barred_until > w->day;
        r[N_BLACKLISTED] += p->blacklisted_until > w->day;
    }
    r[N_FALSE_SHARE] = operating > 0 ? masked / operating : 0;
    r[N_PERCEIVED_CERTAINTY] = r[N_OFFENDERS] > 0 ? perceived / r[N_OFFENDERS] : 0;
}

static int more_offences(const void *a, const void *b)
{
    return *(const int *)b - *(const int *)a;
}

static void summarise(struct naive_world *w)
{
    double *r = w->result, victims = 0, repeated = 0, all = 0, top = 0;
    int ever = 0, *offences = naive_new((size_t)w->count, sizeof *offences);
    for (int i = 0; i < w->count; i++) {
        victims += w->person[i].times > 0;
        repeated += w->person[i].times > 1;
        if (!w->person[i].ever)
            continue;
        offences[ever++] = w->person[i].offences;
        all += w->person[i].offences;
    }
    qsort(offences, (size_t)ever, sizeof *offences, more_offences);
    for (int k = 0; k < (ever + 9) / 10; k++)
        top += offences[k];
    free(offences);
    r[N_SUM_PREVALENCE] = victims / w->count;
    r[N_SUM_REPEAT] = victims > 0 ? repeated / victims : NAN;
    r[N_SUM_TOP_DECILE] = all > 0 ? top / all : NAN;
    r[N_TRUST_VERIFIED] = w->trust_badge;
    r[N_TRUST_UNVERIFIED] = w->trust_plain;
    r[N_BELIEF] = w->belief;
    r[N_REPORT_QUEUE] = w->reports;
    r[N_CASE_QUEUE] = w->cases;
    r[N_PUBLIC_CERTAINTY] = w->certainty;
    r[N_PRICE] = w->price;
    r[N_SUPPLY] = w->pooled;
    r[N_AWARENESS] = w->awareness;
    r[N_HIRED] = w->hired;
}

static void first_day(struct naive_world *w)
{
    w->awareness = 0;
    w->trust_badge = w->trust_plain = 1;
    w->certainty = w->params->learning.prior;
    w->belief = w->params->trust.initial_belief;
    for (int i = 0; i < w->count; i++)
        w->person[i].last_suspension = -1;
    naive_people(w);
    for (int i = 0; i < w->count; i++)
        if (naive_chance(w, w->params->population.motivated_share))
            naive_motivate(w, i, w->params->learning.prior);
    naive_market(w, false);
    naive_trust(w, true);
    naive_first_accounts(w);
}

void naive_run(const struct params *params, const struct graph *graph, unsigned long seed, double result[N_COUNT])
{
    struct naive_world w = {.params = params, .graph = graph, .count = (int)graph->nodes};
    w.random = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(w.random, seed);
    w.person = naive_new((size_t)w.count, sizeof *w.person);
    w.pool = naive_new((size_t)w.count * 64, sizeof *w.pool); /* an identity may leak in several breaches */
    w.reported_on = naive_new((size_t)params->run.days, sizeof(int));
    w.cleared_on = naive_new((size_t)params->run.days, sizeof(int));
    first_day(&w);
    for (w.day = 0; w.day < params->run.days; w.day++)
        step(&w);
    w.day = params->run.days - 1;
    count_users(&w);
    count_offenders(&w);
    summarise(&w);
    for (int k = 0; k < N_COUNT; k++)
        result[k] = w.result[k];
    for (int i = 0; i < w.count; i++)
        free(w.person[i].account);
    gsl_rng_free(w.random);
    free(w.person), free(w.offence), free(w.report), free(w.waiting), free(w.active), free(w.pool), free(w.insulter);
    free(w.reported_on), free(w.cleared_on);
}
