/* naive_offending.c - section 7 of the ODD: attempts, assumed identities, insults. */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "naive.h"

/* A success that was proposed; applied after everybody has proposed. */
struct attempt {
    int offender, place, type;
    struct naive_meeting met;
};

struct attempts {
    struct attempt *items;
    int count, room;
};

static void propose(struct naive_world *w, struct attempts *list, struct attempt attempt)
{
    const struct offence_params *o = &w->params->offences[attempt.type];
    int j = attempt.met.person;
    if (o->kind == OFFENCE_VICTIM) {
        w->result[N_ATTEMPTS] += attempt.place != NAIVE_NONE;
        if (j == NAIVE_NONE)
            return;
        const struct naive_person *victim = &w->person[j];
        double V =
            naive_visible(w, attempt.type, j, attempt.met.layer) + naive_guessed(w, attempt.type, j, attempt.met.layer);
        double trust = attempt.met.friend || attempt.met.assumed
                           ? w->params->trust.friend
                           : naive_badge_trust(w, &w->person[attempt.offender].account[attempt.place]);
        double p = o->success * trust * (1 - naive_caution(w, victim)) *
                   (o->base_leverage + (1 - o->base_leverage) * V * victim->authentic);
        if (!naive_chance(w, fmin(1, fmax(0, p))))
            return;
    }
    list->items = naive_room(list->items, list->count, &list->room, sizeof *list->items);
    list->items[list->count++] = attempt;
}

static int draw_type(struct naive_world *w, int kind, bool offline_only)
{
    double sum = 0, u;
    const struct params *params = w->params;
    for (int pass = 0; pass < 2; pass++) {
        u = pass ? naive_uniform(w) * sum : 0;
        for (int t = 0; t < params->offence_count; t++) {
            const struct offence_params *o = &params->offences[t];
            double weight = o->kind == OFFENCE_VICTIM ? o->weight : o->rate;
            if (o->kind != kind || (offline_only && !o->offline))
                continue;
            if (!pass)
                sum += weight;
            else if ((u -= weight) < 0)
                return t;
        }
    }
    return NAIVE_NONE;
}

static double restraint(const struct naive_world *w, double perceived, double rho, enum naive_credential credential)
{
    return naive_disinhibition(w, rho, credential) * exp(-w->params->offending.deterrence * perceived * rho);
}

static void offend_offline(struct naive_world *w, struct attempts *list, int person)
{
    const struct params *params = w->params;
    double weights = 0, offline = 0;
    for (int t = 0; t < params->offence_count; t++)
        if (params->offences[t].kind == OFFENCE_VICTIM) {
            weights += params->offences[t].weight;
            offline += params->offences[t].offline ? params->offences[t].weight : 0;
        }
    double mean = params->offending.rate * w->person[person].propensity * params->offending.offline_displacement *
                  offline / weights *
                  restraint(w, w->person[person].perceived, params->investigation.known_offender, OWN);
    int attempts = naive_poisson(w, mean);
    while (attempts-- > 0) {
        int type = draw_type(w, OFFENCE_VICTIM, true);
        propose(w, list, (struct attempt){person, NAIVE_NONE, type, naive_pick_friend(w, person, type)});
    }
}

static void offend(struct naive_world *w, struct attempts *list, int person, double x, const double authentic[2])
{
    struct naive_person *p = &w->person[person];
    double f[NAIVE_ACCOUNTS] = {0}, sum = 0;
    int open = 0;
    for (int k = 0; k < p->accounts; k++)
        if (p->account[k].state == OPEN) {
            f[k] = restraint(w, p->perceived, naive_traceability(w, p, p->account[k].credential),
                             p->account[k].credential);
            sum += f[k];
            open++;
        }
    if (open == 0) {
        offend_offline(w, list, person);
        return;
    }
    double lambda = w->params->offending.rate * p->propensity;
    int attempts = naive_poisson(w, (lambda + x) * sum / open);
    while (attempts-- > 0) {
        double u = naive_uniform(w) * sum;
        int place = 0;
        while ((u -= f[place]) >= 0 && place < p->accounts - 1)
            place++;
        bool victimless = naive_chance(w, x / (x + lambda));
        struct attempt attempt = {person,
                                  place,
                                  draw_type(w, victimless ? OFFENCE_VICTIMLESS : OFFENCE_VICTIM, false),
                                  {.person = NAIVE_NONE}};
        if (!victimless)
            attempt.met = naive_pick(w, person, place, attempt.type, authentic);
        propose(w, list, attempt);
    }
}

static void harm(struct naive_world *w, struct naive_person *offender, const struct attempt *t)
{
    struct naive_person *victim = &w->person[t->met.person];
    double g = naive_caution(w, victim);
    victim->caution = g + w->params->offending.caution_gain * (1 - g);
    victim->caution_day = w->day;
    victim->times++;
    offender->offences++;
    if (naive_chance(w, w->params->disclosure.withdrawal))
        naive_withdraw(victim);
    int serial = t->place == NAIVE_NONE ? 0 : offender->account[t->place].serial;
    offender->past[offender->pasts++ % NAIVE_PAST] = (struct naive_past){t->met, t->place, serial};
    w->result[N_VICTIMISATIONS]++;
    w->result[N_VICTIMISATIONS_AUTHENTIC] += victim->authentic;
    w->result[N_VICTIMISATIONS_VERIFIED] += victim->credential != UNVERIFIED;
    w->result[N_VICTIMISATIONS_FRIEND + t->met.layer - 1]++;
    w->result[N_VICTIMISATIONS_KNOWN] += t->met.friend;
    w->result[N_VICTIMISATIONS_ASSUMED] += t->met.assumed;
    if (t->place == NAIVE_NONE)
        w->result[N_OFFLINE_DISPLACED]++;
    else
        w->result[N_VICTIMISATIONS_BY_UNVERIFIED + offender->account[t->place].credential]++;
}

static void apply(struct naive_world *w, const struct attempt *t)
{
    struct naive_person *p = &w->person[t->offender];
    struct naive_offence o = {.day = w->day,
                              .type = t->type,
                              .offender = t->offender,
                              .victim = t->met.person,
                              .account = t->place,
                              .suspect = NAIVE_NONE,
                              .known = t->met.friend,
                              .assumed = t->met.assumed};
    if (t->place != NAIVE_NONE) {
        const struct naive_account *a = &p->account[t->place];
        o.serial = a->serial;
        o.credential = a->credential;
        o.suspect = t->met.assumed ? a->acts_as : a->credential == FALSE_ONE ? a->identity : NAIVE_NONE;
    }
    if (t->met.person != NAIVE_NONE)
        harm(w, p, t);
    else
        w->result[N_INCITEMENT]++;
    p->successes_today++;
    w->offence = naive_room(w->offence, w->offences, &w->offence_room, sizeof *w->offence);
    w->offence[w->offences++] = o;
}

void naive_offending(struct naive_world *w)
{
    struct attempts list = {0};
    double x = 0, authentic[2] = {naive_authentic_share(w, false), naive_authentic_share(w, true)};
    for (int t = 0; t < w->params->offence_count; t++)
        if (w->params->offences[t].kind == OFFENCE_VICTIMLESS)
            x += w->params->offences[t].rate;
    for (int i = 0; i < w->count; i++)
        if (naive_at_large(w, &w->person[i]))
            offend(w, &list, i, x, authentic);
    for (int k = 0; k < list.count; k++)
        apply(w, &list.items[k]);
    free(list.items);
}

/* From the next day on, for a geometric number of days. */
void naive_assumed(struct naive_world *w)
{
    for (int i = 0; i < w->count; i++)
        for (int k = 0; k < w->person[i].accounts; k++)
            if (w->person[i].account[k].acts_as != NAIVE_NONE && w->person[i].account[k].acts_until <= w->day)
                w->person[i].account[k].acts_as = NAIVE_NONE;
    for (int k = w->today; k < w->offences; k++) {
        const struct naive_offence *o = &w->offence[k];
        if (o->victim == NAIVE_NONE || o->account == NAIVE_NONE ||
            !naive_chance(w, w->params->offences[o->type].assumes_identity))
            continue;
        struct naive_account *a = &w->person[o->offender].account[o->account];
        a->acts_as = o->victim;
        a->acts_until = w->day + (int)gsl_ran_geometric(w->random, 1 / w->params->offending.notice_days);
    }
}

static double uncivil(const struct naive_world *w, const struct naive_person *p)
{
    if (p->normative) /* rho and stake are 0 */
        return naive_disinhibition(w, 0, OWN);
    return naive_disinhibition(w, naive_traceability(w, NULL, p->credential), p->credential);
}

void naive_incivility(struct naive_world *w)
{
    int type = NAIVE_NONE;
    double sum = 0;
    for (int t = 0; t < w->params->offence_count; t++)
        if (w->params->offences[t].kind == OFFENCE_INCIVILITY)
            type = t;
    for (int i = 0; i < w->count; i++)
        sum += naive_active(w, i) ? uncivil(w, &w->person[i]) : 0;
    int insults = type == NAIVE_NONE ? 0 : naive_poisson(w, w->params->offences[type].rate * sum);
    while (insults-- > 0) {
        /* by weight among the active, and not motivated: accept a random one in proportion to the weight */
        int i;
        do
            i = naive_random_user(w);
        while (w->person[i].motivated ||
               naive_uniform(w) * (1 + w->params->offending.disinhibition) >= uncivil(w, &w->person[i]));
        w->result[N_INCIVILITY]++;
        w->insulter = naive_room(w->insulter, w->insulters, &w->insulter_room, sizeof *w->insulter);
        w->insulter[w->insulters++] = i;
    }
}
