/* test_liberties.c - promises about scores, look-ups and lawful speech over whole runs: ranges, budgets, which way
 * things move, and what they leave alone. */
#include <string.h>

#include "../../support/tiny_run.h"
#include "regimesim/model/credit.h"

/* The busy world under a compulsory rule at home, with scores. */
static void scored(struct params *params)
{
    tiny_busy(params);
    params->platforms[0].verification = VERIFICATION_MANDATORY;
    params->platforms[0].strength = 0.99;
    params->mechanisms.social_credit = true;
    params->jurisdictions[0].social_credit = true;
    params->credit.petty_certainty = 0.2;
}

struct seen {
    double lowest, highest;
    uint32_t lookups;
};

static enum status look(void *context, const struct world *world, struct error *error)
{
    struct seen *seen = context;
    (void)error;
    for (uint32_t i = 0; i < world->persons.count && world->credit; i++) {
        seen->lowest = fmin(seen->lowest, credit_score(world, i));
        seen->highest = fmax(seen->highest, credit_score(world, i));
    }
    if (world->jurisdictions[0].lookups_today > seen->lookups)
        seen->lookups = world->jurisdictions[0].lookups_today;
    return STATUS_OK;
}

static struct seen run_seen(const struct params *params, struct outcome *outcome)
{
    struct graph graph;
    struct error error;
    struct seen seen = {.lowest = INFINITY, .highest = -INFINITY};
    tiny_busy_graph(&graph, 400);
    tiny_must(simulate(params, &graph, rng_key_make(77, 0), outcome, look, &seen, &error), &error);
    graph_free(&graph);
    return seen;
}

/* Under harsh and generous rules alike. */
static void scores_stay_within_their_range(void **state)
{
    (void)state;
    for (int harsh = 0; harsh < 2; harsh++) {
        struct params params;
        struct outcome outcome;
        scored(&params);
        params.credit.initial_sd = 300;
        params.credit.petty_rate = harsh ? 2 : 0;
        params.credit.petty_drop = 600;
        params.credit.recovery = harsh ? 0 : 1;
        struct seen seen = run_seen(&params, &outcome);
        assert_true(seen.lowest >= CREDIT_LOWEST && seen.highest <= CREDIT_HIGHEST);
        expect_near(tiny_last(&outcome, M_CREDIT_MEAN), harsh ? CREDIT_LOWEST : CREDIT_HIGHEST, 1);
        outcome_free(&outcome);
    }
}

/* More is recorded, fewer points are left, and more are blacklisted: facial recognition. */
static void the_surer_petty_deviance_is_recorded_the_lower_the_scores(void **state)
{
    (void)state;
    double mean = INFINITY, listed = -1;
    for (int k = 0; k < 3; k++) {
        struct params params;
        struct outcome outcome;
        scored(&params);
        params.credit.petty_certainty = 0.1 + 0.4 * k;
        tiny_busy_run(&params, &outcome);
        assert_true(tiny_last(&outcome, M_CREDIT_MEAN) < mean);
        assert_true(tiny_summary(&outcome, M_SUM_CREDIT_BLACKLISTED) > listed);
        mean = tiny_last(&outcome, M_CREDIT_MEAN);
        listed = tiny_summary(&outcome, M_SUM_CREDIT_BLACKLISTED);
        outcome_free(&outcome);
    }
}

/* The more of their friends' losses people bear, the lower are scores. */
static void the_more_contacts_count_the_lower_the_scores(void **state)
{
    (void)state;
    double mean = INFINITY;
    for (int k = 0; k < 3; k++) {
        struct params params;
        struct outcome outcome;
        scored(&params);
        params.credit.contacts = 0.5 * k;
        tiny_busy_run(&params, &outcome);
        assert_true(tiny_last(&outcome, M_CREDIT_MEAN) < mean);
        mean = tiny_last(&outcome, M_CREDIT_MEAN);
        outcome_free(&outcome);
    }
}

/* Of three worlds that differ in the weight of perks only; every run has the same persons and luck. */
static void the_more_perks_weigh_the_less_is_tried_under_own_credentials(void **state)
{
    (void)state;
    double before = INFINITY;
    for (int k = 0; k < 3; k++) {
        double victims = 0;
        for (uint32_t replicate = 0; replicate < 3; replicate++) {
            struct params params;
            struct graph graph;
            struct outcome outcome;
            scored(&params);
            params.platforms[0].strength = 1;
            params.registration.risk_weight = 0;
            params.investigation.trace_technical = 0;
            params.learning.prior = 0.5;
            params.credit.perk_weight = 4 * k;
            tiny_busy_graph(&graph, 400);
            tiny_simulate(&params, &graph, replicate, &outcome);
            victims += tiny_total(&outcome, M_VICTIMISATIONS_BY_OWN);
            outcome_free(&outcome);
            graph_free(&graph);
        }
        assert_true(victims < before);
        before = victims;
    }
    assert_true(before > 0);
}

static bool about_credit(const struct outcome_row *row)
{
    static const enum metric metrics[] = {M_CREDIT_MEAN,        M_CREDIT_BLACKLISTED, M_CREDIT_PERKS,
                                          M_CREDIT_DROPS,       M_PETTY_SANCTIONS,    M_SUM_CREDIT_BLACKLISTED,
                                          M_SUM_PETTY_SANCTIONS};
    for (size_t k = 0; k < sizeof metrics / sizeof metrics[0]; k++)
        if (row->metric == metrics[k])
            return true;
    return false;
}

/* Scores that nobody loses anything by disturb nothing. */
static void scores_without_consequences_leave_everything_else_alone(void **state)
{
    (void)state;
    struct params params;
    struct outcome on, off;
    scored(&params);
    params.credit.perk_weight = 0;
    params.jurisdictions[0].blacklist_days = 0;
    tiny_busy_run(&params, &on);
    assert_true(tiny_total(&on, M_CREDIT_DROPS) > tiny_total(&on, M_PETTY_SANCTIONS));
    params.mechanisms.social_credit = false;
    tiny_busy_run(&params, &off);
    assert_true(tiny_same(&on, &off, about_credit));
    outcome_free(&on);
    outcome_free(&off);
}

/* 900 a day per 100,000 are less than 3 a day for 300 residents: of offences and of posts together. */
static void no_day_has_more_look_ups_than_the_budget(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    scored(&params);
    params.jurisdictions[0].surveillance = 0.5;
    params.jurisdictions[0].lookup_budget = 900;
    struct seen seen = run_seen(&params, &outcome);
    assert_true(seen.lookups > 0 && seen.lookups <= 3);
    assert_true(tiny_total(&outcome, M_REGISTRY_LOOKUPS) <= 900e-5 * 330 * params.run.days + 1);
    assert_true(tiny_total(&outcome, M_LOOKUPS_REFUSED) > 0);
    outcome_free(&outcome);
}

/* With warrants refused and no technical trace, nobody is found whom no victim knows. */
static void a_warrant_that_is_never_granted_closes_the_registry(void **state)
{
    (void)state;
    struct params params;
    struct outcome open, closed;
    scored(&params);
    params.investigation.trace_technical = 0;
    params.investigation.known_offender = 0;
    params.jurisdictions[0].surveillance = 0.5;
    params.investigation.warrant_granted = params.investigation.warrant_abused = 0;
    params.registration.risk_weight = 0;
    tiny_busy_run(&params, &open);
    params.jurisdictions[0].warrant = params.jurisdictions[1].warrant = true;
    tiny_busy_run(&params, &closed);
    assert_true(tiny_total(&open, M_OFFENCES_DETECTED) > 0 && tiny_total(&open, M_AUTHORS_IDENTIFIED) > 0);
    assert_true(tiny_total(&closed, M_OFFENCES_DETECTED) == 0 && tiny_total(&closed, M_OFFENDERS_IDENTIFIED) == 0);
    assert_true(tiny_total(&closed, M_AUTHORS_IDENTIFIED) == 0 && tiny_total(&closed, M_REGISTRY_LOOKUPS) == 0);
    outcome_free(&open);
    outcome_free(&closed);
}

static bool about_speech(const struct outcome_row *row)
{
    const char *name = metric_table[row->metric].name;
    return strstr(name, "posts") || strstr(name, "authors") || strstr(name, "withheld") || strstr(name, "removed") ||
           strstr(name, "attention") || strstr(name, "lookup");
}

/* What is punished without a victim is censorship: neither a victimisation nor the detection of an offence. */
static void censorship_and_persecution_are_no_offences_and_no_detection(void **state)
{
    (void)state;
    struct params params;
    struct outcome quiet, censored;
    scored(&params);
    tiny_busy_run(&params, &quiet);
    params.platforms[0].targeted_share = 0.3;
    params.platforms[0].takedown_breadth = 1;
    params.expression.attention = 20;
    params.expression.fear = 1;
    params.expression.vulnerable_share = 0.1;
    params.jurisdictions[0].surveillance = params.jurisdictions[0].persecution = 1;
    tiny_busy_run(&params, &censored);
    assert_true(tiny_total(&censored, M_POSTS_REMOVED) > 0 && tiny_total(&censored, M_AUTHORS_SANCTIONED) > 0);
    assert_true(tiny_total(&censored, M_POSTS_WITHHELD) > tiny_total(&quiet, M_POSTS_WITHHELD));
    assert_true(tiny_same(&quiet, &censored, about_speech));
    outcome_free(&quiet);
    outcome_free(&censored);
}

/* Where platforms find nothing by themselves there is nothing for encryption to hide but speech. */
static void encryption_hides_only_what_is_read(void **state)
{
    (void)state;
    struct params params;
    struct outcome plain, encrypted;
    tiny_busy(&params);
    for (int o = 0; o < params.offence_count; o++)
        params.offences[o].proactive = 0;
    params.jurisdictions[0].surveillance = 0.5;
    tiny_busy_run(&params, &plain);
    params.platforms[0].encryption = 1;
    tiny_busy_run(&params, &encrypted);
    assert_true(tiny_total(&plain, M_AUTHORS_IDENTIFIED) > 0 && tiny_total(&encrypted, M_AUTHORS_IDENTIFIED) == 0);
    assert_true(tiny_same(&plain, &encrypted, about_speech));
    outcome_free(&plain);
    outcome_free(&encrypted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_stay_within_their_range),
        cmocka_unit_test(the_surer_petty_deviance_is_recorded_the_lower_the_scores),
        cmocka_unit_test(the_more_contacts_count_the_lower_the_scores),
        cmocka_unit_test(the_more_perks_weigh_the_less_is_tried_under_own_credentials),
        cmocka_unit_test(scores_without_consequences_leave_everything_else_alone),
        cmocka_unit_test(no_day_has_more_look_ups_than_the_budget),
        cmocka_unit_test(a_warrant_that_is_never_granted_closes_the_registry),
        cmocka_unit_test(censorship_and_persecution_are_no_offences_and_no_detection),
        cmocka_unit_test(encryption_hides_only_what_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
