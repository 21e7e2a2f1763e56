/* test_identification.c - with what probability a case identifies the offender, under each credential and across
 * borders, and who is accused instead.
 *
 * Each probability is estimated from 1,500 offenders with one case each: 4 standard errors, false alarm 6e-5. */
#include "../../support/tiny_cases.h"

enum { CASES = 1500, VICTIM = 1600, OWNER = 1700, PERSONS = 2000 };

/* Cases of offenders with this credential; where they live, and the home of the platform. */
static void open_cases(struct tiny_world *t, enum credential credential, int flags, int offenders_live,
                       int platform_home)
{
    t->params.platforms[0].home.index = platform_home;
    for (uint32_t k = 0; k < CASES; k++) {
        t->world.persons.at[k].jurisdiction = (uint8_t)offenders_live;
        tiny_case(t,
                  tiny_account(t, k, credential, credential == CREDENTIAL_OWN,
                               credential == CREDENTIAL_FALSE ? OWNER : NOBODY),
                  VICTIM, flags);
    }
}

static void expect_identified(enum credential credential, int flags, int offenders_live, int platform_home,
                              double expected)
{
    struct tiny_world t;
    tiny_cases_open(&t, PERSONS);
    t.params.jurisdictions[1].cooperation = 0.5;
    t.params.jurisdictions[2].cooperation = 0.4;
    open_cases(&t, credential, flags, offenders_live, platform_home);
    tiny_investigate(&t, 2);
    expect_share(tiny_detected(&t), CASES, expected, 4);
    assert_true(tiny_sum(&t, M_CASES_SOLVED) == tiny_detected(&t));
    assert_true(tiny_sum(&t, M_OFFENDERS_IDENTIFIED) == tiny_detected(&t));
    assert_true(tiny_sum(&t, M_OFFENCES_DETECTED) == tiny_detected(&t));
    tiny_close(&t);
}

/* 1 - (1 - 0.75) (1 - 0.2) = 0.8 */
static void the_registry_leads_to_holders_of_own_credentials_only(void **state)
{
    (void)state;
    expect_identified(CREDENTIAL_UNVERIFIED, 0, 0, 0, 0.2);
    expect_identified(CREDENTIAL_OWN, 0, 0, 0, 0.8);
    expect_identified(CREDENTIAL_FALSE, 0, 0, 0, 0.2);
}

static void a_known_offender_is_identified_whatever_the_credential(void **state)
{
    (void)state;
    expect_identified(CREDENTIAL_UNVERIFIED, OFFENCE_KNOWN, 0, 0, 0.6);
    expect_identified(CREDENTIAL_FALSE, OFFENCE_KNOWN, 0, 0, 0.6);
    expect_identified(CREDENTIAL_OWN, OFFENCE_KNOWN, 0, 0, 0.8);
    expect_identified(CREDENTIAL_UNVERIFIED, OFFENCE_KNOWN, 1, 2, 0.6);
}

/* Each trace is multiplied by the cooperation of every other jurisdiction involved: 0.5 and 0.4. */
static void every_border_weakens_the_traces(void **state)
{
    (void)state;
    expect_identified(CREDENTIAL_UNVERIFIED, 0, 0, 1, 0.5 * 0.2);
    expect_identified(CREDENTIAL_UNVERIFIED, 0, 2, 0, 0.4 * 0.2);
    expect_identified(CREDENTIAL_UNVERIFIED, 0, 1, 1, 0.5 * 0.2);
    expect_identified(CREDENTIAL_OWN, 0, 0, 1, 1 - (1 - 0.5 * 0.75) * (1 - 0.5 * 0.2));
    expect_identified(CREDENTIAL_OWN, 0, 2, 1, 1 - (1 - 0.2 * 0.75) * (1 - 0.2 * 0.2));
}

/* No platform had a part in it: no border to it, no request to it, no registry. */
static void an_offence_without_an_account_concerns_no_platform(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, PERSONS);
    t.params.jurisdictions[1].cooperation = 0.1;
    t.params.jurisdictions[1].cooperation_delay = 100;
    open_cases(&t, CREDENTIAL_OWN, 0, 0, 1);
    for (uint32_t i = 0; i < CASES; i++)
        t.world.offences[i].account = NO_ACCOUNT;
    tiny_investigate(&t, 2);
    expect_share(tiny_detected(&t), CASES, 0.2, 4);
    tiny_close(&t);
}

/* A trace that leads to somebody innocent first: accused with probability 0.3, and then the case ends. */
static void owners_of_false_identities_are_accused_wrongly(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, PERSONS);
    t.params.investigation.wrong_accusation = 0.3;
    open_cases(&t, CREDENTIAL_FALSE, 0, 0, 0);
    tiny_investigate(&t, 2);
    expect_share(tiny_sum(&t, M_WRONGLY_ACCUSED), CASES, 0.3, 4);
    expect_share(tiny_detected(&t), CASES, 0.7 * 0.2, 4);
    tiny_close(&t);
}

static void nobody_is_accused_wrongly_where_the_trace_leads_to_nobody_or_the_victim_knows(void **state)
{
    (void)state;
    static const struct {
        enum credential credential;
        int flags;
    } cases[] = {{CREDENTIAL_UNVERIFIED, 0}, {CREDENTIAL_OWN, 0}, {CREDENTIAL_FALSE, OFFENCE_KNOWN}};
    for (int k = 0; k < 3; k++) {
        struct tiny_world t;
        tiny_cases_open(&t, PERSONS);
        t.params.investigation.wrong_accusation = 1;
        open_cases(&t, cases[k].credential, cases[k].flags, 0, 0);
        tiny_investigate(&t, 2);
        assert_true(tiny_sum(&t, M_WRONGLY_ACCUSED) == 0);
        assert_true(tiny_detected(&t) > 0);
        tiny_close(&t);
    }
}

/* One solved case of 21 per offender; each of the other 20 is cleared with probability 0.4. */
static void identification_clears_other_reported_offences(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, PERSONS);
    t.params.investigation.trace_technical = 1;
    t.params.investigation.clears_others = 0.4;
    for (uint32_t k = 0; k < 100; k++) {
        uint32_t account = tiny_account(&t, k, CREDENTIAL_UNVERIFIED, false, NOBODY);
        for (int i = 0; i < 20; i++)
            tiny_case(&t, account, VICTIM, 0);
    }
    while (t.world.jurisdictions[0].cases.count)
        fifo_pop(&t.world.jurisdictions[0].cases);
    for (uint32_t k = 0; k < 100; k++)
        tiny_case(&t, k, VICTIM, 0);
    tiny_investigate(&t, 2);
    expect_share(tiny_detected(&t) - 100, 2000, 0.4, 4);
    assert_true(tiny_sum(&t, M_CASES_SOLVED) == 100);
    assert_true(tiny_sum(&t, M_OFFENCES_DETECTED) == tiny_detected(&t));
    assert_int_equal(t.world.jurisdictions[0].cleared[1], tiny_detected(&t));
    tiny_close(&t);
}

static void what_was_not_reported_is_never_cleared(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    tiny_cases_open(&t, 100);
    t.params.investigation.trace_technical = t.params.investigation.clears_others = 1;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_UNVERIFIED, false, NOBODY);
    struct offence silent = {
        .detected = -1, .victim = 9, .account = account, .suspect = NOBODY, .previous_reported = NO_OFFENCE};
    tiny_must(offence_record(&t.world, &silent, NULL, &error), &error);
    tiny_case(&t, account, 9, 0);
    tiny_investigate(&t, 2);
    assert_int_equal(t.world.offences[0].detected, -1);
    assert_int_equal(t.world.offences[1].detected, 1);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_registry_leads_to_holders_of_own_credentials_only),
        cmocka_unit_test(a_known_offender_is_identified_whatever_the_credential),
        cmocka_unit_test(every_border_weakens_the_traces),
        cmocka_unit_test(an_offence_without_an_account_concerns_no_platform),
        cmocka_unit_test(owners_of_false_identities_are_accused_wrongly),
        cmocka_unit_test(nobody_is_accused_wrongly_where_the_trace_leads_to_nobody_or_the_victim_knows),
        cmocka_unit_test(identification_clears_other_reported_offences),
        cmocka_unit_test(what_was_not_reported_is_never_cleared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
