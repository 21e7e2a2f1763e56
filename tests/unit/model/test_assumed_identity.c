/* test_assumed_identity.c - acting as a victim: for which share of offences, how long, and its end. */
#include "../../support/tiny_world.h"

enum { PERSONS = 3000 };

/* Person k offends against person 1,500 + k. */
static void setup(struct tiny_world *t, double share, uint32_t offenders)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_params(t);
    tiny_only_type(t)->assumes_identity = share;
    t->params.offending.notice_days = 12;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 25);
    tiny_blank(t);
    for (uint32_t k = 0; k < offenders; k++) {
        uint32_t account = tiny_account(t, k, CREDENTIAL_UNVERIFIED, false, NOBODY);
        struct offence offence = {.detected = -1,
                                  .offender = k,
                                  .victim = 1500 + k,
                                  .account = account,
                                  .serial = 1,
                                  .suspect = NOBODY,
                                  .previous_reported = NO_OFFENCE};
        tiny_must(offence_record(&t->world, &offence, NULL, &error), &error);
    }
}

static uint32_t assuming(const struct tiny_world *t)
{
    uint32_t count = 0;
    for (uint32_t a = 0; a < t->world.account_count; a++)
        count += t->world.accounts[a].assumed != NOBODY;
    return count;
}

/* 1,400 offences, share 0.4, 4 standard errors. */
static void only_the_share_that_assumes_does(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 0.4, 1400);
    tiny_step(&t, &assumed_identity_mechanism);
    expect_share(assuming(&t), 1400, 0.4, 4);
    for (uint32_t a = 0; a < 1400; a++)
        assert_true(t.world.accounts[a].assumed == NOBODY || t.world.accounts[a].assumed == 1500 + a);
    tiny_verify(&t);
    tiny_close(&t);
    setup(&t, 0, 200);
    tiny_step(&t, &assumed_identity_mechanism);
    assert_int_equal(assuming(&t), 0);
    tiny_close(&t);
}

/* 1,400 geometric times of mean 12: the variance is 12 * 11; 4 standard errors. */
static void it_is_noticed_after_a_geometric_time(void **state)
{
    (void)state;
    struct tiny_world t;
    double days = 0;
    uint32_t first_day = 0;
    setup(&t, 1, 1400);
    tiny_step(&t, &assumed_identity_mechanism);
    assert_int_equal(assuming(&t), 1400);
    for (uint32_t a = 0; a < 1400; a++) {
        days += t.world.accounts[a].assumed_until;
        first_day += t.world.accounts[a].assumed_until == 1;
    }
    expect_near(days / 1400, 12, 4 * sqrt(12 * 11.0 / 1400));
    expect_share(first_day, 1400, 1.0 / 12, 4);
    tiny_close(&t);
}

static void when_noticed_it_ends(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1, 100);
    tiny_step(&t, &assumed_identity_mechanism);
    t.world.offences_before_today = t.world.offence_count;
    for (t.world.day = 1; t.world.day < 300; t.world.day++) {
        tiny_step(&t, &assumed_identity_mechanism);
        for (uint32_t a = 0; a < 100; a++)
            assert_true(t.world.accounts[a].assumed == NOBODY || t.world.accounts[a].assumed_until > t.world.day);
        tiny_verify(&t);
    }
    assert_int_equal(assuming(&t), 0);
    tiny_close(&t);
}

static void a_closed_or_other_account_assumes_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1, 3);
    account_close(&t.world, 0, 0);
    account_close(&t.world, 1, 0);
    account_open(&t.world, 1, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_step(&t, &assumed_identity_mechanism);
    assert_int_equal(t.world.accounts[0].assumed, NOBODY);
    assert_int_equal(t.world.accounts[1].assumed, NOBODY);
    assert_int_equal(t.world.accounts[2].assumed, 1502);
    tiny_close(&t);
}

static void only_todays_offences_against_somebody_count(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, 1, 3);
    t.world.offences[0].victim = NOBODY;
    t.world.offences[1].account = NO_ACCOUNT;
    tiny_step(&t, &assumed_identity_mechanism);
    assert_int_equal(assuming(&t), 1);
    account_assume(&t.world, 2, NOBODY, 0);
    t.world.offences_before_today = 3;
    tiny_step(&t, &assumed_identity_mechanism);
    assert_int_equal(assuming(&t), 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_share_that_assumes_does),
        cmocka_unit_test(it_is_noticed_after_a_geometric_time),
        cmocka_unit_test(when_noticed_it_ends),
        cmocka_unit_test(a_closed_or_other_account_assumes_nothing),
        cmocka_unit_test(only_todays_offences_against_somebody_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
