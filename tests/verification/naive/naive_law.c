/* naive_law.c - sections 8 to 11 of the ODD: reports, moderation, investigation, sanctions, learning, motivation. */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#include "naive.h"

static void queue(struct naive_world *w, int person, int account, int serial)
{
    w->report = naive_room(w->report, w->reports, &w->report_room, sizeof *w->report);
    w->report[w->reports++] = (struct naive_report){person, account, serial};
}

/* Reports on one account are merged while one waits. */
static void report_account(struct naive_world *w, const struct naive_offence *o)
{
    struct naive_account *a = &w->person[o->offender].account[o->account];
    w->result[N_REPORTS]++;
    if (a->reported)
        return;
    a->reported = true;
    queue(w, o->offender, o->account, o->serial);
}

static void report_person(struct naive_world *w, int person, bool true_one)
{
    struct naive_person *p = &w->person[person];
    w->result[true_one ? N_REPORTS : N_REPORTS_MALICIOUS]++;
    if (p->reported) {
        p->report_true |= true_one;
        return;
    }
    p->reported = true;
    p->report_true = true_one;
    queue(w, person, NAIVE_NONE, 0);
}

void naive_reporting(struct naive_world *w)
{
    const struct params *params = w->params;
    double found = 1 - params->platforms[0].encryption;
    for (int k = w->today; k < w->offences; k++) {
        struct naive_offence *o = &w->offence[k];
        const struct offence_params *type = &params->offences[o->type];
        bool by_victim = naive_chance(w, type->report_platform);
        bool by_platform = naive_chance(w, type->proactive * found);
        bool by_other = naive_chance(w, params->moderation.bystanders);
        if (o->account != NAIVE_NONE) {
            o->reported_platform = by_victim || by_other;
            w->result[N_REPORTS_BYSTANDERS] += by_other;
            if (by_victim || by_platform)
                report_account(w, o);
            if (by_other)
                report_account(w, o);
        }
        if (naive_chance(w, type->report_police)) {
            o->reported_police = true;
            w->reported_on[w->day]++;
            w->waiting = naive_room(w->waiting, w->cases, &w->case_room, sizeof *w->waiting);
            w->waiting[w->cases++] = k;
            w->result[N_POLICE_REPORTS]++;
        }
    }
    for (int t = 0; t < params->offence_count; t++)
        for (int k = 0; params->offences[t].kind == OFFENCE_INCIVILITY && k < w->insulters; k++)
            if (naive_chance(w, params->offences[t].report_platform))
                report_person(w, w->insulter[k], true);
    int users = naive_active_users(w);
    int malice = naive_poisson(w, params->moderation.malicious_reports * users);
    while (users > 0 && malice-- > 0)
        report_person(w, naive_random_user(w), false);
}

/* One report; false if it is void and costs nothing. */
static bool handle(struct naive_world *w, struct naive_report r)
{
    const struct platform_params *rule = &w->params->platforms[0];
    struct naive_person *p = &w->person[r.person];
    if (r.account != NAIVE_NONE) {
        struct naive_account *a = &p->account[r.account];
        if (a->state != OPEN || a->serial != r.serial)
            return false;
        a->reported = false;
        if (naive_chance(w, rule->sensitivity))
            naive_take_down(w, r.person, r.account);
        return true;
    }
    p->reported = false;
    if (!naive_active(w, r.person))
        return false;
    if (naive_chance(w, p->report_true ? rule->sensitivity : 1 - rule->specificity)) {
        p->suspended_until = w->day + rule->suspension_days;
        w->result[p->report_true ? N_TAKEDOWNS : N_WRONGFUL_SUSPENSIONS]++;
    }
    return true;
}

void naive_moderation(struct naive_world *w)
{
    const struct platform_params *rule = &w->params->platforms[0];
    int accounts = naive_active_users(w), done = 0;
    for (int i = 0; i < w->count; i++)
        for (int k = 0; k < w->person[i].accounts; k++)
            accounts += w->person[i].account[k].state == OPEN;
    double mean = (rule->moderation_capacity + w->hired) * accounts / 1000.0;
    int capacity = naive_round(w, mean);
    w->result[N_STAFF_CAPACITY] += capacity;
    while (capacity > 0 && done < w->reports)
        if (handle(w, w->report[done++])) {
            capacity--;
            w->result[N_REPORTS_HANDLED]++;
        }
    w->reports -= done;
    memmove(w->report, w->report + done, (size_t)w->reports * sizeof *w->report);
    w->hired = fmin(rule->hiring_limit,
                    w->hired * (1 - rule->attrition) + (w->reports > rule->hiring_backlog * mean ? rule->hiring : 0));
}

static void clear(struct naive_world *w, struct naive_offence *o)
{
    o->detected = true;
    w->person[o->offender].quantity++;
    w->cleared_on[w->day]++;
    w->result[N_OFFENCES_DETECTED] += o->victim != NAIVE_NONE;
}

static void identify(struct naive_world *w, int offence)
{
    int offender = w->offence[offence].offender;
    clear(w, &w->offence[offence]);
    for (int k = 0; k < w->offences; k++) {
        struct naive_offence *o = &w->offence[k];
        if (o->offender == offender && o->reported_police && !o->detected &&
            naive_chance(w, w->params->investigation.clears_others))
            clear(w, o);
    }
    w->person[offender].identified++;
    w->person[offender].identified_today++;
    w->result[N_CASES_SOLVED]++;
    w->result[N_OFFENDERS_IDENTIFIED]++;
    naive_seize(w, offender);
}

/* Is the account found in the registry? Where a warrant is needed it may be refused. */
static bool look_up(struct naive_world *w, const struct naive_offence *o)
{
    if (o->account == NAIVE_NONE || o->credential == UNVERIFIED ||
        w->params->platforms[0].registry_keeper == KEEPER_NOBODY)
        return false;
    bool granted = !w->params->jurisdictions[0].warrant || naive_chance(w, w->params->investigation.warrant_granted);
    w->result[granted ? N_REGISTRY_LOOKUPS : N_LOOKUPS_REFUSED]++;
    return granted;
}

/* A */
static double authentic_share(const struct naive_world *w)
{
    double authentic = 0, all = 0;
    for (int i = 0; i < w->count; i++)
        if (naive_active(w, i)) {
            all++;
            authentic += w->person[i].authentic;
        }
    return all > 0 ? authentic / all : 0;
}

static void conclude(struct naive_world *w, int offence)
{
    const struct naive_offence *o = &w->offence[offence];
    const struct params *params = w->params;
    if (o->detected)
        return;
    bool looked_up = look_up(w, o);
    bool by_registry = o->credential == FALSE_ONE && !o->assumed;
    if (o->suspect != NAIVE_NONE && !o->known && (looked_up || !by_registry) &&
        naive_chance(w, params->investigation.wrong_accusation)) {
        w->result[N_WRONGLY_ACCUSED]++;
        return;
    }
    double registry = looked_up && o->credential == OWN ? params->investigation.trace_registry : 0;
    double p = 1 - (1 - registry) * (1 - naive_technical(w, &w->person[o->offender]));
    if (o->known)
        p = fmax(p, params->investigation.known_offender);
    if (o->account != NAIVE_NONE)
        p = 1 - (1 - p) * (1 - params->investigation.witness * authentic_share(w));
    if (naive_chance(w, p))
        identify(w, offence);
}

static void take_up(struct naive_world *w, int offence)
{
    const struct jurisdiction_params *law = &w->params->jurisdictions[0];
    double days = gsl_ran_gamma(w->random, law->duration_shape, law->duration / law->duration_shape);
    w->active = naive_room(w->active, w->actives, &w->active_room, sizeof *w->active);
    w->active[w->actives++] = (struct naive_case){offence, w->day + (int)floor(days + 0.5)};
    w->result[N_CASES_OPENED]++;
}

void naive_investigation(struct naive_world *w)
{
    const struct jurisdiction_params *law = &w->params->jurisdictions[0];
    for (int k = 0; k < w->actives;) {
        if (w->active[k].ends > w->day) {
            k++;
            continue;
        }
        int offence = w->active[k].offence;
        w->active[k] = w->active[--w->actives];
        conclude(w, offence);
    }
    int capacity = naive_round(w, law->investigations * w->count / 100000.0), taken = 0;
    for (; taken < w->cases; taken++) {
        const struct naive_offence *o = &w->offence[w->waiting[taken]];
        bool cold = w->day - o->day > law->limitation;
        if (!o->detected && cold)
            w->result[N_CASES_COLD]++;
        if (o->detected || cold)
            continue;
        if (w->actives >= capacity)
            break;
        take_up(w, w->waiting[taken]);
    }
    w->cases -= taken;
    memmove(w->waiting, w->waiting + taken, (size_t)w->cases * sizeof *w->waiting);
}

static void abandon(struct naive_world *w, struct naive_person *p)
{
    p->motivated = false;
    for (int k = 0; k < p->accounts; k++)
        if (p->account[k].state != SHUT)
            naive_shut(w, &p->account[k]);
    w->result[N_DESISTANCES]++;
}

static void sanction(struct naive_world *w, struct naive_person *p)
{
    const struct jurisdiction_params *law = &w->params->jurisdictions[0];
    int days = 0;
    w->sanctions_today++;
    if (p->minor && law->minors_educated)
        w->result[N_EDUCATIONS]++;
    else if (p->identified >= law->sentence_from ||
             (law->sentence_quantity > 0 && p->quantity >= law->sentence_quantity)) {
        days = law->sentence_days;
        w->result[N_SENTENCES]++;
    } else if (p->identified >= law->detention_from)
        days = law->detention_days;
    else
        w->result[N_WARNINGS]++;
    if (days > 0)
        w->result[N_DETENTIONS]++;
    if (p->detained_until < w->day + days)
        p->detained_until = w->day + days;
    if (law->blacklist)
        p->blacklisted_until = w->day + law->blacklist_days;
    p->release_due = true;
}

void naive_sanctions(struct naive_world *w)
{
    w->sanctions_today = 0;
    for (int i = 0; i < w->count; i++) {
        struct naive_person *p = &w->person[i];
        if (p->identified_today > 0 && p->motivated)
            sanction(w, p);
        if (p->release_due && p->detained_until <= w->day) {
            p->release_due = false;
            if (p->motivated && naive_chance(w, w->params->learning.desist_on_release))
                abandon(w, p);
        }
    }
}

void naive_learning(struct naive_world *w)
{
    const struct params *params = w->params;
    double reported = 0, cleared = 0, a = params->learning.prior_weight;
    for (int d = w->day; d >= 0 && d > w->day - 90; d--) {
        reported += w->reported_on[d];
        cleared += w->cleared_on[d];
    }
    w->certainty = fmin(1, (cleared + a * params->learning.prior) / (reported + a));
    double news = fmin(1, params->learning.publicity * params->jurisdictions[0].publicised * w->sanctions_today /
                              (w->count / 1000.0));
    for (int i = 0; i < w->count; i++) {
        struct naive_person *p = &w->person[i];
        if (p->motivated) {
            p->perceived += params->learning.rate * (w->certainty - p->perceived);
            p->perceived += news * (1 - p->perceived);
            p->perceived *= pow(1 - params->learning.unpunished, p->successes_today);
            if (p->identified_today > 0)
                p->perceived += params->learning.own_experience * (1 - p->perceived);
        }
    }
}

void naive_motivation(struct naive_world *w)
{
    double f = w->params->population.motivated_share, nu = w->params->population.desistance;
    for (int i = 0; i < w->count; i++)
        if (w->person[i].motivated && naive_chance(w, nu))
            abandon(w, &w->person[i]);
    int onsets = naive_poisson(w, f * nu / (1 - f) * w->count);
    while (onsets-- > 0) {
        int i = naive_below(w, w->count);
        if (w->person[i].motivated)
            continue;
        naive_motivate(w, i, w->certainty);
        w->result[N_ONSETS]++;
    }
}
