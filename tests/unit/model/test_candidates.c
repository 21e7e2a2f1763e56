/* test_candidates.c - whom an offender finds and picks: by reach, by attraction, again, and from where. */
#include <string.h>

#include "../../support/tiny_volley.h"

enum { PERSONS = 100, OFFENDER = 0, DRAWS = 12000 };

static void setup(struct tiny_world *t)
{
    tiny_params(t);
    tiny_only_type(t)->attributes = 1u << ATTRIBUTE_WORK;
    t->params.offending.candidates = 1;
    t->params.offending.prominence = 0;
    t->params.offending.return_share = 0;
    t->params.infiltration.contacts_half = 0;
}

static void set_reach(struct tiny_world *t, double friends, double second, double stranger)
{
    t->params.offences[0].reach_friend = friends;
    t->params.offences[0].reach_second = second;
    t->params.offences[0].reach_stranger = stranger;
}

/* A ring; person 0 has an account of an invented persona whose one contact is person 50. */
static void open_ring(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 23);
    tiny_blank(t);
    tiny_account(t, OFFENDER, CREDENTIAL_UNVERIFIED, false, NOBODY);
    account_add_contact(&t->world, 0, 50);
}

static struct candidate pick(const struct tiny_world *t, uint32_t account, uint32_t draw)
{
    return tiny_pick(t, account, draw, 0);
}

/* 12,000 draws, 4 standard errors. Strangers are never the offender, who is drawn anew then. */
static void candidates_come_from_the_layers_by_their_reach(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t counts[4] = {0};
    setup(&t);
    set_reach(&t, 2, 3, 5);
    open_ring(&t);
    for (uint32_t k = 0; k < DRAWS; k++) {
        struct candidate c = pick(&t, 0, k);
        counts[c.layer]++;
        if (c.layer == LAYER_FRIEND)
            assert_int_equal(c.person, 50);
        if (c.layer == LAYER_SECOND)
            assert_true(c.person == 49 || c.person == 51);
        assert_true(c.person < PERSONS && c.person != OFFENDER);
        assert_false(c.known || c.friend_trust || c.assumed);
    }
    expect_share(counts[LAYER_FRIEND], DRAWS, 0.2, 4);
    expect_share(counts[LAYER_SECOND], DRAWS, 0.3, 4);
    expect_share(counts[LAYER_STRANGER], DRAWS, 0.5, 4);
    tiny_close(&t);
}

/* With one contact and n_half = 3 a near one is found in 1 of 4 tries; else strangers serve. */
static void few_contacts_are_hard_to_find(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t found = 0;
    setup(&t);
    set_reach(&t, 1, 1, 0);
    t.params.infiltration.contacts_half = 3;
    open_ring(&t);
    for (uint32_t k = 0; k < DRAWS; k++)
        found += pick(&t, 0, k).layer != LAYER_STRANGER;
    expect_share(found, DRAWS, 0.25, 4);
    t.world.accounts[0].contact_count = 0;
    for (uint32_t k = 0; k < 100; k++)
        assert_int_equal(pick(&t, 0, k).layer, LAYER_STRANGER);
    tiny_close(&t);
}

static void real_friends_know_the_offender_and_trust_as_friends(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 1, 0, 0);
    open_ring(&t);
    t.world.accounts[0].contact_count = 0;
    t.world.accounts[0].own_persona = true;
    for (uint32_t k = 0; k < 100; k++) {
        struct candidate c = pick(&t, 0, k);
        assert_true(c.person == 1 || c.person == PERSONS - 1);
        assert_true(c.known && c.friend_trust && !c.assumed);
    }
    tiny_close(&t);
}

static void friends_of_the_assumed_trust_as_friends_but_do_not_know(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 1, 0, 0);
    open_ring(&t);
    t.world.accounts[0].contact_count = 0;
    account_assume(&t.world, 0, 30, 99);
    for (uint32_t k = 0; k < 100; k++) {
        struct candidate c = pick(&t, 0, k);
        assert_true(c.person == 29 || c.person == 31);
        assert_true(c.assumed && c.friend_trust && !c.known);
        assert_int_equal(c.layer, LAYER_FRIEND);
    }
    tiny_close(&t);
}

static void a_limited_account_finds_no_strangers(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.candidates = 8;
    open_ring(&t);
    t.world.accounts[0].limited = true;
    for (uint32_t k = 0; k < 100; k++)
        assert_int_equal(pick(&t, 0, k).person, NOBODY);
    set_reach(&t, 1, 1, 1);
    for (uint32_t k = 0; k < 100; k++)
        assert_true(pick(&t, 0, k).layer != LAYER_STRANGER);
    tiny_close(&t);
}

static void accounts_out_of_use_are_no_candidates(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    t.params.offending.candidates = 8;
    set_reach(&t, 1, 1, 1);
    open_ring(&t);
    for (uint32_t i = 0; i < PERSONS; i++)
        if (i != 7)
            tiny_must(person_suspend(&t.world, i, 10, &error), &error);
    for (uint32_t k = 0; k < 100; k++) {
        uint32_t person = pick(&t, 0, k).person;
        assert_true(person == 7 || person == NOBODY);
    }
    tiny_close(&t);
}

/* Of 64 candidates among 99 strangers nearly every pick meets one of 50 who show their work. */
static void the_candidate_who_shows_most_is_picked(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.candidates = 64;
    open_ring(&t);
    for (uint32_t i = 1; i < PERSONS; i += 2)
        person_set_exposure(&t.world, i, exposure_widen(0, ATTRIBUTE_WORK, 3));
    for (uint32_t i = 2; i < PERSONS; i += 2)
        person_set_exposure(&t.world, i, exposure_widen(0, ATTRIBUTE_HOBBIES, 3)); /* of no use for this type */
    for (uint32_t k = 0; k < 200; k++)
        assert_int_equal(pick(&t, 0, k).person % 2, 1);
    tiny_close(&t);
}

static void among_equals_the_first_found_is_picked(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 1, 1, 1);
    open_ring(&t);
    for (uint32_t k = 0; k < 200; k++) {
        t.params.offending.candidates = 1;
        struct candidate first = pick(&t, 0, k);
        t.params.offending.candidates = 8;
        assert_int_equal(pick(&t, 0, k).person, first.person);
    }
    tiny_close(&t);
}

static void what_is_fictitious_attracts_as_much(void **state)
{
    (void)state;
    struct tiny_world t;
    struct candidate before[200], after[200];
    memset(before, 0, sizeof before);
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.candidates = 4;
    open_ring(&t);
    for (uint32_t i = 1; i < PERSONS; i += 2)
        person_set_exposure(&t.world, i, exposure_widen(0, ATTRIBUTE_WORK, 3));
    for (uint32_t k = 0; k < 200; k++)
        before[k] = pick(&t, 0, k);
    for (uint32_t i = 1; i < PERSONS; i += 4)
        t.world.persons.at[i].traits &= (uint16_t)~TRAIT_AUTHENTIC;
    for (uint32_t k = 0; k < 200; k++) {
        after[k] = pick(&t, 0, k);
        assert_int_equal(before[k].person, after[k].person);
    }
    tiny_close(&t);
}

/* Half of the unverified are fictitious, none of the verified: alpha-hat 0.5 against 1. */
static void a_badge_attracts_where_badges_mean_real_profiles(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.candidates = 64;
    open_ring(&t);
    for (uint32_t i = 1; i < PERSONS; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].exposure = exposure_widen(0, ATTRIBUTE_WORK, 3);
        t.world.persons.at[i].credential = i <= 50 ? CREDENTIAL_OWN : CREDENTIAL_UNVERIFIED;
        if (i > 75)
            t.world.persons.at[i].traits &= (uint16_t)~TRAIT_AUTHENTIC;
        person_enter(&t.world, i);
    }
    tiny_verify(&t);
    for (uint32_t k = 0; k < 200; k++)
        assert_true(pick(&t, 0, k).person <= 50);
    tiny_close(&t);
}

static void the_prominent_attract(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    uint32_t centre = 0;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.candidates = 64;
    t.params.offending.prominence = 0.5;
    for (uint32_t i = 0; i < PERSONS; i++)
        if (i != 60)
            tiny_pair(&pairs, 60, i);
    tiny_open(&t, PERSONS, &pairs, 23);
    tiny_blank(&t);
    for (uint32_t i = 0; i < PERSONS; i++)
        person_set_exposure(&t.world, i, exposure_widen(0, ATTRIBUTE_WORK, 3));
    tiny_account(&t, OFFENDER, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint32_t k = 0; k < 2000; k++)
        centre += pick(&t, 0, k).person == 60;
    /* met at least once in 64 draws among 99; 4 standard errors */
    expect_share(centre, 2000, 1 - pow(98.0 / 99, 64), 4);
    tiny_close(&t);
}

static void remember(struct tiny_world *t, uint32_t victim, uint32_t account, enum layer layer, bool known)
{
    struct offender *offender = &t->world.offenders[0];
    offender->past[0] = (struct past_victim){.victim = victim,
                                             .account = account,
                                             .layer = (uint8_t)layer,
                                             .known = known,
                                             .serial = t->world.accounts[account].serial};
    offender->past_count = 1;
}

/* 12,000 draws, 4 standard errors; by chance a stranger is the same person in 1 of 99 cases. */
static void some_attempts_go_back_to_a_previous_victim(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t again = 0;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.return_share = 0.3;
    open_ring(&t);
    remember(&t, 20, 0, LAYER_SECOND, false);
    for (uint32_t k = 0; k < DRAWS; k++) {
        struct candidate c = pick(&t, 0, k);
        again += c.layer == LAYER_SECOND;
        assert_true(c.layer == LAYER_STRANGER || c.person == 20);
    }
    expect_share(again, DRAWS, 0.3, 4);
    tiny_close(&t);
}

static void a_previous_victim_is_met_from_where_the_account_stands_now(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.return_share = 1;
    open_ring(&t);
    remember(&t, 1, 0, LAYER_FRIEND, false);
    assert_int_equal(pick(&t, 0, 0).layer, LAYER_FRIEND);
    account_close(&t.world, 0, 0);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, false, NOBODY);
    struct candidate from_new = pick(&t, 0, 0);
    assert_true(from_new.person == 1 && from_new.layer == LAYER_STRANGER && !from_new.known);
    account_close(&t.world, 0, 0);
    account_open(&t.world, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    struct candidate from_real = pick(&t, 0, 0);
    assert_true(from_real.person == 1 && from_real.layer == LAYER_FRIEND && from_real.known && from_real.friend_trust);
    tiny_must(person_suspend(&t.world, 1, 5, &error), &error);
    for (uint32_t k = 0; k < 50; k++)
        assert_true(pick(&t, 0, k).person != 1);
    tiny_close(&t);
}

static void one_met_as_somebody_else_is_a_stranger_afterwards(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.return_share = 1;
    open_ring(&t);
    remember(&t, 20, 0, LAYER_FRIEND, false);
    t.world.offenders[0].past[0].assumed = true;
    struct candidate c = pick(&t, 0, 0);
    assert_true(c.person == 20 && c.layer == LAYER_STRANGER && !c.friend_trust && !c.known);
    tiny_close(&t);
}

static void a_limited_account_does_not_go_back_to_a_stranger(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offending.return_share = 1;
    open_ring(&t);
    remember(&t, 20, 0, LAYER_STRANGER, false);
    assert_int_equal(pick(&t, 0, 0).person, 20);
    t.world.accounts[0].limited = true;
    assert_int_equal(pick(&t, 0, 0).person, NOBODY);
    tiny_close(&t);
}

static void offline_only_real_friends_with_an_account_are_found(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.offending.candidates = 8;
    open_ring(&t);
    person_withdraw(&t.world, 1);
    t.world.persons.at[1].platform = NO_PLATFORM;
    for (uint32_t k = 0; k < 50; k++) {
        struct candidate c = pick(&t, NO_ACCOUNT, k);
        assert_true(c.person == PERSONS - 1 || c.person == NOBODY);
        if (c.person != NOBODY)
            assert_true(c.known && c.friend_trust && c.layer == LAYER_FRIEND);
    }
    tiny_close(&t);
}

/* Every third person is a minor; strangers, past victims and, offline, real friends of full age are passed over. */
static void a_type_against_minors_seeks_minors_only(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t found = 0, offline = 0;
    setup(&t);
    set_reach(&t, 0, 0, 1);
    t.params.offences[0].against_minors = true;
    t.params.offending.return_share = 0.5;
    open_ring(&t);
    remember(&t, 20, 0, LAYER_STRANGER, false);
    for (uint32_t i = 0; i < PERSONS; i += 3)
        t.world.persons.at[i].traits |= TRAIT_MINOR;
    for (uint32_t k = 0; k < 300; k++) {
        struct candidate online = pick(&t, 0, k), at_hand = pick(&t, NO_ACCOUNT, k);
        assert_true(online.person == NOBODY || online.person % 3 == 0);
        assert_true(at_hand.person == NOBODY || at_hand.person % 3 == 0);
        found += online.person != NOBODY;
        offline += at_hand.person != NOBODY;
    }
    assert_true(found > 0 && offline > 0);
    tiny_close(&t);
}

/* The two friends of the contact: one was an offender once, and is picked only where such are not spared. */
static void where_offenders_are_spared_nobody_picks_one(void **state)
{
    (void)state;
    for (int spared = 0; spared < 2; spared++) {
        struct tiny_world t;
        uint32_t met = 0, others = 0;
        setup(&t);
        set_reach(&t, 0, 1, 0);
        t.params.offending.spares_offenders = spared;
        open_ring(&t);
        tiny_account(&t, 49, CREDENTIAL_UNVERIFIED, false, NOBODY);
        offender_desist(&t.world, 1);
        for (uint32_t k = 0; k < 200; k++) {
            struct candidate c = pick(&t, 0, k);
            met += c.person == 49;
            others += c.person == 51;
        }
        assert_true(others > 0);
        assert_int_equal(met > 0, !spared);
        tiny_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(candidates_come_from_the_layers_by_their_reach),
        cmocka_unit_test(few_contacts_are_hard_to_find),
        cmocka_unit_test(real_friends_know_the_offender_and_trust_as_friends),
        cmocka_unit_test(friends_of_the_assumed_trust_as_friends_but_do_not_know),
        cmocka_unit_test(a_limited_account_finds_no_strangers),
        cmocka_unit_test(accounts_out_of_use_are_no_candidates),
        cmocka_unit_test(the_candidate_who_shows_most_is_picked),
        cmocka_unit_test(among_equals_the_first_found_is_picked),
        cmocka_unit_test(what_is_fictitious_attracts_as_much),
        cmocka_unit_test(a_badge_attracts_where_badges_mean_real_profiles),
        cmocka_unit_test(the_prominent_attract),
        cmocka_unit_test(some_attempts_go_back_to_a_previous_victim),
        cmocka_unit_test(a_previous_victim_is_met_from_where_the_account_stands_now),
        cmocka_unit_test(one_met_as_somebody_else_is_a_stranger_afterwards),
        cmocka_unit_test(a_limited_account_does_not_go_back_to_a_stranger),
        cmocka_unit_test(offline_only_real_friends_with_an_account_are_found),
        cmocka_unit_test(a_type_against_minors_seeks_minors_only),
        cmocka_unit_test(where_offenders_are_spared_nobody_picks_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
