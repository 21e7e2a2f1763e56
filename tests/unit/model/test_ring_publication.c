/* test_ring_publication.c - when a doxing ring publishes, through whom, and what stays public. */
#include "../../support/tiny_rings.h"
#include "regimesim/model/credit.h"

enum { TARGET = LAYERS_TARGET };

static void a_ring_publishes_once_it_knows_enough(void **state)
{
    (void)state;
    for (int needed = 2; needed <= 4; needed++) {
        struct tiny_world t;
        tiny_ring_layers(&t);
        t.params.rings.needed = needed;
        uint32_t ring = tiny_ring_of(&t, 1, 3, true);
        tiny_ring_target(&t, ring, TARGET);
        tiny_ring_day(&t);
        bool enough = needed <= 3;
        assert_true(t.world.rings[ring].published == enough);
        assert_true(tiny_sum(&t, M_RING_PUBLICATIONS) == enough && tiny_sum(&t, M_VICTIMISATIONS) == enough);
        assert_int_equal(t.world.doxed_count, enough);
        assert_int_equal(exposure_visible(t.world.persons.at[TARGET].exposure, LAYER_STRANGER),
                         enough ? tiny_bits(true, true, true) : tiny_bits(false, false, true));
        tiny_close(&t);
    }
}

static void a_publication_is_an_offence_of_a_leader_like_any_other(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t ring = tiny_ring_of(&t, 1, 3, true);
    tiny_ring_target(&t, ring, TARGET);
    tiny_ring_day(&t);
    assert_int_equal(t.world.offence_count, 1);
    const struct offence *offence = &t.world.offences[0];
    assert_string_equal(t.params.offences[offence->type].name, "doxing");
    assert_int_equal(offence->victim, TARGET);
    assert_int_equal(offence->ring, ring + 1);
    assert_int_equal(offence->attempt, RING_ATTEMPTS);
    assert_true(ring_place(&t.world.rings[ring], offence->offender) < 2);
    assert_int_equal(t.world.persons.at[TARGET].victimised, 1);
    for (uint32_t k = 0; k < 3; k++)
        assert_int_equal(t.world.offenders[k].quantity, 3);
    tiny_close(&t);
}

static void others_publish_only_where_no_leader_can(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t ring = tiny_ring_of(&t, 1, 4, true);
    account_close(&t.world, t.world.offenders[0].first_account, 0);
    t.world.offenders[1].detained_until = 9;
    tiny_ring_target(&t, ring, TARGET);
    tiny_ring_day(&t);
    assert_int_equal(t.world.offence_count, 1);
    assert_int_equal(t.world.offences[0].offender, 2);
    tiny_close(&t);
}

static void what_was_published_cannot_be_taken_back(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    t.params.disclosure.withdrawal = 1;
    uint32_t ring = tiny_ring_of(&t, 1, 3, true);
    tiny_ring_target(&t, ring, TARGET);
    tiny_show(&t, 30, ATTRIBUTE_HOUSING, 3);
    tiny_ring_day(&t);
    tiny_show(&t, TARGET, ATTRIBUTE_TRAVEL, 3);
    for (int k = 0; k < 3; k++)
        person_set_exposure(
            &t.world, TARGET,
            person_public_floor(&t.world, TARGET, exposure_narrow(t.world.persons.at[TARGET].exposure)));
    assert_int_equal(exposure_visible(t.world.persons.at[TARGET].exposure, LAYER_FRIEND), tiny_bits(true, true, true));
    assert_int_equal(exposure_count(t.world.persons.at[30].exposure, LAYER_STRANGER), 1);
    tiny_verify(&t);
    tiny_close(&t);
}

static void a_limited_account_publishes_nothing_about_strangers(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t ring = tiny_ring_of(&t, 3, 2, false);
    t.world.platforms[0].verification = VERIFICATION_TIERED;
    t.world.accounts[0].limited = t.world.accounts[1].limited = true;
    tiny_ring_target(&t, ring, TARGET);
    tiny_ring_day(&t);
    assert_true(t.world.rings[ring].pooled == tiny_bits(false, false, true) && !t.world.rings[ring].published);
    t.world.accounts[1].limited = false;
    tiny_ring_day(&t);
    assert_true(t.world.rings[ring].published);
    tiny_close(&t);
}

static void a_blacklisted_member_publishes_in_its_own_persona_nothing_about_strangers(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    t.params.mechanisms.social_credit = true;
    t.params.jurisdictions[0].social_credit = true;
    t.params.jurisdictions[0].blacklist_days = 100;
    struct error error;
    tiny_must(credit_create(&t.world, &error), &error);
    uint32_t ring = tiny_ring_of(&t, 3, 2, true);
    for (uint32_t person = 3; person < 5; person++)
        tiny_must(credit_drop(&t.world, person, 600, EVENT_SCORED_OFFENCE, &error), &error);
    tiny_ring_target(&t, ring, TARGET);
    tiny_ring_day(&t);
    assert_true(t.world.rings[ring].pooled == tiny_bits(false, false, true) && !t.world.rings[ring].published);
    account_close(&t.world, 1, 0);
    account_open(&t.world, 1, CREDENTIAL_UNVERIFIED, false, NOBODY); /* as somebody invented */
    tiny_ring_day(&t);
    assert_true(t.world.rings[ring].published);
    tiny_close(&t);
}

static void a_limited_account_may_publish_about_a_friend(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_ring_layers(&t);
    uint32_t ring = tiny_ring_of(&t, 1, 3, true);
    t.world.platforms[0].verification = VERIFICATION_TIERED;
    t.world.accounts[0].limited = t.world.accounts[1].limited = t.world.accounts[2].limited = true;
    t.world.offenders[1].detained_until = 9; /* the other leader */
    tiny_ring_target(&t, ring, TARGET);
    tiny_ring_day(&t);
    assert_true(t.world.rings[ring].published);
    assert_int_equal(t.world.offences[0].offender, 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ring_publishes_once_it_knows_enough),
        cmocka_unit_test(a_publication_is_an_offence_of_a_leader_like_any_other),
        cmocka_unit_test(others_publish_only_where_no_leader_can),
        cmocka_unit_test(what_was_published_cannot_be_taken_back),
        cmocka_unit_test(a_limited_account_publishes_nothing_about_strangers),
        cmocka_unit_test(a_blacklisted_member_publishes_in_its_own_persona_nothing_about_strangers),
        cmocka_unit_test(a_limited_account_may_publish_about_a_friend),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
