/* naive_accounts.c - section 1 of the ODD (offenders), the consequences of takedown and seizure (8, 10), and trust (3).
 */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "naive.h"

void naive_motivate(struct naive_world *w, int person, double perceived)
{
    struct naive_person *p = &w->person[person];
    const struct params *params = w->params;
    if (!p->ever) {
        double shape = params->population.propensity_shape, sigma = params->population.cost_sigma;
        p->propensity = gsl_ran_gamma(w->random, shape, 1 / shape);
        p->cost = gsl_ran_lognormal(w->random, -sigma * sigma / 2, sigma);
        p->accounts = 1 + naive_poisson(w, params->population.extra_accounts);
        if (p->accounts > NAIVE_ACCOUNTS)
            p->accounts = NAIVE_ACCOUNTS;
        p->account = naive_new((size_t)p->accounts, sizeof *p->account);
        for (int k = 0; k < p->accounts; k++)
            p->account[k] = (struct naive_account){.identity = NAIVE_NONE, .acts_as = NAIVE_NONE};
    }
    p->ever = p->motivated = true;
    p->perceived = perceived;
    for (int k = 0; k < p->accounts; k++)
        p->account[k].due = w->day + 1;
}

static bool identity_in_use(const struct naive_world *w, int identity)
{
    for (int i = 0; i < w->count; i++)
        for (int k = 0; k < w->person[i].accounts; k++)
            if (w->person[i].account[k].state != SHUT && w->person[i].account[k].identity == identity)
                return true;
    return false;
}

/* Up to eight tries for an identity that is not the offender's and, without duplicates, not in use. */
static int find_identity(struct naive_world *w, int person)
{
    for (int tries = 0; tries < 8; tries++) {
        int identity;
        if (w->pooled > 0) {
            int k = naive_below(w, w->pooled);
            identity = w->pool[k];
            w->pool[k] = w->pool[--w->pooled];
        } else {
            identity = naive_below(w, w->count);
        }
        if (identity != person &&
            (w->params->platforms[0].duplicates || w->params->platforms[0].registry_keeper == KEEPER_NOBODY ||
             !identity_in_use(w, identity)))
            return identity;
    }
    return NAIVE_NONE;
}

static bool has_account(const struct naive_person *p, enum naive_credential credential)
{
    for (int k = 0; k < p->accounts; k++)
        if (p->account[k].state != SHUT && p->account[k].credential == credential)
            return true;
    return false;
}

static bool durable(const struct naive_world *w)
{
    return naive_in_force(w) && w->params->platforms[0].durable_pseudonyms;
}

static bool pseudonym_free(const struct naive_world *w, const struct naive_person *p)
{
    return !durable(w) || w->day >= p->pseudonym_barred_until;
}

enum { WAITS = 3 };

/* Logit over what is allowed. */
static int choose(struct naive_world *w, const struct naive_person *p)
{
    const struct params *params = w->params;
    const struct platform_params *rule = &params->platforms[0];
    int verification = naive_verification(w);
    double risk = params->registration.risk_weight * p->perceived;
    double utility[4], sum = 0;
    bool can[4] = {verification != VERIFICATION_MANDATORY, verification != VERIFICATION_NONE,
                   verification != VERIFICATION_NONE && rule->strength < 1, true};
    bool told_apart = !rule->duplicates && rule->registry_keeper != KEEPER_NOBODY;
    if (w->day < p->barred_until || w->day < p->blacklisted_until || (told_apart && has_account(p, OWN)))
        can[OWN] = false;
    if (!pseudonym_free(w, p) || (durable(w) && has_account(p, UNVERIFIED)))
        can[UNVERIFIED] = false;
    double fee = naive_in_force(w) ? rule->entry_fee * p->cost : 0;
    double reach = verification == VERIFICATION_TIERED ? rule->tier_reach : 1;
    double cost = rule->credential_price_factor * w->price * p->cost;
    if (params->credentials.tries == TRIES_EXPECTED)
        cost /= 1 - rule->strength;
    utility[UNVERIFIED] = w->trust_plain * reach - risk * naive_traceability(w, p, UNVERIFIED) - fee;
    utility[OWN] = w->trust_badge - risk * naive_traceability(w, p, OWN);
    utility[FALSE_ONE] = w->trust_badge - cost - risk * naive_traceability(w, p, FALSE_ONE) - fee;
    utility[WAITS] = 0;
    for (int c = 0; c < 4; c++)
        sum += can[c] ? exp(params->registration.choice_sharpness * utility[c]) : 0;
    double u = naive_uniform(w) * sum;
    for (int c = 0; c < 4; c++) {
        u -= can[c] ? exp(params->registration.choice_sharpness * utility[c]) : 0;
        if (u < 0)
            return c;
    }
    return WAITS;
}

static void open_now(struct naive_world *w, struct naive_person *p, struct naive_account *a)
{
    a->state = OPEN;
    a->serial++;
    a->contacts = 0;
    a->acts_as = NAIVE_NONE;
    a->reported = false;
    a->limited = a->credential == UNVERIFIED && naive_verification(w) == VERIFICATION_TIERED;
    w->result[N_OPENED]++;
    if (p->last_suspension >= 0)
        w->result[N_REOPENED]++;
}

static void decide(struct naive_world *w, int person, struct naive_account *a)
{
    struct naive_person *p = &w->person[person];
    int choice = choose(w, p);
    if (choice == WAITS) {
        a->due = w->day + w->params->registration.wait_days;
        return;
    }
    if (choice == FALSE_ONE && w->params->credentials.tries == TRIES_DAILY &&
        naive_chance(w, w->params->platforms[0].strength)) {
        a->due = w->day + 1;
        return;
    }
    a->state = COMING;
    a->credential = (enum naive_credential)choice;
    a->identity = choice == FALSE_ONE ? find_identity(w, person) : NAIVE_NONE;
    a->own_persona = choice == OWN || (choice == UNVERIFIED && naive_chance(w, w->params->registration.own_persona));
    a->due = w->day + (w->params->registration.reentry_days > 0 ? w->params->registration.reentry_days : 1);
}

/* Day 0: no delay. */
void naive_first_accounts(struct naive_world *w)
{
    for (int i = 0; i < w->count; i++)
        for (int k = 0; w->person[i].motivated && k < w->person[i].accounts; k++) {
            decide(w, i, &w->person[i].account[k]);
            if (w->person[i].account[k].state == COMING)
                open_now(w, &w->person[i], &w->person[i].account[k]);
        }
}

static void grace_ends(struct naive_world *w, struct naive_account *a)
{
    if (a->state != OPEN || a->credential != UNVERIFIED)
        return;
    if (naive_verification(w) == VERIFICATION_MANDATORY)
        naive_shut(w, a);
    else if (naive_verification(w) == VERIFICATION_TIERED)
        a->limited = true;
}

void naive_accounts(struct naive_world *w)
{
    const struct platform_params *rule = &w->params->platforms[0];
    for (int i = 0; i < w->count; i++) {
        struct naive_person *p = &w->person[i];
        for (int k = 0; naive_at_large(w, p) && k < p->accounts; k++) {
            struct naive_account *a = &p->account[k];
            if (rule->law_day > 0 && w->day == rule->law_day + rule->grace_days)
                grace_ends(w, a);
            if (a->state == COMING && a->due <= w->day) {
                if (a->credential == UNVERIFIED &&
                    (naive_verification(w) == VERIFICATION_MANDATORY || !pseudonym_free(w, p)))
                    naive_shut(w, a);
                else
                    open_now(w, p, a);
            }
            if (a->state == SHUT && a->due <= w->day)
                decide(w, i, a);
        }
    }
}

void naive_shut(struct naive_world *w, struct naive_account *a)
{
    a->state = SHUT;
    a->due = w->day;
    a->contacts = 0;
    a->identity = a->acts_as = NAIVE_NONE;
    a->reported = false;
}

static void suspend(struct naive_world *w, int person, int days)
{
    if (w->person[person].suspended_until < w->day + days)
        w->person[person].suspended_until = w->day + days;
}

void naive_take_down(struct naive_world *w, int person, int account)
{
    struct naive_person *p = &w->person[person];
    struct naive_account *a = &p->account[account];
    const struct platform_params *rule = &w->params->platforms[0];
    int owner = a->credential == FALSE_ONE ? a->identity : NAIVE_NONE;
    enum naive_credential credential = a->credential;
    naive_shut(w, a);
    p->last_suspension = w->day;
    w->result[N_TAKEDOWNS]++;
    if (credential == UNVERIFIED && durable(w))
        p->pseudonym_barred_until = w->day + rule->ban_days;
    if (rule->registry_keeper == KEEPER_NOBODY)
        return;
    if (credential == OWN) {
        for (int k = 0; k < p->accounts; k++)
            if (p->account[k].state != SHUT && p->account[k].credential == OWN)
                naive_shut(w, &p->account[k]);
        p->barred_until = w->day + rule->ban_days;
        suspend(w, person, rule->ban_days);
    }
    if (owner != NAIVE_NONE && w->person[owner].member) {
        suspend(w, owner, (int)w->params->moderation.clearing_days);
        w->result[N_OWNERS_BARRED]++;
    }
}

void naive_seize(struct naive_world *w, int person)
{
    struct naive_person *p = &w->person[person];
    for (int k = 0; k < p->accounts; k++)
        if (p->account[k].state != SHUT)
            naive_shut(w, &p->account[k]);
    if (!w->params->jurisdictions[0].bans)
        return;
    p->barred_until = w->day + w->params->platforms[0].ban_days;
    suspend(w, person, w->params->platforms[0].ban_days);
}

void naive_trust(struct naive_world *w, bool first)
{
    double badges = 0, all = 0, harm = 0, bonus = w->params->trust.bonus;
    for (int i = 0; i < w->count; i++) {
        if (naive_active(w, i)) {
            all++;
            badges += w->person[i].credential != UNVERIFIED;
        }
        for (int k = 0; k < w->person[i].accounts; k++)
            if (w->person[i].account[k].state == OPEN) {
                all++;
                badges += w->person[i].account[k].credential != UNVERIFIED;
            }
    }
    for (int k = w->today; !first && k < w->offences; k++) {
        const struct naive_offence *o = &w->offence[k];
        if (o->victim != NAIVE_NONE && o->account != NAIVE_NONE && o->credential != UNVERIFIED)
            harm += o->reported_platform || o->reported_police;
    }
    if (!first)
        w->belief += w->params->trust.recovery * (1 - w->belief) -
                     (badges > 0 ? w->params->trust.loss * w->belief * harm / badges : 0);
    w->belief = fmin(1, fmax(0, w->belief));
    double v = all > 0 ? badges / all : 0;
    bool relative = w->params->trust.form == TRUST_RELATIVE;
    w->trust_badge = 1 + bonus * w->belief * (relative ? 1 - v : 1);
    w->trust_plain = relative ? fmax(0, 1 - bonus * w->belief * v) : 1;
}
