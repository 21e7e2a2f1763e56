/* test_offending.c - what follows from attempts: victims grow cautious and withdraw, and everything is counted. */
#include "../../support/tiny_world.h"
#include "regimesim/model/exposure.h"

/* A ring of persons; one type, without disinhibition or deterrence, so that attempts have mean rate * m. */
static void setup(struct tiny_world *t, double rate)
{
    tiny_params(t);
    tiny_only_type(t);
    t->params.offending.rate = rate;
    t->params.offending.disinhibition = 0;
    t->params.offending.deterrence = 0;
    t->params.offending.return_share = 0;
    t->params.offending.caution_gain = 0;
    t->params.disclosure.withdrawal = 0;
    t->params.infiltration.contacts_half = 0;
}

static void open_ring(struct tiny_world *t, uint32_t persons)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, persons, 1);
    tiny_open(t, persons, &pairs, 24);
    tiny_blank(t);
}

static void morning(struct tiny_world *t)
{
    t->world.offences_before_today = t->world.offence_count;
}

static void offend(struct tiny_world *t, int days)
{
    for (int day = 0; day < days; day++, t->world.day++) {
        morning(t);
        tiny_step(t, &offending_mechanism);
    }
    tiny_verify(t);
}

/* 100 offenders of propensity 2 at 0.5 attempts a day over 20 days: 2,000 attempts; all succeed. 4 standard errors. */
static void offenders_try_as_often_as_they_are_inclined_to(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0.5);
    open_ring(&t, 500);
    for (uint32_t i = 0; i < 100; i++) {
        uint32_t account = tiny_account(&t, i, CREDENTIAL_UNVERIFIED, false, NOBODY);
        t.world.offenders[t.world.accounts[account].owner].propensity = 2;
    }
    offend(&t, 20);
    expect_poisson(tiny_sum(&t, M_ATTEMPTS), 2000, 4);
    assert_true(tiny_sum(&t, M_VICTIMISATIONS) == tiny_sum(&t, M_ATTEMPTS));
    assert_int_equal(t.world.offence_count, tiny_sum(&t, M_ATTEMPTS));
    tiny_close(&t);
}

/* With s = 0.25 a quarter of the attempts succeed. 4 standard errors. */
static void attempts_succeed_with_their_probability(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    t.params.offences[0].success = 0.25;
    open_ring(&t, 500);
    for (uint32_t i = 0; i < 100; i++)
        tiny_account(&t, i, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t k = 0; k < 100; k++)
        t.world.offenders[k].propensity = 1;
    offend(&t, 40);
    expect_share(tiny_sum(&t, M_VICTIMISATIONS), tiny_sum(&t, M_ATTEMPTS), 0.25, 4);
    tiny_close(&t);
}

static void the_detained_do_not_offend(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 50);
    open_ring(&t, 50);
    tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, true, NOBODY);
    t.world.offenders[0].propensity = 1;
    t.world.offenders[0].detained_until = 10;
    offend(&t, 10);
    assert_int_equal(t.world.offence_count, 0);
    offend(&t, 1);
    assert_true(t.world.offence_count > 0);
    tiny_close(&t);
}

static void a_victim_grows_cautious_each_time(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0.5);
    t.params.offending.caution_gain = 0.2;
    t.params.offending.caution_half_life = 100000;
    open_ring(&t, 50);
    tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    t.world.offenders[0].propensity = 5;
    offend(&t, 30);
    assert_true(t.world.repeat_victims > 0);
    for (uint32_t i = 0; i < 50; i++)
        expect_near(person_caution(&t.world, i), 1 - pow(0.8, t.world.persons.at[i].victimised), 1e-3);
    tiny_close(&t);
}

/* Some 2,000 first victimisations; w = 0.3; 4 standard errors. */
static void a_share_of_victims_withdraws_by_a_level(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t narrowed = 0, once = 0;
    setup(&t, 1);
    t.params.disclosure.withdrawal = 0.3;
    open_ring(&t, 20000);
    for (uint32_t i = 0; i < 20000; i++)
        person_set_exposure(&t.world, i, 0xFFFFFFFFu);
    for (uint32_t i = 0; i < 100; i++)
        tiny_account(&t, i, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t k = 0; k < 100; k++)
        t.world.offenders[k].propensity = 2;
    offend(&t, 10);
    for (uint32_t i = 0; i < 20000; i++) {
        once += t.world.persons.at[i].victimised == 1;
        narrowed += t.world.persons.at[i].victimised == 1 && t.world.persons.at[i].exposure == 0xAAAAAAAAu;
        if (t.world.persons.at[i].victimised == 0)
            assert_int_equal(t.world.persons.at[i].exposure, 0xFFFFFFFFu);
    }
    assert_true(once > 1500);
    expect_share(narrowed, once, 0.3, 4);
    tiny_close(&t);
}

static void a_shown_name_cannot_be_withdrawn(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    t.params.disclosure.withdrawal = 1;
    open_ring(&t, 50);
    for (uint32_t i = 0; i < 50; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].traits |= TRAIT_REAL_NAME;
        person_enter(&t.world, i);
        person_set_exposure(&t.world, i, 0xFFFFFFFFu);
    }
    tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    t.world.offenders[0].propensity = 10;
    offend(&t, 60);
    for (uint32_t i = 0; i < 50; i++)
        if (t.world.persons.at[i].victimised > 2)
            assert_int_equal(t.world.persons.at[i].exposure, exposure_widen(0, ATTRIBUTE_DEMOGRAPHICS, 3));
    assert_true(t.world.repeat_victims > 0);
    tiny_close(&t);
}

static void victims_are_counted_once_and_repeatedly(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t victims = 0, repeat = 0, times = 0;
    setup(&t, 1);
    open_ring(&t, 100);
    tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    t.world.offenders[0].propensity = 3;
    offend(&t, 30);
    for (uint32_t i = 0; i < 100; i++) {
        victims += t.world.persons.at[i].victimised > 0;
        repeat += t.world.persons.at[i].victimised > 1;
        times += t.world.persons.at[i].victimised;
    }
    assert_int_equal(t.world.victims, victims);
    assert_int_equal(t.world.repeat_victims, repeat);
    assert_int_equal(t.world.offence_count, times);
    assert_int_equal(t.world.offenders[0].offences, times);
    tiny_close(&t);
}

/* Every offence is in exactly one class of each division. */
static void expect_divided(const struct tiny_world *t)
{
    double all = tiny_sum(t, M_VICTIMISATIONS);
    assert_true(all > 100);
    assert_true(tiny_sum(t, M_VICTIMISATIONS_AUTHENTIC) + tiny_sum(t, M_VICTIMISATIONS_FICTITIOUS) == all);
    assert_true(tiny_sum(t, M_VICTIMISATIONS_VERIFIED) + tiny_sum(t, M_VICTIMISATIONS_UNVERIFIED) == all);
    assert_true(tiny_sum(t, M_VICTIMISATIONS_FRIEND) + tiny_sum(t, M_VICTIMISATIONS_SECOND) +
                    tiny_sum(t, M_VICTIMISATIONS_STRANGER) ==
                all);
    assert_true(tiny_sum(t, M_VICTIMISATIONS_BY_UNVERIFIED) + tiny_sum(t, M_VICTIMISATIONS_BY_OWN) +
                    tiny_sum(t, M_VICTIMISATIONS_BY_FALSE) + tiny_sum(t, M_OFFLINE_DISPLACED) ==
                all);
    assert_true(tiny_sum(t, M_OFFENCES) == all + tiny_sum(t, M_INCITEMENT));
}

static void every_offence_is_counted_in_one_class_of_each_kind(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    t.params.offences[0].reach_friend = t.params.offences[0].reach_second = 1;
    t.params.offences[0].severity = 2.5;
    t.params.offences[0].offline = true;
    t.params.offending.offline_displacement = 1;
    t.params.offences[1] = (struct offence_params){.name = "victimless", .kind = OFFENCE_VICTIMLESS, .rate = 0.2};
    t.params.offence_count = 2;
    open_ring(&t, 200);
    for (uint32_t i = 0; i < 200; i += 3) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].credential = CREDENTIAL_OWN;
        t.world.persons.at[i].traits &= (uint16_t) ~(i % 2 ? TRAIT_AUTHENTIC : 0);
        person_enter(&t.world, i);
    }
    tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, true, NOBODY);
    tiny_account(&t, 50, CREDENTIAL_OWN, true, NOBODY);
    tiny_account(&t, 90, CREDENTIAL_FALSE, false, 120);
    tiny_offender(&t, 130);
    for (uint32_t k = 0; k < 4; k++)
        t.world.offenders[k].propensity = 2;
    offend(&t, 40);
    expect_divided(&t);
    assert_true(tiny_sum(&t, M_OFFLINE_DISPLACED) > 0 && tiny_sum(&t, M_INCITEMENT) > 0);
    assert_true(tiny_sum(&t, M_HARM) == 2.5 * tiny_sum(&t, M_VICTIMISATIONS));
    tiny_close(&t);
}

static void an_offence_is_recorded_as_it_happened(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    open_ring(&t, 200);
    uint32_t account = tiny_account(&t, 90, CREDENTIAL_FALSE, false, 120);
    account_close(&t.world, account, 0);
    account_open(&t.world, account, CREDENTIAL_FALSE, false, 121);
    t.world.offenders[0].propensity = 3;
    offend(&t, 20);
    for (uint32_t i = 0; i < t.world.offence_count; i++) {
        const struct offence *offence = &t.world.offences[i];
        assert_true(offence->offender == 0 && offence->victim != 90 && offence->account == account);
        assert_true(offence->serial == 2 && offence->credential == CREDENTIAL_FALSE && offence->platform == 0);
        assert_true(offence->suspect == 121 && offence->detected == -1 && offence->flags == 0);
        assert_int_equal(offence->layer, LAYER_STRANGER);
    }
    tiny_close(&t);
}

static void the_trace_of_an_assumed_identity_leads_to_the_person_acted_as(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    t.params.offences[0].reach_stranger = 0;
    t.params.offences[0].reach_friend = 1;
    open_ring(&t, 200);
    uint32_t account = tiny_account(&t, 90, CREDENTIAL_FALSE, false, 120);
    account_assume(&t.world, account, 30, 1000);
    t.world.offenders[0].propensity = 3;
    offend(&t, 10);
    assert_true(t.world.offence_count > 0);
    assert_true(tiny_sum(&t, M_VICTIMISATIONS_ASSUMED) == t.world.offence_count);
    for (uint32_t i = 0; i < t.world.offence_count; i++) {
        assert_true(t.world.offences[i].victim == 29 || t.world.offences[i].victim == 31);
        assert_int_equal(t.world.offences[i].suspect, 30);
        assert_int_equal(t.world.offences[i].flags, OFFENCE_ASSUMED);
    }
    tiny_close(&t);
}

static void an_offender_remembers_the_last_four_victims(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1);
    open_ring(&t, 2000);
    tiny_account(&t, 90, CREDENTIAL_UNVERIFIED, false, NOBODY);
    struct offender *offender = &t.world.offenders[0];
    offender->propensity = 1;
    while (t.world.offence_count < 9)
        offend(&t, 1);
    assert_int_equal(offender->past_count, PAST_VICTIMS);
    for (uint32_t k = 0; k < PAST_VICTIMS; k++) {
        bool remembered = false;
        for (uint32_t i = t.world.offence_count - PAST_VICTIMS; i < t.world.offence_count; i++)
            remembered |= t.world.offences[i].victim == offender->past[k].victim;
        assert_true(remembered);
    }
    tiny_close(&t);
}

static void nobody_offends_where_success_is_impossible(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 5);
    t.params.offences[0].success = 0;
    open_ring(&t, 100);
    tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, true, NOBODY);
    t.world.offenders[0].propensity = 1;
    offend(&t, 20);
    assert_true(tiny_sum(&t, M_ATTEMPTS) > 0);
    assert_int_equal(t.world.offence_count, 0);
    tiny_close(&t);
}

/* At 3 attempts a day in an even rhythm there are three, each day; at 2.5 two or three. */
static void in_an_even_rhythm_attempts_are_as_many_as_their_mean(void **state)
{
    (void)state;
    static const double rates[] = {3, 2.5};
    for (int k = 0; k < 2; k++) {
        struct tiny_world t;
        double before = 0;
        setup(&t, rates[k]);
        t.params.offending.rhythm = RHYTHM_EVEN;
        open_ring(&t, 100);
        tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, true, NOBODY);
        t.world.offenders[0].propensity = 1;
        for (int day = 0; day < 40; day++) {
            offend(&t, 1);
            double today = tiny_sum(&t, M_ATTEMPTS) - before;
            assert_true(today == 3 || (k == 1 && today == 2));
            before += today;
        }
        assert_true(k == 0 || (before > 80 && before < 120));
        tiny_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offenders_try_as_often_as_they_are_inclined_to),
        cmocka_unit_test(attempts_succeed_with_their_probability),
        cmocka_unit_test(the_detained_do_not_offend),
        cmocka_unit_test(a_victim_grows_cautious_each_time),
        cmocka_unit_test(a_share_of_victims_withdraws_by_a_level),
        cmocka_unit_test(a_shown_name_cannot_be_withdrawn),
        cmocka_unit_test(victims_are_counted_once_and_repeatedly),
        cmocka_unit_test(every_offence_is_counted_in_one_class_of_each_kind),
        cmocka_unit_test(an_offence_is_recorded_as_it_happened),
        cmocka_unit_test(the_trace_of_an_assumed_identity_leads_to_the_person_acted_as),
        cmocka_unit_test(an_offender_remembers_the_last_four_victims),
        cmocka_unit_test(nobody_offends_where_success_is_impossible),
        cmocka_unit_test(in_an_even_rhythm_attempts_are_as_many_as_their_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
