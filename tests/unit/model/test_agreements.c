/* test_agreements.c - treaties between jurisdictions: who helps whom, how much, and how fast. */
#include "../../support/tiny_cases.h"
#include "regimesim/model/trace.h"

static struct agreement_params *add(struct params *params, const char *name, set_mask parties, double cooperation,
                                    int delay)
{
    int index = params_element_add(params, SCOPE_AGREEMENT, name);
    struct agreement_params *agreement = &params->agreements[index];
    agreement->parties = parties;
    agreement->cooperation = cooperation;
    agreement->delay = delay;
    return agreement;
}

/* Jurisdictions home, foreign and third, each with a cooperation and a delay of its own. */
static void three(struct tiny_world *t)
{
    tiny_cases_open(t, 12);
    for (int k = 0; k < 3; k++) {
        t->params.jurisdictions[k].cooperation = 0.1 * (k + 1);
        t->params.jurisdictions[k].cooperation_delay = 100 * (k + 1);
    }
}

static void without_agreements_the_one_who_is_asked_decides(void **state)
{
    (void)state;
    struct tiny_world t;
    three(&t);
    for (int a = 0; a < 3; a++)
        for (int b = 0; b < 3; b++) {
            assert_true(trace_cooperation(&t.params, a, b) == t.params.jurisdictions[b].cooperation);
            assert_int_equal(trace_request_days(&t.params, a, b), 100 * (b + 1));
        }
    tiny_close(&t);
}

static void an_agreement_counts_between_its_parties_only(void **state)
{
    (void)state;
    struct tiny_world t;
    three(&t);
    add(&t.params, "pact", 1 | 4, 0.8, 20);
    assert_true(trace_cooperation(&t.params, 0, 2) == 0.8 && trace_cooperation(&t.params, 2, 0) == 0.8);
    assert_true(trace_cooperation(&t.params, 0, 1) == 0.2 &&
                trace_cooperation(&t.params, 1, 2) == t.params.jurisdictions[2].cooperation);
    assert_int_equal(trace_request_days(&t.params, 0, 2), 20);
    assert_int_equal(trace_request_days(&t.params, 1, 2), 300);
    tiny_close(&t);
}

static void the_best_of_what_applies_counts(void **state)
{
    (void)state;
    struct tiny_world t;
    three(&t);
    add(&t.params, "slow", 7, 0.9, 150);
    add(&t.params, "fast", 1 | 2, 0.15, 10);
    assert_true(trace_cooperation(&t.params, 0, 1) == 0.9);
    assert_int_equal(trace_request_days(&t.params, 0, 1), 10);
    assert_int_equal(trace_request_days(&t.params, 2, 0), 100); /* faster without the agreement */
    assert_int_equal(trace_request_days(&t.params, 0, 2), 150);
    add(&t.params, "weak", 7, 0.01, 3000);
    assert_true(trace_cooperation(&t.params, 0, 1) == 0.9);
    assert_int_equal(trace_request_days(&t.params, 0, 1), 10);
    tiny_close(&t);
}

static void an_agreement_that_is_not_in_force_does_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    three(&t);
    add(&t.params, "signed", 7, 1, 0)->in_force = false;
    assert_true(trace_cooperation(&t.params, 0, 1) == 0.2);
    assert_int_equal(trace_request_days(&t.params, 0, 1), 200);
    tiny_close(&t);
}

/* A victim at home, a platform abroad, an offender in the third: both borders are crossed under their own pair. */
static void every_border_of_a_case_has_its_own_pair(void **state)
{
    (void)state;
    struct tiny_world t;
    three(&t);
    uint32_t account = tiny_account(&t, 2, CREDENTIAL_OWN, true, NOBODY);
    t.world.accounts[account].platform = 1;
    t.world.persons.at[2].jurisdiction = 2;
    uint32_t index = tiny_case(&t, account, 5, 0);
    const struct offence *offence = &t.world.offences[index];
    struct venue venue = trace_venue(&t.world, offence);
    add(&t.params, "platform", 1 | 2, 0.5, 40);
    assert_int_equal(trace_delay(&t.params, &venue), 300);
    double left = 0.5 * t.params.jurisdictions[2].cooperation;
    expect_near(trace_identifies(&t.world, offence, true), 1 - (1 - left * 0.75) * (1 - left * 0.2), 1e-12);
    add(&t.params, "suspect", 1 | 4, 0.8, 60);
    assert_int_equal(trace_delay(&t.params, &venue), 60);
    left = 0.5 * 0.8;
    expect_near(trace_identifies(&t.world, offence, true), 1 - (1 - left * 0.75) * (1 - left * 0.2), 1e-12);
    tiny_close(&t);
}

/* Signed by all, and set in force on day 3: from then on a foreign case takes the agreement's time. */
static void an_initiative_begins_with_an_intervention(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    tiny_switch_all(&t.params, false);
    t.params.mechanisms.policy = true;
    tiny_add_abroad(&t);
    add(&t.params, "initiative", 3, 0.95, 5)->in_force = false;
    int index = params_element_add(&t.params, SCOPE_INTERVENTION, "launch");
    t.params.interventions[index].start = 3;
    snprintf(t.params.interventions[index].changes, TEXT_SIZE, "agreements.initiative.in_force = on");
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 1);
    tiny_must(day_prepare(&t.world, &error), &error);
    for (int day = 0; day < 6; day++) {
        tiny_day(&t);
        assert_true(trace_cooperation(t.world.params, 0, 1) == (day >= 3 ? 0.95 : 0.5));
        assert_int_equal(trace_request_days(t.world.params, 0, 1), day >= 3 ? 5 : 270);
    }
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_agreements_the_one_who_is_asked_decides),
        cmocka_unit_test(an_agreement_counts_between_its_parties_only),
        cmocka_unit_test(the_best_of_what_applies_counts),
        cmocka_unit_test(an_agreement_that_is_not_in_force_does_nothing),
        cmocka_unit_test(every_border_of_a_case_has_its_own_pair),
        cmocka_unit_test(an_initiative_begins_with_an_intervention),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
