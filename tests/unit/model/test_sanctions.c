/* test_sanctions.c - the ladder of sanctions, the blacklist, and release. */
#include "../../support/tiny_world.h"

static void setup(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    for (int k = 0; k < 2; k++) {
        t->params.jurisdictions[k].detention_from = 2;
        t->params.jurisdictions[k].detention_days = 10 + k;
        t->params.jurisdictions[k].sentence_from = 5;
        t->params.jurisdictions[k].sentence_days = 180 + k;
        t->params.jurisdictions[k].blacklist = false;
        t->params.jurisdictions[k].blacklist_days = 90;
    }
    t->params.learning.desist_on_release = 0;
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 30);
    tiny_blank(t);
}

/* Sanction the offender, who was identified so many times, on the present day. */
static void sanction(struct tiny_world *t, uint32_t offender, uint32_t identified)
{
    struct error error;
    t->world.offenders[offender].identified = identified;
    t->world.identified.count = 0;
    tiny_must(vec32_push(&t->world.identified, offender, &error), &error);
    tiny_step(t, &sanctions_mechanism);
    t->world.identified.count = 0;
}

static void the_ladder_goes_from_warning_to_detention_to_sentence(void **state)
{
    (void)state;
    static const int days[] = {0, 0, 10, 10, 10, 180, 180};
    for (uint32_t identified = 1; identified <= 6; identified++) {
        struct tiny_world t;
        setup(&t, 10);
        t.world.day = 7;
        struct offender *offender = tiny_motivate(&t, 3);
        sanction(&t, 0, identified);
        assert_int_equal(offender->detained_until, 7 + days[identified]);
        assert_int_equal(offender_at_large(&t.world, offender), days[identified] == 0);
        assert_true(tiny_sum(&t, M_DETENTIONS) == (days[identified] > 0));
        assert_int_equal(t.world.jurisdictions[0].sanctions_today, 1);
        tiny_close(&t);
    }
}

static void minors_are_educated_not_detained(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.world.persons.at[3].traits |= TRAIT_MINOR;
    struct offender *offender = tiny_motivate(&t, 3);
    sanction(&t, 0, 9);
    assert_true(offender_at_large(&t.world, offender));
    assert_true(tiny_sum(&t, M_DETENTIONS) == 0);
    assert_int_equal(t.world.jurisdictions[0].sanctions_today, 1);
    tiny_close(&t);
}

static void minors_are_sanctioned_like_adults_where_the_law_exempts_nobody(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.params.jurisdictions[0].minors_educated = false;
    t.world.persons.at[3].traits |= TRAIT_MINOR;
    struct offender *offender = tiny_motivate(&t, 3);
    sanction(&t, 0, 2);
    assert_int_equal(offender->detained_until, 10);
    assert_true(tiny_sum(&t, M_EDUCATIONS) == 0);
    tiny_close(&t);
}

/* Whatever the number of identifications; 0: there is no such rule. */
static void a_quantity_at_the_threshold_brings_a_sentence(void **state)
{
    (void)state;
    static const struct {
        int threshold;
        uint32_t quantity;
        bool minor, sentence;
    } cases[] = {{0, 1000, false, false}, {50, 49, false, false}, {50, 50, false, true},
                 {50, 51, false, true},   {50, 51, true, false},  {1, 0, false, false}};
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        struct tiny_world t;
        setup(&t, 10);
        t.params.jurisdictions[0].sentence_quantity = cases[k].threshold;
        struct offender *offender = tiny_motivate(&t, 3);
        t.world.persons.at[3].traits |= cases[k].minor ? TRAIT_MINOR : 0;
        offender->quantity = cases[k].quantity;
        sanction(&t, 0, 1);
        assert_int_equal(offender->detained_until, cases[k].sentence ? 180 : 0);
        assert_true(tiny_sum(&t, M_SENTENCES) == cases[k].sentence);
        tiny_close(&t);
    }
}

/* Each sanction is one of the four; administrative detentions are the detentions that are no sentences. */
static void every_sanction_is_counted_once(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.world.persons.at[4].traits |= TRAIT_MINOR;
    for (uint32_t person = 3; person <= 4; person++)
        tiny_offender(&t, person);
    for (uint32_t identified = 1; identified <= 6; identified++) {
        sanction(&t, 0, identified);
        sanction(&t, 1, identified);
    }
    assert_true(tiny_sum(&t, M_EDUCATIONS) == 6);
    assert_true(tiny_sum(&t, M_WARNINGS) == 1);
    assert_true(tiny_sum(&t, M_SENTENCES) == 2);
    assert_true(tiny_sum(&t, M_DETENTIONS) - tiny_sum(&t, M_SENTENCES) == 3);
    tiny_close(&t);
}

static void the_law_of_the_offenders_home_applies(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.world.persons.at[3].jurisdiction = 1;
    struct offender *offender = tiny_motivate(&t, 3);
    sanction(&t, 0, 2);
    assert_int_equal(offender->detained_until, 11);
    assert_true(t.world.tallies->window[M_DETENTIONS][1] == 1);
    assert_int_equal(t.world.jurisdictions[0].sanctions_today, 0);
    assert_int_equal(t.world.jurisdictions[1].sanctions_today, 1);
    tiny_close(&t);
}

static void the_blacklist_has_a_term_and_only_where_there_is_one(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.world.day = 7;
    struct offender *offender = tiny_motivate(&t, 3);
    sanction(&t, 0, 1);
    assert_int_equal(offender->blacklisted_until, 0);
    t.params.jurisdictions[0].blacklist = true;
    sanction(&t, 0, 1);
    assert_int_equal(offender->blacklisted_until, 97);
    tiny_close(&t);
}

static void a_shorter_detention_does_not_shorten_a_longer_one(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    struct offender *offender = tiny_motivate(&t, 3);
    sanction(&t, 0, 5);
    t.world.day = 20;
    t.params.jurisdictions[0].sentence_from = 50;
    sanction(&t, 0, 6);
    assert_int_equal(offender->detained_until, 180);
    assert_int_equal(offender->release_day, 180);
    tiny_close(&t);
}

static void accounts_are_thought_of_again_after_release(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.world.day = 7;
    struct offender *offender = tiny_motivate(&t, 3);
    sanction(&t, 0, 2);
    assert_int_equal(t.world.accounts[offender->first_account].due, 17);
    tiny_close(&t);
}

/* 1,500 offenders are released on day 10; a share of 0.3 desists. 4 standard errors. */
static void some_desist_on_release_and_not_before(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t, 2000);
    t.params.learning.desist_on_release = 0.3;
    for (uint32_t k = 0; k < 1500; k++) {
        tiny_motivate(&t, k)->identified = 2;
        tiny_must(vec32_push(&t.world.identified, k, &error), &error);
    }
    tiny_step(&t, &sanctions_mechanism);
    t.world.identified.count = 0;
    for (t.world.day = 1; t.world.day < 10; t.world.day++) {
        tiny_step(&t, &sanctions_mechanism);
        assert_int_equal(t.world.motivated.count, 1500);
    }
    tiny_step(&t, &sanctions_mechanism);
    expect_share(1500 - t.world.motivated.count, 1500, 0.3, 4);
    assert_true(tiny_sum(&t, M_DESISTANCES) == 1500.0 - (double)t.world.motivated.count);
    size_t left = t.world.motivated.count;
    t.world.day++;
    tiny_step(&t, &sanctions_mechanism);
    assert_int_equal(t.world.motivated.count, left);
    tiny_verify(&t);
    tiny_close(&t);
}

static void one_who_was_only_warned_decides_the_same_day(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    t.params.learning.desist_on_release = 1;
    tiny_offender(&t, 3);
    sanction(&t, 0, 1);
    assert_int_equal(t.world.motivated.count, 0);
    tiny_close(&t);
}

static void one_who_desisted_before_being_identified_is_not_sanctioned(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 10);
    tiny_offender(&t, 3);
    offender_desist(&t.world, 0);
    sanction(&t, 0, 5);
    assert_int_equal(t.world.offenders[0].detained_until, 0);
    assert_int_equal(t.world.jurisdictions[0].sanctions_today, 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ladder_goes_from_warning_to_detention_to_sentence),
        cmocka_unit_test(minors_are_educated_not_detained),
        cmocka_unit_test(minors_are_sanctioned_like_adults_where_the_law_exempts_nobody),
        cmocka_unit_test(a_quantity_at_the_threshold_brings_a_sentence),
        cmocka_unit_test(every_sanction_is_counted_once),
        cmocka_unit_test(the_law_of_the_offenders_home_applies),
        cmocka_unit_test(the_blacklist_has_a_term_and_only_where_there_is_one),
        cmocka_unit_test(a_shorter_detention_does_not_shorten_a_longer_one),
        cmocka_unit_test(accounts_are_thought_of_again_after_release),
        cmocka_unit_test(some_desist_on_release_and_not_before),
        cmocka_unit_test(one_who_was_only_warned_decides_the_same_day),
        cmocka_unit_test(one_who_desisted_before_being_identified_is_not_sanctioned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
