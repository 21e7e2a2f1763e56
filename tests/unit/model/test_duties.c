/* test_duties.c - what providers and instruction keep from being disclosed, and what is collected or guessed all the
 * same. Happenings are Poisson counts: 5 standard errors, false alarm 6e-7. */
#include "../../support/tiny_world.h"
#include "regimesim/model/attempt.h"

enum { MANY = 5000, DAYS = 20 };

static void open_ring(struct tiny_world *t, uint32_t reach, double active, double passive)
{
    struct tiny_pairs pairs = {0};
    t->params.disclosure.active_rate = active;
    t->params.disclosure.passive_rate = passive;
    tiny_ring(&pairs, MANY, reach);
    tiny_open(t, MANY, &pairs, 60);
    tiny_blank(t);
}

/* Everybody shows everything to the audience. */
static void show_all(struct tiny_world *t, uint32_t word)
{
    for (uint32_t i = 0; i < MANY; i++)
        person_set_exposure(&t->world, i, word);
}

static void run(struct tiny_world *t)
{
    for (; t->world.day < DAYS; t->world.day++)
        tiny_step(t, &disclosure_mechanism);
    tiny_verify(t);
}

/* From friends of friends to everyone: 0.01 * 5,000 * 20 happenings, 0.4 of them warned off. */
static void a_warning_prevents_its_share_of_what_everyone_would_see(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.platforms[0].warnings = 0.4;
    open_ring(&t, 1, 0.01, 0);
    show_all(&t, 0xAAAAAAAAu);
    run(&t);
    expect_poisson(tiny_sum(&t, M_DISCLOSURES_WARNED), 0.4 * 0.01 * MANY * DAYS, 5);
    expect_poisson(t.world.platforms[0].exposed, 0.6 * 0.01 * MANY * DAYS, 5);
    tiny_close(&t);
}

static void a_warning_says_nothing_about_smaller_audiences(void **state)
{
    (void)state;
    struct tiny_world t;
    uint64_t shown = 0;
    tiny_params(&t);
    t.params.platforms[0].warnings = 1;
    open_ring(&t, 1, 0.01, 0);
    run(&t);
    for (uint32_t i = 0; i < MANY; i++)
        shown += (uint64_t)exposure_count(t.world.persons.at[i].exposure, LAYER_FRIEND);
    assert_true(shown > 900);
    assert_int_equal(t.world.platforms[0].exposed, 0);
    tiny_close(&t);
}

static void consent_refuses_its_share_of_what_friends_would_reveal(void **state)
{
    (void)state;
    struct tiny_world t;
    uint64_t revealed = 0;
    tiny_params(&t);
    t.params.platforms[0].consent = 0.7;
    open_ring(&t, 1, 0, 0.01);
    run(&t);
    for (uint32_t i = 0; i < MANY; i++)
        revealed += (uint64_t)exposure_count(t.world.persons.at[i].exposure, LAYER_SECOND);
    expect_poisson(tiny_sum(&t, M_DISCLOSURES_REFUSED), 0.7 * 0.01 * MANY * DAYS, 5);
    expect_poisson(revealed, 0.3 * 0.01 * MANY * DAYS, 5);
    tiny_close(&t);
}

static void what_is_known_to_all_needs_no_consent_and_no_warning(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.platforms[0].warnings = t.params.platforms[0].consent = 1;
    t.params.platforms[0].collection = 0.01;
    open_ring(&t, 1, 0.01, 0.01);
    show_all(&t, 0xFFFFFFFFu);
    run(&t);
    assert_true(tiny_sum(&t, M_DISCLOSURES_WARNED) + tiny_sum(&t, M_DISCLOSURES_REFUSED) == 0);
    assert_true(tiny_sum(&t, M_COLLECTED) == 0);
    tiny_close(&t);
}

/* What a duty prevents is a part of what happens without it; nothing else changes. */
static void duties_take_away_and_add_nothing(void **state)
{
    (void)state;
    struct tiny_world free, bound;
    tiny_params(&free);
    open_ring(&free, 1, 0.02, 0.02);
    show_all(&free, 0x55555555u);
    run(&free);
    tiny_params(&bound);
    bound.params.platforms[0].warnings = bound.params.platforms[0].consent = 0.5;
    bound.params.disclosure.literacy = 0.2;
    open_ring(&bound, 1, 0.02, 0.02);
    show_all(&bound, 0x55555555u);
    run(&bound);
    uint32_t fewer = 0;
    for (uint32_t i = 0; i < MANY; i++)
        for (int layer = LAYER_FRIEND; layer <= LAYER_STRANGER; layer++) {
            uint32_t without = exposure_visible(free.world.persons.at[i].exposure, (enum layer)layer);
            uint32_t with = exposure_visible(bound.world.persons.at[i].exposure, (enum layer)layer);
            assert_int_equal(with & ~without, 0);
            fewer += with != without;
        }
    assert_true(fewer > 500);
    tiny_close(&free);
    tiny_close(&bound);
}

/* Of 5,000 * 16 attributes a share d (1 - s c) is disclosed, of which 0.3 are left: a subset, the same otherwise. */
static void instructed_persons_leave_a_share_of_what_they_would_disclose(void **state)
{
    (void)state;
    struct tiny_world plain, instructed;
    struct tiny_pairs pairs = {0};
    double disclosed = 0, kept = 0;
    tiny_params(&plain);
    tiny_ring(&pairs, MANY, 1);
    tiny_open(&plain, MANY, &pairs, 61);
    instructed.params = plain.params;
    instructed.params.disclosure.literacy = 0.3;
    pairs = (struct tiny_pairs){0};
    tiny_ring(&pairs, MANY, 1);
    tiny_open(&instructed, MANY, &pairs, 61);
    for (uint32_t i = 0; i < MANY; i++)
        for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
            unsigned before = exposure_audience(plain.world.persons.at[i].exposure, a);
            unsigned after = exposure_audience(instructed.world.persons.at[i].exposure, a);
            assert_true(after == before || after == AUDIENCE_NOBODY);
            disclosed += before > 0;
            kept += after > 0;
        }
    expect_share(kept, disclosed, 0.7, 5);
    tiny_close(&plain);
    tiny_close(&instructed);
}

/* 0.01 a user and day; two in a hundred meet an attribute that was collected already, so five in a hundred are allowed
 * for beside the 5 standard errors. */
static void collection_reveals_to_everyone_what_friends_know(void **state)
{
    (void)state;
    struct tiny_world t;
    double mean = 0.01 * MANY * DAYS;
    tiny_params(&t);
    t.params.platforms[0].collection = 0.01;
    open_ring(&t, 1, 0, 0);
    run(&t);
    expect_near(tiny_sum(&t, M_COLLECTED), mean, 0.05 * mean + 5 * sqrt(mean));
    assert_true((double)t.world.platforms[0].exposed == tiny_sum(&t, M_COLLECTED));
    tiny_close(&t);
}

static void without_friends_or_with_consent_nothing_is_collected(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_params(&t);
    t.params.platforms[0].collection = 0.01;
    t.params.platforms[0].consent = 1;
    open_ring(&t, 1, 0, 0);
    run(&t);
    assert_true(tiny_sum(&t, M_COLLECTED) == 0 && tiny_sum(&t, M_DISCLOSURES_REFUSED) > 0);
    tiny_close(&t);
    tiny_params(&t);
    t.params.platforms[0].collection = 0.01;
    open_ring(&t, 0, 0, 0);
    run(&t);
    assert_true(tiny_sum(&t, M_COLLECTED) == 0 && t.world.platforms[0].exposed == 0);
    tiny_close(&t);
}

/* Person 0 has 20 friends; the first ten show housing to everyone, so that of nine studied evenly five do. Useful are
 * housing and travel. */
static void open_star(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_only_type(t)->attributes = 1u << ATTRIBUTE_HOUSING | 1u << ATTRIBUTE_TRAVEL;
    tiny_star(&pairs, 21);
    tiny_open(t, 21, &pairs, 62);
    tiny_blank(t);
    for (uint32_t i = 1; i <= 10; i++)
        person_set_exposure(&t->world, i, exposure_widen(0, ATTRIBUTE_HOUSING, AUDIENCE_EVERYONE));
}

static void what_friends_show_is_guessed_of_who_hides_it(void **state)
{
    (void)state;
    struct tiny_world t;
    open_star(&t);
    assert_true(attempt_inferred(&t.world, 0, LAYER_FRIEND, 0) == 0);
    t.params.disclosure.inference = 0.6;
    expect_near(attempt_inferred(&t.world, 0, LAYER_FRIEND, 0), 0.6 * 5 / 9 / 2, 1e-12);
    expect_near(attempt_inferred(&t.world, 0, LAYER_SECOND, 0), 0.6 * 5 / 9 / 2, 1e-12);
    assert_true(attempt_inferred(&t.world, 0, LAYER_STRANGER, 0) == 0);
    for (uint32_t i = 1; i <= 10; i++)
        t.world.persons.at[i].traits &= (uint16_t)~TRAIT_AUTHENTIC; /* invented, so no guide */
    assert_true(attempt_inferred(&t.world, 0, LAYER_FRIEND, 0) == 0);
    tiny_close(&t);
}

static void what_is_shown_needs_no_guess(void **state)
{
    (void)state;
    struct tiny_world t;
    open_star(&t);
    t.params.disclosure.inference = 1;
    person_set_exposure(&t.world, 0, exposure_widen(0, ATTRIBUTE_HOUSING, LAYER_FRIEND));
    assert_true(attempt_inferred(&t.world, 0, LAYER_FRIEND, 0) == 0);
    assert_true(attempt_inferred(&t.world, 0, LAYER_SECOND, 0) > 0); /* hidden from there */
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warning_prevents_its_share_of_what_everyone_would_see),
        cmocka_unit_test(a_warning_says_nothing_about_smaller_audiences),
        cmocka_unit_test(consent_refuses_its_share_of_what_friends_would_reveal),
        cmocka_unit_test(what_is_known_to_all_needs_no_consent_and_no_warning),
        cmocka_unit_test(duties_take_away_and_add_nothing),
        cmocka_unit_test(instructed_persons_leave_a_share_of_what_they_would_disclose),
        cmocka_unit_test(collection_reveals_to_everyone_what_friends_know),
        cmocka_unit_test(without_friends_or_with_consent_nothing_is_collected),
        cmocka_unit_test(what_friends_show_is_guessed_of_who_hides_it),
        cmocka_unit_test(what_is_shown_needs_no_guess),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
