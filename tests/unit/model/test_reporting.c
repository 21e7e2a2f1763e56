/* test_reporting.c - which offences reach the platform and the police, and reports of the harmless. */
#include "../../support/tiny_world.h"
#include "regimesim/model/report.h"

enum { PERSONS = 4000, OFFENDERS = 1900 };

/* Two jurisdictions and platforms; everybody lives at home and is on the platform at home. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    struct offence_params *type = tiny_only_type(t);
    type->report_platform = 0.3;
    type->report_police = 0.2;
    type->proactive = 0.1;
    t->params.moderation.malicious_reports = 0;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 27);
    tiny_blank(t);
}

static uint32_t record(struct tiny_world *t, uint32_t offender, uint32_t victim, uint32_t account)
{
    struct error error;
    uint32_t index;
    struct offence offence = {.day = t->world.day,
                              .detected = -1,
                              .offender = offender,
                              .victim = victim,
                              .account = account,
                              .suspect = NOBODY,
                              .previous_reported = NO_OFFENCE,
                              .attempt = (uint16_t)t->world.offence_count};
    if (account != NO_ACCOUNT)
        offence.serial = t->world.accounts[account].serial;
    tiny_must(offence_record(&t->world, &offence, &index, &error), &error);
    return index;
}

static uint32_t count_flag(const struct tiny_world *t, int flag)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->world.offence_count; i++)
        count += (t->world.offences[i].flags & flag) != 0;
    return count;
}

/* 1,900 offences from as many accounts; 4 standard errors. */
static void offences_are_reported_with_the_probabilities_of_their_type(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    for (uint32_t k = 0; k < OFFENDERS; k++)
        record(&t, k, k + 2000, tiny_account(&t, k, CREDENTIAL_UNVERIFIED, false, NOBODY));
    tiny_step(&t, &reporting_mechanism);
    expect_share(count_flag(&t, OFFENCE_REPORTED_PLATFORM), OFFENDERS, 0.3, 4);
    expect_share(count_flag(&t, OFFENCE_REPORTED_POLICE), OFFENDERS, 0.2, 4);
    expect_share(tiny_sum(&t, M_REPORTS), OFFENDERS, 1 - 0.7 * 0.9, 4);
    assert_int_equal(t.world.platforms[0].reports.count, tiny_sum(&t, M_REPORTS));
    assert_int_equal(t.world.jurisdictions[0].cases.count, count_flag(&t, OFFENCE_REPORTED_POLICE));
    assert_true(tiny_sum(&t, M_POLICE_REPORTS) == count_flag(&t, OFFENCE_REPORTED_POLICE));
    assert_int_equal(t.world.jurisdictions[0].reported[0], count_flag(&t, OFFENCE_REPORTED_POLICE));
    tiny_verify(&t);
    tiny_close(&t);
}

/* Besides the victims, whose reports are the same as without them; never of an offence without an account. */
static void bystanders_report_too(void **state)
{
    (void)state;
    uint32_t by_victims[2], police[2];
    for (int k = 0; k < 2; k++) {
        struct tiny_world t;
        setup(&t);
        t.params.moderation.bystanders = k ? 0.4 : 0;
        for (uint32_t i = 0; i < OFFENDERS; i++)
            record(&t, i, i + 2000, tiny_account(&t, i, CREDENTIAL_UNVERIFIED, false, NOBODY));
        record(&t, 0, 2000, NO_ACCOUNT);
        tiny_step(&t, &reporting_mechanism);
        double bystanders = tiny_sum(&t, M_REPORTS_BYSTANDERS);
        by_victims[k] = (uint32_t)(tiny_sum(&t, M_REPORTS) - bystanders);
        police[k] = count_flag(&t, OFFENCE_REPORTED_POLICE);
        expect_near(bystanders, k ? 0.4 * OFFENDERS : 0, 4 * sqrt(OFFENDERS * 0.24)); /* 4 standard errors */
        expect_share(count_flag(&t, OFFENCE_REPORTED_PLATFORM), OFFENDERS, k ? 1 - 0.7 * 0.6 : 0.3, 4);
        tiny_close(&t);
    }
    assert_int_equal(by_victims[0], by_victims[1]);
    assert_int_equal(police[0], police[1]);
}

/* 0.3 by victims, and half of 0.1 by the platform: what only its ends can read it does not find. */
static void a_platform_finds_less_by_itself_where_it_is_encrypted(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.platforms[0].encryption = 0.5;
    for (uint32_t k = 0; k < OFFENDERS; k++)
        record(&t, k, k + 2000, tiny_account(&t, k, CREDENTIAL_UNVERIFIED, false, NOBODY));
    tiny_step(&t, &reporting_mechanism);
    expect_share(count_flag(&t, OFFENCE_REPORTED_PLATFORM), OFFENDERS, 0.3, 4);
    double found = tiny_sum(&t, M_REPORTS) - count_flag(&t, OFFENCE_REPORTED_PLATFORM);
    expect_share(found, OFFENDERS, 0.7 * 0.05, 4);
    tiny_close(&t);
}

static void reports_of_one_account_are_merged_while_one_waits(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].report_platform = 1;
    uint32_t account = tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t i = 0; i < 5; i++)
        record(&t, 0, 100 + i, account);
    tiny_step(&t, &reporting_mechanism);
    assert_true(tiny_sum(&t, M_REPORTS) == 5);
    assert_int_equal(t.world.platforms[0].reports.count, 1);
    assert_true(fifo_first(&t.world.platforms[0].reports) == report_pack_account(account, 1));
    assert_true(t.world.accounts[account].reported);
    tiny_verify(&t);
    tiny_close(&t);
}

static void an_offence_without_an_account_is_no_matter_for_the_platform(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].report_platform = t.params.offences[0].report_police = 1;
    tiny_offender(&t, 7);
    record(&t, 0, 8, NO_ACCOUNT);
    tiny_step(&t, &reporting_mechanism);
    assert_int_equal(t.world.platforms[0].reports.count, 0);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 1);
    tiny_close(&t);
}

static void a_case_lies_where_the_victim_lives_or_else_the_platform(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].report_police = 1;
    t.params.platforms[0].home.index = 1;
    t.world.persons.at[9].jurisdiction = 1;
    uint32_t account = tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, false, NOBODY);
    record(&t, 0, 8, account);
    record(&t, 0, 9, account);
    record(&t, 0, NOBODY, account);
    tiny_step(&t, &reporting_mechanism);
    assert_int_equal(t.world.jurisdictions[0].cases.count, 1);
    assert_int_equal(t.world.jurisdictions[1].cases.count, 2);
    tiny_close(&t);
}

static void reported_offences_of_an_offender_form_a_chain(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].report_police = 0.5;
    uint32_t account = tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, false, NOBODY), chained = 0;
    for (uint32_t i = 0; i < 40; i++)
        record(&t, 0, 100 + i, account);
    tiny_step(&t, &reporting_mechanism);
    for (uint32_t i = t.world.offenders[0].last_reported; i != NO_OFFENCE; i = t.world.offences[i].previous_reported) {
        assert_true(t.world.offences[i].flags & OFFENCE_REPORTED_POLICE);
        chained++;
    }
    assert_int_equal(chained, count_flag(&t, OFFENCE_REPORTED_POLICE));
    tiny_close(&t);
}

static void yesterdays_offences_are_not_reported_today(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offences[0].report_platform = t.params.offences[0].report_police = 1;
    record(&t, 0, 8, tiny_account(&t, 7, CREDENTIAL_UNVERIFIED, false, NOBODY));
    t.world.offences_before_today = t.world.offence_count;
    tiny_step(&t, &reporting_mechanism);
    assert_int_equal(count_flag(&t, OFFENCE_REPORTED_PLATFORM | OFFENCE_REPORTED_POLICE), 0);
    tiny_close(&t);
}

/* 4,000 accounts, 0.005 a day, 20 days: 400 false reports; 4 standard errors. */
static void malice_reports_harmless_accounts(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.moderation.malicious_reports = 0.005;
    for (; t.world.day < 20; t.world.day++)
        tiny_step(&t, &reporting_mechanism);
    expect_poisson(tiny_sum(&t, M_REPORTS_MALICIOUS), 400, 4);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REPORTED), t.world.platforms[0].reports.count);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REPORT_TRUE), 0);
    assert_true(tiny_sum(&t, M_REPORTS) == 0);
    tiny_verify(&t);
    tiny_close(&t);
}

/* 2,000 who insulted somebody; share 0.25; 4 standard errors. */
static void insulters_are_reported_truly(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    t.params.offences[0].kind = OFFENCE_INCIVILITY;
    t.params.offences[0].report_platform = 0.25;
    for (uint32_t i = 0; i < 2000; i++)
        tiny_must(vec32_push(&t.world.insulters, i, &error), &error);
    tiny_step(&t, &reporting_mechanism);
    expect_share(tiny_sum(&t, M_REPORTS), 2000, 0.25, 4);
    assert_true(tiny_count_trait(&t, TRAIT_REPORT_TRUE) == tiny_sum(&t, M_REPORTS));
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_true_report_is_not_forgotten_when_merged_with_a_false_one(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    tiny_must(report_person(&t.world, 5, false, &error), &error);
    assert_false(person_has(&t.world, 5, TRAIT_REPORT_TRUE));
    tiny_must(report_person(&t.world, 5, true, &error), &error);
    tiny_must(report_person(&t.world, 5, false, &error), &error);
    assert_true(person_has(&t.world, 5, TRAIT_REPORT_TRUE));
    assert_int_equal(t.world.platforms[0].reports.count, 1);
    assert_true(tiny_sum(&t, M_REPORTS) == 1 && tiny_sum(&t, M_REPORTS_MALICIOUS) == 2);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offences_are_reported_with_the_probabilities_of_their_type),
        cmocka_unit_test(bystanders_report_too),
        cmocka_unit_test(a_platform_finds_less_by_itself_where_it_is_encrypted),
        cmocka_unit_test(reports_of_one_account_are_merged_while_one_waits),
        cmocka_unit_test(an_offence_without_an_account_is_no_matter_for_the_platform),
        cmocka_unit_test(a_case_lies_where_the_victim_lives_or_else_the_platform),
        cmocka_unit_test(reported_offences_of_an_offender_form_a_chain),
        cmocka_unit_test(yesterdays_offences_are_not_reported_today),
        cmocka_unit_test(malice_reports_harmless_accounts),
        cmocka_unit_test(insulters_are_reported_truly),
        cmocka_unit_test(a_true_report_is_not_forgotten_when_merged_with_a_false_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
