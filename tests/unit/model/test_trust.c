/* test_trust.c - what a badge is worth, by hand: relative and absolute, and how belief falls and recovers. */
#include "../../support/tiny_world.h"
#include "regimesim/model/platforms.h"

/* Ten persons, four with a badge, and two operating accounts of which one carries a badge: v = 5/12. */
static void setup(struct tiny_world *t, enum trust_form form)
{
    struct tiny_pairs pairs = {0};
    struct error error;
    tiny_params(t);
    t->params.trust.form = (int)form;
    t->params.trust.bonus = 0.6;
    t->params.trust.initial_belief = 0.5;
    t->params.trust.recovery = 0;
    t->params.trust.loss = 2;
    tiny_ring(&pairs, 10, 1);
    tiny_open(t, 10, &pairs, 21);
    tiny_blank(t);
    for (uint32_t i = 0; i < 4; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].credential = CREDENTIAL_OWN;
        person_enter(&t->world, i);
    }
    tiny_account(t, 0, CREDENTIAL_FALSE, false, 9);
    tiny_account(t, 1, CREDENTIAL_UNVERIFIED, false, NOBODY);
    tiny_must(trust_mechanism.init(&t->world, &error), &error);
}

static void expect_trust(const struct tiny_world *t, double verified, double unverified)
{
    expect_near(t->world.platforms[0].trust_verified, verified, 1e-12);
    expect_near(t->world.platforms[0].trust_unverified, unverified, 1e-12);
}

static void record(struct tiny_world *t, enum credential credential, uint32_t victim, int flags)
{
    struct error error;
    struct offence offence = {.day = t->world.day,
                              .detected = -1,
                              .victim = victim,
                              .account = 0,
                              .credential = (uint8_t)credential,
                              .flags = (uint8_t)flags,
                              .suspect = NOBODY};
    tiny_must(offence_record(&t->world, &offence, NULL, &error), &error);
}

/* b B = 0.3: T_V = 1 + 0.3 * 7/12, T_U = 1 - 0.3 * 5/12 */
static void a_relative_badge_is_worth_less_the_more_common_it_is(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, TRUST_RELATIVE);
    expect_trust(&t, 1 + 0.3 * 7 / 12, 1 - 0.3 * 5 / 12);
    tiny_close(&t);
}

static void an_absolute_badge_is_worth_the_same_always(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, TRUST_ABSOLUTE);
    expect_trust(&t, 1.3, 1);
    tiny_close(&t);
}

static void where_nobody_or_everybody_is_verified_nothing_separates(void **state)
{
    (void)state;
    for (int all = 0; all < 2; all++) {
        struct tiny_world t;
        struct tiny_pairs pairs = {0};
        struct error error;
        tiny_params(&t);
        t.params.trust.bonus = 0.6;
        t.params.trust.initial_belief = 1;
        tiny_ring(&pairs, 10, 1);
        tiny_open(&t, 10, &pairs, 21);
        tiny_blank(&t);
        for (uint32_t i = 0; i < 10 && all; i++) {
            person_withdraw(&t.world, i);
            t.world.persons.at[i].credential = CREDENTIAL_OWN;
            person_enter(&t.world, i);
        }
        tiny_must(trust_mechanism.init(&t.world, &error), &error);
        expect_trust(&t, all ? 1 : 1.6, all ? 0.4 : 1);
        tiny_close(&t);
    }
}

static void trust_is_never_negative(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, TRUST_RELATIVE);
    t.params.trust.bonus = 5;
    tiny_step(&t, &trust_mechanism);
    expect_trust(&t, 1 + 2.5 * 7 / 12, 0);
    tiny_close(&t);
}

/* B = 0.5 - 2 * 0.5 * 2/5 = 0.1: two of these four are known offences by verified-looking accounts, of five. */
static void known_offences_by_verified_accounts_cost_belief(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, TRUST_ABSOLUTE);
    record(&t, CREDENTIAL_FALSE, 5, OFFENCE_REPORTED_PLATFORM);
    record(&t, CREDENTIAL_OWN, 6, OFFENCE_REPORTED_POLICE);
    record(&t, CREDENTIAL_OWN, 7, OFFENCE_KNOWN);
    record(&t, CREDENTIAL_UNVERIFIED, 8, OFFENCE_REPORTED_PLATFORM);
    tiny_step(&t, &trust_mechanism);
    expect_near(t.world.platforms[0].belief, 0.1, 1e-12);
    expect_trust(&t, 1.06, 1);
    t.world.offences_before_today = t.world.offence_count;
    tiny_step(&t, &trust_mechanism);
    expect_near(t.world.platforms[0].belief, 0.1, 1e-12);
    tiny_close(&t);
}

/* B += 0.01 (1 - B), so 1 - B shrinks by 1 % a day. */
static void belief_recovers(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, TRUST_ABSOLUTE);
    t.params.trust.recovery = 0.01;
    for (int day = 0; day < 50; day++)
        tiny_step(&t, &trust_mechanism);
    expect_near(t.world.platforms[0].belief, 1 - 0.5 * pow(0.99, 50), 1e-12);
    tiny_close(&t);
}

static void belief_stays_a_share_under_heavy_abuse(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, TRUST_ABSOLUTE);
    for (int k = 0; k < 50; k++)
        record(&t, CREDENTIAL_OWN, 5, OFFENCE_REPORTED_POLICE);
    tiny_step(&t, &trust_mechanism);
    expect_near(t.world.platforms[0].belief, 0, 0);
    expect_trust(&t, 1, 1);
    tiny_close(&t);
}

static void without_the_mechanism_every_account_is_trusted_alike(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    tiny_params(&t);
    t.params.mechanisms.trust = false;
    t.params.platforms[0].verification = VERIFICATION_OPTIONAL;
    tiny_ring(&pairs, 200, 2);
    tiny_open(&t, 200, &pairs, 21);
    tiny_prepare(&t);
    for (int day = 0; day < 5; day++)
        tiny_day(&t);
    expect_trust(&t, 1, 1);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_relative_badge_is_worth_less_the_more_common_it_is),
        cmocka_unit_test(an_absolute_badge_is_worth_the_same_always),
        cmocka_unit_test(where_nobody_or_everybody_is_verified_nothing_separates),
        cmocka_unit_test(trust_is_never_negative),
        cmocka_unit_test(known_offences_by_verified_accounts_cost_belief),
        cmocka_unit_test(belief_recovers),
        cmocka_unit_test(belief_stays_a_share_under_heavy_abuse),
        cmocka_unit_test(without_the_mechanism_every_account_is_trusted_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
