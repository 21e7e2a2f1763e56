/* rung_closed_forms.c - small worlds whose answer can be written down. */
#include <math.h>

#include "../support/tiny_cases.h"
#include "ladder.h"

/* K offenders who attack a random one of N alike persons with constant hazard h each. */
enum { PERSONS = 4000, OFFENDERS = 40, DAYS = 200 };

static void constant_world(struct tiny_world *t, double rate)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_switch_all(&t->params, false);
    tiny_only_type(t)->success = 0.5;
    t->params.offending.rate = rate;
    t->params.offending.candidates = 1;
    t->params.offending.return_share = 0;
    t->params.offending.caution_gain = 0;
    t->params.disclosure.withdrawal = 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 41);
    tiny_blank(t);
}

/* f(rho) = (1 + delta_d (1 - rho)) exp(-chi_r pi rho), for an unverified account */
static double restraint(const struct params *params, double perceived)
{
    double rho = params->investigation.trace_technical;
    return (1 + params->offending.disinhibition * (1 - rho)) * exp(-params->offending.deterrence * perceived * rho);
}

static void victimisation(struct ladder *ladder)
{
    struct tiny_world t;
    constant_world(&t, 2);
    for (uint32_t i = 0; i < OFFENDERS; i++) {
        tiny_account(&t, i, CREDENTIAL_UNVERIFIED, false, NOBODY);
        t.world.offenders[i].propensity = 1;
    }
    for (int day = 0; day < DAYS; day++, t.world.day++) {
        t.world.offences_before_today = t.world.offence_count;
        tiny_step(&t, &offending_mechanism);
    }
    double h = 2 * restraint(&t.params, 0.1) * 0.5 / PERSONS; /* of one offender for one person, a day */
    double H = h * OFFENDERS * DAYS, victims = 0, repeated = 0, squares = 0, total = t.world.offence_count;
    for (uint32_t i = 0; i < PERSONS; i++) {
        victims += t.world.persons.at[i].victimised > 0;
        repeated += t.world.persons.at[i].victimised > 1;
        squares += pow(t.world.persons.at[i].victimised, 2);
    }
    double p1 = 1 - exp(-H), p2 = 1 - exp(-H) * (1 + H), mean = total / PERSONS;
    double all = (PERSONS - 1) * H; /* nobody attacks himself */
    ladder_count(ladder, "closed.victimisations", "victimisations: lambda f(rho) s K T, Poisson", all, all, total);
    ladder_count(ladder, "closed.prevalence", "persons victimised at least once: N (1 - exp(-hT))", PERSONS * p1,
                 PERSONS * p1 * (1 - p1), victims);
    ladder_count(ladder, "closed.repeated", "persons victimised more than once", PERSONS * p2, PERSONS * p2 * (1 - p2),
                 repeated);
    ladder_count(ladder, "closed.dispersion", "variance over mean of a person's victimisations: 1", 1, 2.0 / PERSONS,
                 (squares / PERSONS - mean * mean) / mean);
    tiny_close(&t);
}

/* p = s T (1 - g)(b + (1 - b) V): one of two attributes is visible to strangers. */
static void leverage(struct ladder *ladder)
{
    struct tiny_world t;
    constant_world(&t, 400);
    struct offence_params *type = &t.params.offences[0];
    for (uint32_t i = 0; i < PERSONS; i++) {
        t.world.persons.at[i].caution = t.world.persons.at[i].caution_base = 0.4F;
        uint32_t word = exposure_widen(0, ATTRIBUTE_FINANCES, 3);
        person_set_exposure(&t.world, i, exposure_widen(word, ATTRIBUTE_WORK, 2));
    }
    type->base_leverage = 0.3;
    type->attributes = 1U << ATTRIBUTE_FINANCES | 1U << ATTRIBUTE_WORK;
    world_set_attributes(&t.world, 0, exposure_spread(type->attributes));
    t.world.platforms[0].trust_unverified = 0.8;
    tiny_account(&t, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    t.world.offenders[0].propensity = 1;
    for (int day = 0; day < DAYS; day++, t.world.day++) {
        t.world.offences_before_today = t.world.offence_count;
        tiny_step(&t, &offending_mechanism);
    }
    double p = 0.5 * 0.8 * 0.6 * (0.3 + 0.7 * 0.5), n = tiny_sum(&t, M_ATTEMPTS);
    p *= 1 - 1.0 / PERSONS;
    ladder_count(ladder, "closed.success", "successes: attempts times s T (1-g)(b + (1-b) V)", n * p, n * p * (1 - p),
                 t.world.offence_count);
    tiny_close(&t);
}

/* Every offender commits a Poisson number of reported offences a day; each case ends the next day and identifies with
 * probability p. So the day of the first detection is geometric with 1 - exp(-lambda s a p) a day. */
static void detection(struct ladder *ladder)
{
    struct tiny_world t;
    enum { K = 3000 };
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    t.params.mechanisms.offending = t.params.mechanisms.reporting = t.params.mechanisms.investigation = true;
    struct offence_params *type = tiny_only_type(&t);
    type->report_police = 0.4;
    type->success = 0.5;
    t.params.offending.rate = 0.2;
    t.params.offending.disinhibition = t.params.offending.deterrence = t.params.offending.caution_gain = 0;
    t.params.offending.return_share = 0;
    t.params.investigation.clears_others = 0;
    t.params.jurisdictions[0].investigations = 1e5;
    t.params.jurisdictions[0].duration = 0.1;
    t.params.jurisdictions[0].duration_shape = 100;
    tiny_ring(&pairs, 20000, 1);
    tiny_open(&t, 20000, &pairs, 43);
    tiny_blank(&t);
    for (uint32_t i = 0; i < K; i++) {
        tiny_account(&t, i, CREDENTIAL_UNVERIFIED, false, NOBODY);
        t.world.offenders[i].propensity = 1;
    }
    double hazard = 0.2 * 0.5 * 0.4 * 0.2 * (1 - 1.0 / 20000);
    for (int day = 0; day <= 240; day++) {
        tiny_day(&t);
        if (day == 0 || day % 80)
            continue;
        char id[40], what[80];
        double free = 0, p = exp(-hazard * day);
        for (uint32_t i = 0; i < K; i++)
            free += t.world.offenders[i].identified == 0;
        snprintf(id, sizeof id, "closed.undetected.%d", day);
        snprintf(what, sizeof what, "offenders not identified after %d days: (1 - p)^t", day);
        ladder_count(ladder, id, what, K * p, K * p * (1 - p), free);
    }
    tiny_close(&t);
}

/* 1 - (1 - coop rho_registry)(1 - coop rho_tech), and known_offender where that is more. */
static void identification(struct ladder *ladder)
{
    static const struct {
        const char *id, *what;
        enum credential credential;
        int flags;
        double p;
    } cases[] = {
        {"closed.trace.unverified", "cases solved: rho_tech", CREDENTIAL_UNVERIFIED, 0, 0.2},
        {"closed.trace.own", "cases solved: 1 - (1 - rho_registry)(1 - rho_tech)", CREDENTIAL_OWN, 0, 0.8},
        {"closed.trace.known", "cases solved where the victim knows the offender", CREDENTIAL_UNVERIFIED, OFFENCE_KNOWN,
         0.6},
    };
    enum { N = 4000 };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct tiny_world t;
        tiny_cases_open(&t, 2 * N);
        for (uint32_t i = 0; i < N; i++)
            tiny_case(&t, tiny_account(&t, i, cases[c].credential, cases[c].credential == CREDENTIAL_OWN, NOBODY),
                      N + i, cases[c].flags);
        tiny_investigate(&t, 3);
        ladder_count(ladder, cases[c].id, cases[c].what, N * cases[c].p, N * cases[c].p * (1 - cases[c].p),
                     tiny_detected(&t));
        tiny_close(&t);
    }
}

/* B(t) = 1 - (1 - B_0)(1 - r_B)^t without known victimisations; T_V = 1 + b B (1 - v), T_U = 1 - b B v. */
static void trust(struct ladder *ladder)
{
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    t.params.trust.initial_belief = 0.3;
    tiny_ring(&pairs, 100, 1);
    tiny_open(&t, 100, &pairs, 44);
    tiny_blank(&t);
    for (uint32_t i = 0; i < 40; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].credential = CREDENTIAL_OWN;
        person_enter(&t.world, i);
    }
    t.world.platforms[0].belief = 0.3;
    for (int day = 0; day < 100; day++)
        tiny_step(&t, &trust_mechanism);
    double B = 1 - 0.7 * pow(1 - t.params.trust.recovery, 100), b = t.params.trust.bonus;
    ladder_near(ladder, "closed.belief", "belief after 100 quiet days: 1 - (1 - B_0)(1 - r_B)^t", B,
                t.world.platforms[0].belief, 1e-12, "exact");
    ladder_near(ladder, "closed.trust-badge", "T_V = 1 + b B (1 - v) at v = 0.4", 1 + b * B * 0.6,
                t.world.platforms[0].trust_verified, 1e-12, "exact");
    ladder_near(ladder, "closed.trust-plain", "T_U = 1 - b B v", 1 - b * B * 0.4, t.world.platforms[0].trust_unverified,
                1e-12, "exact");
    tiny_close(&t);
}

/* Caution: g = g_0 + kappa (1 - g_0) 2^(-t/half-life). */
static void caution(struct ladder *ladder)
{
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 45);
    tiny_blank(&t);
    t.world.persons.at[0].caution = t.world.persons.at[0].caution_base = 0.25F;
    person_raise_caution(&t.world, 0, t.params.offending.caution_gain);
    t.world.day += 90;
    ladder_near(ladder, "closed.caution", "a victim's caution after half a half-life: g_0 + kappa (1-g_0) 2^(-1/2)",
                0.25 + 0.2 * 0.75 * sqrt(0.5), person_caution(&t.world, 0), 1e-6, "exact");
    tiny_close(&t);
}

/* Day 0 under a mandatory rule: who complies, who leaves, whose profile is authentic, who shows the name. */
static void registration(struct ladder *ladder)
{
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    enum { N = 200000 };
    tiny_params(&t);
    t.params.platforms[0].verification = VERIFICATION_MANDATORY;
    t.params.platforms[0].front_stage = FRONT_VOLUNTARY;
    t.params.platforms[0].strength = 0.4;
    t.params.registration.resistance = 0.5;
    t.params.registration.buys_false = 0.3;
    tiny_ring(&pairs, N, 1);
    tiny_open(&t, N, &pairs, 46);
    tiny_prepare(&t);
    const struct persons *p = &t.world.persons;
    double own = 0, bought = 0, gone = 0, authentic = 0, named = 0, exposed = 0;
    for (uint32_t i = 0; i < N; i++) {
        own += p->at[i].platform == 0 && p->at[i].credential == CREDENTIAL_OWN;
        bought += p->at[i].platform == 0 && p->at[i].credential == CREDENTIAL_FALSE;
        gone += p->at[i].platform == NO_PLATFORM;
        authentic += p->at[i].platform == 0 && person_has(&t.world, i, TRAIT_AUTHENTIC);
        named += p->at[i].platform == 0 && person_has(&t.world, i, TRAIT_REAL_NAME);
        exposed += exposure_audience(p->at[i].exposure, ATTRIBUTE_TRAVEL) == 3;
    }
    double refuse = 0.5 * 0.4, buy = refuse * 0.3 * 0.6, show = 0.5 * (1 - 0.5 * 0.4) * 0.28; /* E[c] = 0.4 */
    ladder_count(ladder, "closed.complies", "persons who comply: N (1 - r E[c])", N * (1 - refuse),
                 N * refuse * (1 - refuse), own);
    ladder_count(ladder, "closed.buys", "ordinary persons with a bought credential: N r E[c] buys (1 - q)", N * buy,
                 N * buy * (1 - buy), bought);
    ladder_count(ladder, "closed.leaves", "persons who leave: the others", N * (refuse - buy),
                 N * (refuse - buy) * (1 - refuse + buy), gone);
    ladder_count(ladder, "closed.authentic", "authentic profiles: a_V of those with an own credential", own * 0.95,
                 own * 0.95 * 0.05, authentic);
    ladder_count(ladder, "closed.named", "persons who show their name: display_share", (N - gone) * 0.3,
                 (N - gone) * 0.3 * 0.7, named);
    ladder_count(ladder, "closed.exposed", "persons who show an attribute to everyone: d (1 - s E[c]) audience",
                 N * show, N * show * (1 - show), exposed);
    tiny_close(&t);
}

void rung_closed_forms(struct ladder *ladder)
{
    registration(ladder);
    victimisation(ladder);
    leverage(ladder);
    detection(ladder);
    identification(ladder);
    trust(ladder);
    caution(ladder);
}
