/* test_social_credit.c - scores, perks and the blacklist that goes with them. Shares: 5 standard errors, a false alarm
 * in two million. */
#include <stdlib.h>

#include "../../support/tiny_world.h"
#include "regimesim/model/attempt.h"
#include "regimesim/model/credit.h"
#include "regimesim/model/registration.h"

enum { PERSONS = 2000 };

/* Scores are kept at home, not in `foreign`; everybody begins with 700 and nothing petty is recorded. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.mechanisms.social_credit = true;
    t->params.jurisdictions[0].social_credit = true;
    t->params.jurisdictions[0].blacklist_days = 30;
    t->params.credit.initial_mean = 700;
    t->params.credit.initial_sd = 0;
    t->params.credit.petty_rate = 0;
    t->params.credit.recovery = 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 51);
    tiny_blank(t);
    tiny_must(social_credit_mechanism.init(&t->world, &error), &error);
}

static void drop(struct tiny_world *t, uint32_t person, double points)
{
    struct error error;
    tiny_must(credit_drop(&t->world, person, points, EVENT_SCORED_PETTY, &error), &error);
}

/* A day of the mechanism alone. */
static void pass_day(struct tiny_world *t)
{
    tiny_step(t, &social_credit_mechanism);
    tiny_verify(t);
    t->world.identified.count = t->world.accused.count = 0;
    t->world.day++;
}

/* Mean and spread of 2,000 draws; about 2,000 * 2.3 % lie below 500 and above 900. */
static void first_scores_are_normal_and_cut_to_their_range(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    double sum = 0, square = 0;
    setup(&t);
    free(t.world.credit);
    t.params.credit.initial_sd = 100;
    tiny_must(credit_create(&t.world, &error), &error);
    for (uint32_t i = 0; i < PERSONS; i++) {
        double score = credit_score(&t.world, i);
        assert_true(score >= 350 && score <= 950);
        sum += score;
        square += (score - 700) * (score - 700);
    }
    expect_near(sum / PERSONS, 700, 5 * 100 / sqrt(PERSONS));
    expect_near(sqrt(square / PERSONS), 100, 5 * 100 / sqrt(2.0 * PERSONS));
    free(t.world.credit);
    t.params.credit.initial_sd = 300;
    tiny_must(credit_create(&t.world, &error), &error);
    tiny_verify(&t);
    tiny_close(&t);
}

/* 950 - 250 exp(-r t) after t days, without a step in between. */
static void good_conduct_lifts_a_score_slowly_towards_the_top(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.credit.recovery = 0.001;
    t.world.day = 500;
    expect_near(credit_score(&t.world, 3), 950 - 250 * exp(-0.5), 1e-4);
    drop(&t, 3, 100);
    double dropped = 850 - 250 * exp(-0.5);
    expect_near(credit_score(&t.world, 3), dropped, 1e-3);
    t.world.day = 600;
    expect_near(credit_score(&t.world, 3), 950 - (950 - dropped) * exp(-0.1), 1e-3);
    t.world.day = 100000;
    assert_true(credit_score(&t.world, 3) <= 950);
    tiny_close(&t);
}

static void a_score_never_falls_below_its_range(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    for (int k = 0; k < 5; k++)
        drop(&t, 3, 300);
    expect_near(credit_score(&t.world, 3), 350, 0);
    tiny_verify(&t);
    tiny_close(&t);
}

static void identification_and_accusation_are_scored_at_home_only(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    t.params.credit.offence_drop = 40;
    t.params.credit.accusation_drop = 15;
    t.world.persons.at[4].jurisdiction = t.world.persons.at[6].jurisdiction = 1;
    for (uint32_t k = 0; k < 2; k++) {
        tiny_offender(&t, 3 + k);
        tiny_must(vec32_push(&t.world.identified, k, &error), &error);
        tiny_must(vec32_push(&t.world.accused, 5 + k, &error), &error);
    }
    pass_day(&t);
    expect_near(credit_score(&t.world, 3), 660, 1e-3);
    expect_near(credit_score(&t.world, 5), 685, 1e-3);
    expect_near(t.world.credit[4].score, 700, 0);
    expect_near(t.world.credit[6].score, 700, 0);
    assert_true(t.world.tallies->window[M_CREDIT_DROPS][0] == 2 && tiny_sum(&t, M_CREDIT_DROPS) == 2);
    assert_true(tiny_sum(&t, M_PETTY_SANCTIONS) == 0);
    pass_day(&t);
    expect_near(credit_score(&t.world, 3), 660, 1e-3);
    tiny_close(&t);
}

/* 0.1 acts a day, of which a quarter is recorded: 0.025 * 2,000 * 50 drops of 3 points each. */
static void petty_deviance_costs_points_when_it_is_recorded(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.credit.petty_rate = 0.1;
    t.params.credit.petty_certainty = 0.25;
    t.params.credit.petty_drop = 3;
    for (int day = 0; day < 50; day++)
        pass_day(&t);
    double sanctions = tiny_sum(&t, M_PETTY_SANCTIONS);
    expect_poisson(sanctions, 0.025 * PERSONS * 50, 5);
    expect_near(credit_census(&t.world, 0).score, 700.0 * PERSONS - 3 * sanctions, 1);
    assert_true(tiny_sum(&t, M_CREDIT_DROPS) == sanctions);
    tiny_close(&t);
}

/* What is not known of anybody cannot be scored. */
static void without_certainty_nothing_petty_is_scored(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.credit.petty_rate = 5;
    t.params.credit.petty_certainty = 0;
    pass_day(&t);
    assert_true(tiny_sum(&t, M_CREDIT_DROPS) == 0);
    tiny_close(&t);
}

static void perks_come_with_the_thresholds_and_go_with_the_blacklist(void **state)
{
    (void)state;
    static const struct {
        double points;
        int perks;
    } steps[] = {{0, 3}, {1, 2}, {49, 2}, {1, 1}, {49, 1}, {1, 0}};
    struct tiny_world t;
    setup(&t);
    for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++) {
        drop(&t, 3, steps[k].points);
        assert_int_equal(credit_perks(&t.world, 3), steps[k].perks);
    }
    t.params.credit.blacklist_below = 650;
    drop(&t, 5, 60);
    assert_true(person_has(&t.world, 5, TRAIT_BLACKLISTED));
    assert_int_equal(credit_perks(&t.world, 5), 0);
    t.world.persons.at[4].jurisdiction = 1;
    assert_int_equal(credit_perks(&t.world, 4), 0);
    tiny_close(&t);
}

static void the_blacklist_has_a_term_and_the_score_stays(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    drop(&t, 3, 200);
    assert_false(person_has(&t.world, 3, TRAIT_BLACKLISTED)); /* 500 is not below 450 */
    drop(&t, 3, 100);
    for (int day = 0; day < 30; day++) {
        assert_true(person_has(&t.world, 3, TRAIT_BLACKLISTED));
        expect_near(credit_census(&t.world, 0).listed, 1, 0);
        pass_day(&t);
    }
    assert_false(person_has(&t.world, 3, TRAIT_BLACKLISTED));
    expect_near(credit_score(&t.world, 3), 400, 1e-3);
    drop(&t, 3, 1); /* however little */
    assert_true(person_has(&t.world, 3, TRAIT_BLACKLISTED));
    tiny_close(&t);
}

static void another_drop_begins_the_term_anew(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    drop(&t, 3, 300);
    for (int day = 0; day < 20; day++)
        pass_day(&t);
    drop(&t, 3, 1);
    for (int day = 0; day < 29; day++)
        pass_day(&t);
    assert_true(person_has(&t.world, 3, TRAIT_BLACKLISTED));
    pass_day(&t);
    assert_int_equal(t.world.credit_listed.count, 0);
    tiny_close(&t);
}

/* The list of identified offenders is another ledger. */
static void the_list_of_the_state_and_the_score_are_kept_apart(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct offender *offender = tiny_motivate(&t, 3);
    drop(&t, 3, 300);
    assert_int_equal(offender->blacklisted_until, 0);
    tiny_motivate(&t, 4)->blacklisted_until = 50;
    assert_false(person_has(&t.world, 4, TRAIT_BLACKLISTED));
    expect_near(credit_census(&t.world, 0).listed, 1, 0);
    tiny_close(&t);
}

static void the_blacklisted_open_no_account_with_an_own_credential(void **state)
{
    (void)state;
    struct tiny_world t;
    double utility[OPTION_COUNT];
    setup(&t);
    t.world.platforms[0].verification = VERIFICATION_MANDATORY;
    uint32_t account = tiny_motivate(&t, 3)->first_account;
    credential_utilities(&t.world, account, utility);
    assert_true(isfinite(utility[OPTION_OWN]));
    drop(&t, 3, 300);
    credential_utilities(&t.world, account, utility);
    assert_true(isinf(utility[OPTION_OWN]) && isfinite(utility[OPTION_FALSE]));
    tiny_close(&t);
}

static void accounts_in_the_person_of_the_blacklisted_meet_no_strangers(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    uint32_t own = tiny_account(&t, 3, CREDENTIAL_OWN, true, NOBODY);
    uint32_t persona = tiny_account(&t, 4, CREDENTIAL_UNVERIFIED, true, NOBODY);
    uint32_t invented = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t i = 3; i < 6; i++)
        drop(&t, i, 300);
    assert_false(account_meets_strangers(&t.world, &t.world.accounts[own]));
    assert_false(account_meets_strangers(&t.world, &t.world.accounts[persona]));
    assert_true(account_meets_strangers(&t.world, &t.world.accounts[invented]));
    for (int day = 0; day < 30; day++)
        pass_day(&t);
    assert_true(account_meets_strangers(&t.world, &t.world.accounts[own]));
    tiny_close(&t);
}

/* Only the shown name stays visible to everyone. Widening stops at friends of friends for the term. */
static void the_blacklisted_reach_everyone_no_more(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    person_withdraw(&t.world, 3);
    t.world.persons.at[3].traits |= TRAIT_REAL_NAME;
    person_enter(&t.world, 3);
    person_set_exposure(&t.world, 3, 0xFFFFFFFFu);
    drop(&t, 3, 300);
    assert_int_equal(exposure_count(t.world.persons.at[3].exposure, LAYER_STRANGER), 1);
    assert_int_equal(exposure_audience(t.world.persons.at[3].exposure, ATTRIBUTE_DEMOGRAPHICS), AUDIENCE_EVERYONE);
    assert_int_equal(exposure_count(t.world.persons.at[3].exposure, LAYER_SECOND), ATTRIBUTE_COUNT);
    t.params.disclosure.active_rate = 1;
    for (int day = 0; day < 30; day++) {
        tiny_step(&t, &disclosure_mechanism);
        assert_int_equal(exposure_count(t.world.persons.at[3].exposure, LAYER_STRANGER), 1);
        pass_day(&t);
    }
    for (; t.world.day < 90; t.world.day++)
        tiny_step(&t, &disclosure_mechanism);
    assert_true(exposure_count(t.world.persons.at[3].exposure, LAYER_STRANGER) > 1);
    tiny_close(&t);
}

/* exp(-(chi_r + w perks) pi rho) of an own-credential account, with rho = 0.5, pi = 0.1 and two perks. */
static void perks_are_what_an_offender_stands_to_lose(void **state)
{
    (void)state;
    struct tiny_world t;
    struct attempt_setting setting;
    setup(&t);
    t.params.investigation.trace_technical = 0;
    t.params.investigation.trace_registry = 0.5;
    t.params.credit.perk_weight = 2;
    uint32_t own = tiny_account(&t, 3, CREDENTIAL_OWN, true, NOBODY);
    uint32_t invented = tiny_account(&t, 4, CREDENTIAL_UNVERIFIED, false, NOBODY);
    attempt_setting_make(&setting, &t.world);
    const struct offender *a = &t.world.offenders[t.world.accounts[own].owner];
    const struct offender *b = &t.world.offenders[t.world.accounts[invented].owner];
    double before = attempt_mean(&t.world, &setting, a), untraced = attempt_mean(&t.world, &setting, b);
    drop(&t, 3, 20);
    drop(&t, 4, 20);
    double after = attempt_mean(&t.world, &setting, a);
    expect_near(after / before, exp(2 * a->perceived * 0.5), 1e-6); /* one perk of three is gone */
    expect_near(attempt_mean(&t.world, &setting, b), untraced, 0);  /* nothing leads to this one */
    tiny_close(&t);
}

/* In a ring everybody has two friends: each of them loses w / 2 of what was lost, and their friends lose nothing. It is
 * no drop of theirs. What had been lost already is not lost again. */
static void friends_bear_a_share_of_what_is_lost(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.credit.contacts = 0.2;
    drop(&t, 10, 50);
    expect_near(credit_score(&t.world, 10), 650, 1e-3);
    expect_near(credit_score(&t.world, 9), 695, 1e-3);
    expect_near(credit_score(&t.world, 11), 695, 1e-3);
    expect_near(credit_score(&t.world, 8), 700, 0);
    expect_near(credit_score(&t.world, 12), 700, 0);
    assert_int_equal(credit_perks(&t.world, 9), 2);
    assert_true(tiny_sum(&t, M_CREDIT_DROPS) == 1);
    drop(&t, 10, 500);
    expect_near(credit_score(&t.world, 10), 350, 0);
    expect_near(credit_score(&t.world, 11), 695 - 30, 1e-3);
    tiny_verify(&t);
    tiny_close(&t);
}

/* Everybody's friends count as one mean: each of 1,999 little for the middle of a star, the middle in full for the
 * others. */
static void one_friend_of_many_counts_little(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct error error;
    setup(&t);
    tiny_close(&t);
    tiny_star(&pairs, PERSONS);
    tiny_open(&t, PERSONS, &pairs, 51);
    tiny_blank(&t);
    tiny_must(social_credit_mechanism.init(&t.world, &error), &error);
    t.params.credit.contacts = 0.5;
    drop(&t, 7, 200);
    expect_near(credit_score(&t.world, 0), 700 - 0.5 * 200 / 1999, 1e-3);
    drop(&t, 0, 200);
    expect_near(credit_score(&t.world, 7), 400, 1e-3);
    expect_near(credit_score(&t.world, 8), 600, 1e-3);
    tiny_close(&t);
}

static void contacts_count_within_one_jurisdiction_and_only_where_they_are_asked_for(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    drop(&t, 10, 300);
    expect_near(credit_score(&t.world, 9), 700, 0);
    assert_int_equal(t.world.credit_listed.count, 1);
    t.params.credit.contacts = 1;
    t.world.persons.at[19].jurisdiction = 1;
    drop(&t, 20, 300);
    expect_near(t.world.credit[19].score, 700, 0);
    expect_near(credit_score(&t.world, 21), 550, 1e-3);
    tiny_close(&t);
}

/* 460 - 40/2 lists with the first drop of the friend; neither a term that runs nor one that is over begins anew. */
static void a_friends_loss_lists_only_who_falls_through_the_threshold(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    drop(&t, 9, 240);
    t.params.credit.contacts = 1;
    drop(&t, 10, 10);
    assert_false(person_has(&t.world, 9, TRAIT_BLACKLISTED)); /* 455 */
    drop(&t, 10, 40);
    assert_true(person_has(&t.world, 9, TRAIT_BLACKLISTED));
    expect_near(credit_score(&t.world, 9), 435, 1e-3);
    for (int day = 0; day < 30; day++) {
        assert_true(person_has(&t.world, 9, TRAIT_BLACKLISTED));
        drop(&t, 10, 2);
        pass_day(&t);
    }
    assert_false(person_has(&t.world, 9, TRAIT_BLACKLISTED));
    drop(&t, 10, 10);
    assert_false(person_has(&t.world, 9, TRAIT_BLACKLISTED));
    drop(&t, 9, 1);
    assert_true(person_has(&t.world, 9, TRAIT_BLACKLISTED));
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_scores_are_normal_and_cut_to_their_range),
        cmocka_unit_test(good_conduct_lifts_a_score_slowly_towards_the_top),
        cmocka_unit_test(a_score_never_falls_below_its_range),
        cmocka_unit_test(identification_and_accusation_are_scored_at_home_only),
        cmocka_unit_test(petty_deviance_costs_points_when_it_is_recorded),
        cmocka_unit_test(without_certainty_nothing_petty_is_scored),
        cmocka_unit_test(perks_come_with_the_thresholds_and_go_with_the_blacklist),
        cmocka_unit_test(the_blacklist_has_a_term_and_the_score_stays),
        cmocka_unit_test(another_drop_begins_the_term_anew),
        cmocka_unit_test(the_list_of_the_state_and_the_score_are_kept_apart),
        cmocka_unit_test(the_blacklisted_open_no_account_with_an_own_credential),
        cmocka_unit_test(accounts_in_the_person_of_the_blacklisted_meet_no_strangers),
        cmocka_unit_test(the_blacklisted_reach_everyone_no_more),
        cmocka_unit_test(perks_are_what_an_offender_stands_to_lose),
        cmocka_unit_test(friends_bear_a_share_of_what_is_lost),
        cmocka_unit_test(one_friend_of_many_counts_little),
        cmocka_unit_test(contacts_count_within_one_jurisdiction_and_only_where_they_are_asked_for),
        cmocka_unit_test(a_friends_loss_lists_only_who_falls_through_the_threshold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
