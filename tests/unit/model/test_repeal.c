/* test_repeal.c - rules of registration that change more than once: repeals, second laws, names taken off show. */
#include "../../support/tiny_world.h"
#include "regimesim/model/platforms.h"

enum { MANY = 2000, FIRST = 10, SECOND = 60, GRACE = 20 };

static void add(struct tiny_world *t, const char *name, int start, int until, const char *changes)
{
    int index = params_element_add(&t->params, SCOPE_INTERVENTION, name);
    struct intervention_params *rule = &t->params.interventions[index];
    rule->start = start;
    rule->until = until;
    snprintf(rule->changes, sizeof rule->changes, "%s", changes);
}

/* Nobody refuses a compulsory rule; half want what a tiered rule gives. */
static void setup(struct tiny_world *t)
{
    tiny_params(t);
    tiny_switch_all(&t->params, false);
    t->params.mechanisms.registration = t->params.mechanisms.policy = true;
    t->params.run.days = 200;
    t->params.registration.resistance = 0;
    t->params.platforms[0].grace_days = GRACE;
}

static void open_persons(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, MANY, 1);
    tiny_open(t, MANY, &pairs, 15);
    tiny_prepare(t);
}

static void days_until(struct tiny_world *t, int day)
{
    while (t->world.day < day)
        tiny_day(t);
}

static uint32_t verified(const struct tiny_world *t)
{
    return platform_users(&t->world.platforms[0], CREDENTIAL_OWN);
}

static void a_repeal_asks_nothing_and_credentials_are_kept(void **state)
{
    (void)state;
    static const char *const repeals[] = {"platforms.domestic.verification = none",
                                          "platforms.domestic.verification = optional"};
    for (int k = 0; k < 2; k++) {
        struct tiny_world t;
        setup(&t);
        add(&t, "law", FIRST, -1, "platforms.domestic.verification = mandatory");
        add(&t, "repeal", SECOND, -1, repeals[k]);
        open_persons(&t);
        days_until(&t, SECOND);
        assert_int_equal(verified(&t), MANY);
        days_until(&t, SECOND + GRACE + 5);
        assert_int_equal(t.world.platforms[0].verification, k ? VERIFICATION_OPTIONAL : VERIFICATION_NONE);
        assert_int_equal(verified(&t), MANY);
        assert_true(tiny_sum(&t, M_LEFT) == 0);
        tiny_close(&t);
    }
}

/* Half of the grace period is over: about half have decided, and the others are left alone. */
static void a_repeal_during_the_time_of_grace_stops_the_law(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    add(&t, "law", FIRST, FIRST + GRACE / 2, "platforms.domestic.verification = mandatory");
    open_persons(&t);
    uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
    days_until(&t, FIRST + GRACE / 2);
    uint32_t by_then = verified(&t);
    expect_share(by_then, MANY, 0.5, 4);
    days_until(&t, FIRST + 2 * GRACE);
    assert_int_equal(verified(&t), by_then);
    assert_int_equal(t.world.accounts[account].state, ACCOUNT_OPEN);
    tiny_close(&t);
}

/* The name stays on show until the holder's day in the time of grace; what it told stays known. */
static void names_no_longer_asked_for_are_taken_off_show(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    add(&t, "law", FIRST, SECOND, "platforms.domestic.verification = mandatory; platforms.domestic.front_stage = real");
    open_persons(&t);
    days_until(&t, SECOND);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), MANY);
    int64_t exposed = t.world.platforms[0].exposed;
    days_until(&t, SECOND + GRACE / 2);
    expect_share(tiny_count_trait(&t, TRAIT_REAL_NAME), MANY, 0.5, 4);
    days_until(&t, SECOND + GRACE);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), 0);
    assert_int_equal(verified(&t), MANY);
    assert_true(t.world.platforms[0].exposed == exposed);
    tiny_close(&t);
}

static void a_law_about_names_alone_leaves_credentials_alone(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.platforms[0].verification = VERIFICATION_TIERED;
    add(&t, "names", FIRST, -1, "platforms.domestic.front_stage = real");
    open_persons(&t);
    uint32_t before = verified(&t);
    assert_true(before > MANY / 4 && before < MANY);
    days_until(&t, FIRST + GRACE);
    assert_int_equal(verified(&t), before);
    assert_int_equal(tiny_count_trait(&t, TRAIT_REAL_NAME), MANY);
    tiny_close(&t);
}

/* A stricter law ten days after a tiered one: its own time of grace counts, and at its end nobody is left. */
static void a_second_law_replaces_the_first_during_its_time_of_grace(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    add(&t, "tiers", FIRST, -1, "platforms.domestic.verification = tiered");
    add(&t, "names", FIRST + 10, -1, "platforms.domestic.verification = mandatory; platforms.domestic.grace_days = 40");
    open_persons(&t);
    uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
    days_until(&t, FIRST + 10);
    uint32_t tiered = verified(&t);
    days_until(&t, FIRST + GRACE + 5);
    assert_false(t.world.accounts[account].limited);
    assert_true(verified(&t) > tiered && verified(&t) < MANY);
    days_until(&t, FIRST + 10 + 40);
    assert_int_equal(verified(&t), MANY);
    assert_int_equal(t.world.accounts[account].state, ACCOUNT_OPEN);
    tiny_day(&t);
    assert_true(t.world.accounts[account].state != ACCOUNT_OPEN);
    tiny_close(&t);
}

/* A law, its repeal and the same law again: those who verified are done with it. */
static void who_verified_once_is_not_asked_again(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    add(&t, "law", FIRST, SECOND, "platforms.domestic.verification = mandatory");
    add(&t, "again", SECOND + 30, -1, "platforms.domestic.verification = mandatory; registration.resistance = 1");
    open_persons(&t);
    days_until(&t, SECOND + 30 + GRACE);
    assert_int_equal(verified(&t), MANY);
    assert_true(tiny_sum(&t, M_LEFT) == 0);
    tiny_close(&t);
}

static void limited_accounts_are_freed_by_a_repeal_and_not_by_a_stricter_law(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        struct tiny_world t;
        setup(&t);
        t.params.platforms[0].verification = VERIFICATION_TIERED;
        add(&t, "change", FIRST, -1,
            k ? "platforms.domestic.verification = none" : "platforms.domestic.verification = mandatory");
        open_persons(&t);
        uint32_t account = tiny_account(&t, 5, CREDENTIAL_UNVERIFIED, true, NOBODY);
        days_until(&t, FIRST);
        assert_true(t.world.accounts[account].limited);
        tiny_day(&t);
        assert_int_equal(t.world.accounts[account].limited, !k);
        tiny_close(&t);
    }
}

static void exempt_accounts_stay_as_they_are_until_an_exemption_ends(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.platforms[0].existing_accounts = EXISTING_EXEMPT;
    add(&t, "law", FIRST, -1, "platforms.domestic.verification = mandatory");
    add(&t, "for all", SECOND, -1, "platforms.domestic.existing_accounts = must_verify");
    open_persons(&t);
    days_until(&t, SECOND);
    assert_int_equal(verified(&t), 0);
    days_until(&t, SECOND + GRACE);
    assert_int_equal(verified(&t), MANY);
    tiny_close(&t);
}

/* Chosen with an own credential the day before the repeal: nobody is left to verify it. */
static void an_account_chosen_before_a_repeal_is_chosen_again(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.platforms[0].verification = VERIFICATION_MANDATORY;
    add(&t, "repeal", FIRST, -1, "platforms.domestic.verification = none");
    open_persons(&t);
    days_until(&t, FIRST - 1);
    uint32_t index = tiny_motivate(&t, 5)->first_account;
    struct account *account = &t.world.accounts[index];
    account->state = ACCOUNT_OPENING;
    account->credential = CREDENTIAL_FALSE;
    account->identity = 7;
    t.world.persons.at[7].traits |= TRAIT_IDENTITY_USED;
    account->due = FIRST + 2;
    days_until(&t, FIRST + 20);
    assert_int_equal(account->state, ACCOUNT_OPEN);
    assert_int_equal(account->credential, CREDENTIAL_UNVERIFIED);
    assert_false(person_has(&t.world, 7, TRAIT_IDENTITY_USED));
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_repeal_asks_nothing_and_credentials_are_kept),
        cmocka_unit_test(a_repeal_during_the_time_of_grace_stops_the_law),
        cmocka_unit_test(names_no_longer_asked_for_are_taken_off_show),
        cmocka_unit_test(a_law_about_names_alone_leaves_credentials_alone),
        cmocka_unit_test(a_second_law_replaces_the_first_during_its_time_of_grace),
        cmocka_unit_test(who_verified_once_is_not_asked_again),
        cmocka_unit_test(limited_accounts_are_freed_by_a_repeal_and_not_by_a_stricter_law),
        cmocka_unit_test(exempt_accounts_stay_as_they_are_until_an_exemption_ends),
        cmocka_unit_test(an_account_chosen_before_a_repeal_is_chosen_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
