/* test_hop.c - how near a victim is to earlier victims of the same offender, and that each is counted once. */
#include "../../support/tiny_world.h"
#include "regimesim/model/hop.h"
#include "regimesim/model/victimisation.h"

enum { PERSONS = 20 };

/* A chain of friends 0 - 1 - ... - 18; person 19 has none, and is the offender. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.run.hops = true;
    tiny_only_type(t);
    for (uint32_t i = 0; i + 2 < PERSONS; i++)
        tiny_pair(&pairs, i, i + 1);
    tiny_open(t, PERSONS, &pairs, 7);
    tiny_blank(t);
}

static void remember(struct offender *offender, uint32_t victim)
{
    offender->past[offender->past_count++] = (struct past_victim){.victim = victim};
}

static void the_nearest_of_the_past_victims_counts(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct offender *offender = tiny_motivate(&t, 19);
    assert_int_equal(hop_from_past(&t.world, offender, 5), HOP_FURTHER); /* the first victim */
    remember(offender, 5);
    assert_int_equal(hop_from_past(&t.world, offender, 5), HOP_SAME);
    assert_int_equal(hop_from_past(&t.world, offender, 4), HOP_FRIEND);
    assert_int_equal(hop_from_past(&t.world, offender, 6), HOP_FRIEND);
    assert_int_equal(hop_from_past(&t.world, offender, 7), HOP_SECOND);
    assert_int_equal(hop_from_past(&t.world, offender, 8), HOP_FURTHER);
    remember(offender, 9);
    assert_int_equal(hop_from_past(&t.world, offender, 8), HOP_FRIEND);
    assert_int_equal(hop_from_past(&t.world, offender, 7), HOP_SECOND); /* of both */
    assert_int_equal(hop_from_past(&t.world, offender, 9), HOP_SAME);
    assert_int_equal(hop_from_past(&t.world, offender, 12), HOP_FURTHER);
    tiny_close(&t);
}

static void commit(struct tiny_world *t, uint32_t account, uint32_t victim, uint16_t number)
{
    struct attempt attempt = {.offender = t->world.accounts[account].owner,
                              .account = account,
                              .victim = victim,
                              .layer = LAYER_STRANGER,
                              .number = number};
    struct rng rng;
    struct error error;
    rng_open(&rng, t->world.key, RNG_TEST, victim, number, 0);
    tiny_must(victimisation_commit(&t->world, &attempt, &rng, &error), &error);
}

/* Victims 3, 4, 3 again, 6 (two from 4), 9 (three from 6), 5: each is compared with those before it. */
static void every_victimisation_is_counted_at_one_distance(void **state)
{
    (void)state;
    static const uint32_t victims[] = {3, 4, 3, 6, 9, 5};
    struct tiny_world t;
    setup(&t);
    uint32_t account = tiny_account(&t, 19, CREDENTIAL_UNVERIFIED, false, NOBODY);
    for (uint16_t i = 0; i < 6; i++)
        commit(&t, account, victims[i], i);
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS), 6);
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS_AGAIN), 1); /* 3 */
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS_HOP1), 2);  /* 4 and 5 */
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS_HOP2), 1);  /* 6 */
    tiny_close(&t);
}

static void unless_asked_for_nothing_is_counted(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.run.hops = false;
    uint32_t account = tiny_account(&t, 19, CREDENTIAL_UNVERIFIED, false, NOBODY);
    commit(&t, account, 3, 0);
    commit(&t, account, 3, 1);
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS), 2);
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS_AGAIN), 0);
    tiny_close(&t);
}

/* Others' victims do not matter. */
static void offenders_are_apart(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    uint32_t first = tiny_account(&t, 19, CREDENTIAL_UNVERIFIED, false, NOBODY);
    uint32_t second = tiny_account(&t, 18, CREDENTIAL_UNVERIFIED, false, NOBODY);
    commit(&t, first, 3, 0);
    commit(&t, second, 4, 0);
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS_HOP1), 0);
    commit(&t, first, 4, 1);
    assert_int_equal(tiny_sum(&t, M_VICTIMISATIONS_HOP1), 1);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_of_the_past_victims_counts),
        cmocka_unit_test(every_victimisation_is_counted_at_one_distance),
        cmocka_unit_test(unless_asked_for_nothing_is_counted),
        cmocka_unit_test(offenders_are_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
