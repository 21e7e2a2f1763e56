/* test_search.c - searches that go in step find what they would find alone. */
#include "../../support/tiny_world.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/search.h"

enum { PERSONS = 60 };

/* A ring; an account in the own persona of person 0, with person 30 as a contact. */
static void open_ring(struct tiny_world *t, int platforms)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.platform_count = platforms;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 5);
    tiny_blank(t);
    uint32_t account = tiny_account(t, 0, CREDENTIAL_UNVERIFIED, true, NOBODY);
    account_add_contact(&t->world, account, 30);
}

static void prepare(struct tiny_world *t, struct search *search, const struct circle *circle, struct rng *rng,
                    uint32_t number)
{
    rng_open(rng, t->world.key, RNG_TEST, number, 0, 0);
    *search = (struct search){.layer = (enum layer)(LAYER_FRIEND + (int)(number % 3)), .circle = circle, .rng = rng};
}

static void search_alone(const struct tiny_world *t, struct search *search)
{
    struct search_group group;
    search_group_clear(&group);
    search_group_add(&group, search);
    search_all(&t->world, &group);
}

static void layers_are_where_they_say(void **state)
{
    (void)state;
    struct tiny_world t;
    open_ring(&t, 1);
    struct circle circle = circle_of(&t.world, 0);
    uint32_t layer_seen[4] = {0};
    for (uint32_t number = 0; number < 600; number++) {
        struct search search;
        struct rng rng;
        prepare(&t, &search, &circle, &rng, number);
        search_alone(&t, &search);
        uint32_t p = search.person;
        layer_seen[search.layer]++;
        if (search.layer == LAYER_FRIEND)
            assert_true(p == 1 || p == PERSONS - 1 || p == 30);
        else if (search.layer == LAYER_SECOND) /* friends of 1, 59 and 30 */
            assert_true(p == 0 || p == 2 || p == 58 || p == 29 || p == 31);
        else
            assert_true(p > 0 && p < PERSONS);
    }
    assert_true(layer_seen[1] && layer_seen[2] && layer_seen[3]);
    tiny_close(&t);
}

/* Half of the persons are elsewhere, so that strangers are often tried for anew. */
static void together_is_as_alone(void **state)
{
    (void)state;
    struct tiny_world t;
    struct search searches[SEARCHES];
    struct search_group group;
    struct rng rngs[SEARCHES];
    open_ring(&t, 1);
    for (uint32_t i = 0; i < PERSONS; i += 2) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].platform = NO_PLATFORM;
    }
    struct circle circle = circle_of(&t.world, 0);
    search_group_clear(&group);
    for (uint32_t i = 0; i < SEARCHES; i++) {
        prepare(&t, &searches[i], &circle, &rngs[i], i);
        search_group_add(&group, &searches[i]);
    }
    search_all(&t.world, &group);
    for (uint32_t i = 0; i < SEARCHES; i++) {
        struct search search;
        struct rng rng;
        prepare(&t, &search, &circle, &rng, i);
        search_alone(&t, &search);
        assert_int_equal(search.person, searches[i].person);
        assert_int_equal(rng_bits(&rng), rng_bits(&rngs[i])); /* the stream stands where it would */
        if (search.layer == LAYER_STRANGER)
            assert_int_equal(search.person % 2, 1);
    }
    tiny_close(&t);
}

static void where_nobody_is_nobody_is_found(void **state)
{
    (void)state;
    struct tiny_world t;
    struct rng rng;
    open_ring(&t, 1);
    for (uint32_t i = 1; i < PERSONS; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].platform = NO_PLATFORM;
    }
    struct search search;
    struct circle circle = circle_of(&t.world, 0);
    prepare(&t, &search, &circle, &rng, LAYER_STRANGER - LAYER_FRIEND);
    search_alone(&t, &search);
    assert_int_equal(search.person, NOBODY);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_are_where_they_say),
        cmocka_unit_test(together_is_as_alone),
        cmocka_unit_test(where_nobody_is_nobody_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
