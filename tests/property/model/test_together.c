/* test_together.c - everything at once: all mechanisms on, six dozen parameters that interventions change on random
 * days, and every invariant after every day. Each seed is another schedule of interventions and another population. */
#include <math.h>

#include "../../support/tiny_everything.h"
#include "regimesim/model/observation.h"
#include "regimesim/model/registration.h"

enum { PERSONS = 300, SEEDS = 16 };

/* Everybody has an account in use, one out of use, or none. */
static enum status verify_accounts(const struct world *world, struct error *error)
{
    uint32_t accounts = 0, without = 0, suspended = 0;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        bool out = world->persons.at[i].suspended_until > world->day;
        without += world->persons.at[i].platform == NO_PLATFORM || out;
        suspended += out;
    }
    for (int p = 0; p < world->params->platform_count; p++)
        for (int c = 0; c < CREDENTIAL_COUNT; c++)
            accounts += world->platforms[p].users[c][0] + world->platforms[p].users[c][1];
    if (accounts + without != world->persons.count)
        return error_set(error, STATUS_INTERNAL, "%u accounts and %u persons without one", accounts, without);
    if (suspended > world->suspended.count)
        return error_set(error, STATUS_INTERNAL, "%u suspended, %zu kept", suspended, world->suspended.count);
    return STATUS_OK;
}

/* What is paid is booked: by those who sell and by those who are gone. */
static enum status verify_money(const struct world *world, struct error *error)
{
    static const enum metric paid_for[GOOD_COUNT] = {
        [GOOD_CREDENTIALS] = M_PAID_CREDENTIALS, [GOOD_ACCESS] = M_PAID_ACCESS};
    for (int g = 0; g < GOOD_COUNT; g++) {
        double paid = world->tallies->window[paid_for[g]][0] + world->tallies->total[paid_for[g]][0];
        double booked = world->markets[g].departed;
        for (uint32_t k = 0; k < world->markets[g].count; k++)
            booked += world->markets[g].items[k].turnover;
        if (!(fabs(paid - booked) <= 1e-9 * (1 + paid)))
            return error_set(error, STATUS_INTERNAL, "good %d: %g paid, %g booked", g, paid, booked);
    }
    return STATUS_OK;
}

/* On the list by score, since the morning at least: a further drop of today may have put the person there. */
static bool listed_before_today(const struct world *world, uint32_t person)
{
    return person_has(world, person, TRAIT_BLACKLISTED) && world->credit[person].day < world->day;
}

/* The blacklisted, and operating accounts limited by a rule, meet no strangers, by themselves or for a ring. */
static enum status verify_offences(const struct world *world, struct error *error)
{
    for (uint32_t i = world->offences_before_today; i < world->offence_count; i++) {
        const struct offence *offence = &world->offences[i];
        if (offence->account == NO_ACCOUNT || offence->victim == NOBODY || offence->layer != LAYER_STRANGER)
            continue;
        const struct account *account = &world->accounts[offence->account];
        uint32_t person = world->offenders[offence->offender].person;
        bool same = account->serial == offence->serial && account->state == ACCOUNT_OPEN;
        if (same && (account->limited || (account->own_persona && listed_before_today(world, person))))
            return error_set(error, STATUS_INTERNAL, "offence %u: a limited account met a stranger", i);
    }
    return STATUS_OK;
}

/* Does the holder of the account have another open pseudonym on its platform? */
static bool beside_another(const struct world *world, uint32_t index)
{
    const struct account *account = &world->accounts[index];
    const struct offender *owner = &world->offenders[account->owner];
    for (uint32_t a = owner->first_account; a < owner->first_account + owner->account_count; a++)
        if (a != index && world->accounts[a].state == ACCOUNT_OPEN &&
            world->accounts[a].platform == account->platform && world->accounts[a].credential == CREDENTIAL_UNVERIFIED)
            return true;
    return false;
}

/* What today's rules forbid is not opened today, whatever was allowed when it was chosen. */
static enum status verify_opened(const struct world *world, struct error *error)
{
    for (uint32_t i = 0; i < world->account_count && world->day > 0; i++) {
        const struct account *account = &world->accounts[i];
        if (account->state != ACCOUNT_OPEN || account->due != world->day)
            continue;
        bool unverified = account->credential == CREDENTIAL_UNVERIFIED;
        int rule = world->platforms[account->platform].verification;
        if (account->credential == CREDENTIAL_OWN &&
            listed_before_today(world, world->offenders[account->owner].person))
            return error_set(error, STATUS_INTERNAL, "account %u: opened by one who is blacklisted", i);
        if (unverified ? rule == VERIFICATION_MANDATORY : rule == VERIFICATION_NONE)
            return error_set(error, STATUS_INTERNAL, "account %u: opened against the rule", i);
        if (unverified && registration_durable(world, account->platform) && beside_another(world, i))
            return error_set(error, STATUS_INTERNAL, "account %u: opened beside a durable pseudonym", i);
    }
    return STATUS_OK;
}

/* Nobody sheds followers where every name is shown, and nobody both sheds and shows. */
static enum status verify_names(const struct world *world, struct error *error)
{
    for (uint32_t i = 0; i < world->persons.count; i++)
        if (person_has(world, i, TRAIT_PURGED) && person_has(world, i, TRAIT_REAL_NAME))
            return error_set(error, STATUS_INTERNAL, "person %u: hides a name that is shown", i);
    return STATUS_OK;
}

#define NONE METRIC_COUNT

/* A whole and its parts: up to three metrics each, added. */
struct sum {
    bool complete; /* the parts make up the whole; else they are no more than it */
    enum metric whole[4], parts[5];
};

static const struct sum sums[] = {
    {true,
     {M_VICTIMISATIONS, NONE},
     {M_VICTIMISATIONS_FRIEND, M_VICTIMISATIONS_SECOND, M_VICTIMISATIONS_STRANGER, NONE}},
    {false, {M_VICTIMISATIONS, NONE}, {M_VICTIMISATIONS_AGAIN, M_VICTIMISATIONS_HOP1, M_VICTIMISATIONS_HOP2, NONE}},
    {true, {M_VICTIMISATIONS, NONE}, {M_VICTIMISATIONS_AUTHENTIC, M_VICTIMISATIONS_FICTITIOUS, NONE}},
    {true, {M_VICTIMISATIONS, NONE}, {M_VICTIMISATIONS_VERIFIED, M_VICTIMISATIONS_UNVERIFIED, NONE}},
    {true,
     {M_VICTIMISATIONS, NONE},
     {M_VICTIMISATIONS_BY_UNVERIFIED, M_VICTIMISATIONS_BY_OWN, M_VICTIMISATIONS_BY_FALSE, M_OFFLINE_DISPLACED, NONE}},
    {true, {M_OFFENCES, NONE}, {M_VICTIMISATIONS, M_INCITEMENT, M_INCIVILITY, NONE}},
    {true, {M_OFFENDERS_IDENTIFIED, NONE}, {M_CASES_SOLVED, M_RING_MEMBERS_EXPOSED, NONE}},
    {false, {M_ATTEMPTS, M_OFFLINE_DISPLACED, NONE}, {M_VICTIMISATIONS, NONE}},
    {false, {M_VICTIMISATIONS, NONE}, {M_RING_PUBLICATIONS, M_RING_HARASSMENT, NONE}},
    {false, {M_INCIVILITY, NONE}, {M_PILE_ON, NONE}},
    {false, {M_REPORTS, NONE}, {M_REPORTS_BYSTANDERS, NONE}},
    {false, {M_REPORTS_MALICIOUS, NONE}, {M_RING_REPORTS, NONE}},
    {false, {M_STAFF_CAPACITY, NONE}, {M_REPORTS_HANDLED, NONE}},
    {false, {M_REPORTS_HANDLED, NONE}, {M_TAKEDOWNS, M_WRONGFUL_SUSPENSIONS, NONE}},
    {false, {M_OPENED, NONE}, {M_REOPENED, NONE}},
    {false, {M_POSTS_SENSITIVE, NONE}, {M_POSTS_WITHHELD, M_AUTHORS_IDENTIFIED, NONE}},
    {false, {M_POSTS, NONE}, {M_POSTS_SENSITIVE, M_POSTS_REMOVED, M_POSTS_TARGETED, NONE}},
    {false, {M_AUTHORS_IDENTIFIED, NONE}, {M_AUTHORS_SANCTIONED, NONE}},
    {false, {M_AUTHORS_IDENTIFIED, NONE}, {M_AUTHORS_IDENTIFIED_VULNERABLE, NONE}},
    {false, {M_POSTS_WITHHELD, NONE}, {M_POSTS_WITHHELD_VULNERABLE, NONE}},
    {false, {M_CREDIT_DROPS, NONE}, {M_PETTY_SANCTIONS, NONE}},
};

/* Of the present window. */
static double counted(const struct world *world, const enum metric *metrics)
{
    double sum = 0;
    for (; *metrics != NONE; metrics++)
        sum += observe_sum(world, *metrics, world->tallies->window);
    return sum;
}

static enum status verify_sums(const struct world *world, struct error *error)
{
    for (size_t k = 0; k < sizeof sums / sizeof sums[0]; k++) {
        double whole = counted(world, sums[k].whole), parts = counted(world, sums[k].parts);
        if (sums[k].complete ? parts != whole : parts > whole)
            return error_set(error, STATUS_INTERNAL, "%s: %g, its parts (%s and others) %g",
                             metric_table[sums[k].whole[0]].name, whole, metric_table[sums[k].parts[0]].name, parts);
    }
    return STATUS_OK;
}

static enum status verify_tallies(const struct world *world, struct error *error)
{
    for (int m = 0; m < METRIC_COUNT; m++)
        for (int e = 0; e < MAX_JURISDICTIONS; e++)
            if (!(world->tallies->window[m][e] >= 0 && isfinite(world->tallies->window[m][e])))
                return error_set(error, STATUS_INTERNAL, "%s: %g counted", metric_table[m].name,
                                 world->tallies->window[m][e]);
    return STATUS_OK;
}

static enum status verify_day(void *context, const struct world *world, struct error *error)
{
    enum status (*const checks[])(const struct world *,
                                  struct error *) = {world_verify,  verify_accounts, verify_money, verify_offences,
                                                     verify_opened, verify_names,    verify_sums,  verify_tallies};
    enum status status = STATUS_OK;
    (*(int *)context)++;
    for (size_t k = 0; k < sizeof checks / sizeof checks[0] && !status; k++)
        status = checks[k](world, error);
    return status;
}

static void print_interventions(const struct params *params)
{
    for (int i = 0; i < params->intervention_count; i++) {
        const struct intervention_params *rule = &params->interventions[i];
        print_message("%d to %d, ramp %d, trigger %d: %s\n", rule->start, rule->until, rule->ramp_days, rule->trigger,
                      rule->changes);
    }
}

static void invariants_hold_with_everything_on_and_everything_changing(void **state)
{
    (void)state;
    struct graph graph;
    double happened[METRIC_COUNT] = {0};
    tiny_busy_graph(&graph, PERSONS);
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        struct params params;
        struct outcome outcome;
        struct error error;
        int days = 0;
        everything(&params, seed);
        if (simulate(&params, &graph, rng_key_make(8, seed), &outcome, verify_day, &days, &error)) {
            print_interventions(&params);
            fail_msg("seed %u, day %d: %s", seed, days - 1, error.message);
        }
        assert_int_equal(days, EVERYTHING_DAYS);
        for (size_t k = 0; k < outcome.count; k++)
            happened[outcome.rows[k].metric] += outcome.rows[k].value;
        outcome_free(&outcome);
    }
    for (int m = 0; m < METRIC_COUNT; m++)
        if (metric_table[m].kind == METRIC_FLOW && happened[m] == 0)
            fail_msg("%s: never happened, so nothing was tested", metric_table[m].name);
    graph_free(&graph);
}

/* The same run twice, once recorded event by event, is the same to the last byte. */
static void everything_at_once_is_reproduced_with_events_and_without(void **state)
{
    (void)state;
    struct graph graph;
    struct params params;
    struct outcome a, b;
    struct error error;
    tiny_busy_graph(&graph, PERSONS);
    everything(&params, 3);
    tiny_simulate(&params, &graph, 3, &a);
    tiny_must(simulate_events(&params, &graph, rng_key_make(77, 3), &b, NULL, NULL, &error), &error);
    assert_true(tiny_same(&a, &b, NULL));
    outcome_free(&a);
    outcome_free(&b);
    graph_free(&graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(invariants_hold_with_everything_on_and_everything_changing),
        cmocka_unit_test(everything_at_once_is_reproduced_with_events_and_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
