/* test_incivility.c - insults by ordinary persons: how many, by whom, and whom identifiability restrains. */
#include "../../support/tiny_world.h"

enum { PERSONS = 1000, DAYS = 50 };
static const double rate = 0.1;

/* Insults are the second type, so that they are counted apart. rho is 0.2 and 0.8 with an own credential. */
static void setup(struct tiny_world *t, double disinhibition)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_only_type(t);
    t->params.offences[1] = (struct offence_params){.name = "insult", .kind = OFFENCE_INCIVILITY, .rate = rate};
    t->params.offence_count = 2;
    t->params.offending.disinhibition = disinhibition;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 26);
    tiny_blank(t);
}

static void change(struct tiny_world *t, uint32_t person, enum credential credential, bool normative)
{
    person_withdraw(&t->world, person);
    t->world.persons.at[person].credential = (uint8_t)credential;
    t->world.persons.at[person].traits =
        (uint8_t)((normative ? TRAIT_NORMATIVE : 0) | (credential == CREDENTIAL_FALSE ? 0 : TRAIT_AUTHENTIC));
    person_enter(&t->world, person);
}

/* How often each of two groups of persons (below and from `border` on) insulted somebody. */
static void run(struct tiny_world *t, uint32_t border, double counts[2])
{
    counts[0] = counts[1] = 0;
    for (; t->world.day < DAYS; t->world.day++) {
        tiny_step(t, &incivility_mechanism);
        for (size_t k = 0; k < t->world.insulters.count; k++)
            counts[t->world.insulters.items[k] >= border]++;
    }
    assert_true(counts[0] + counts[1] == tiny_sum(t, M_INCIVILITY));
    assert_true(counts[0] + counts[1] == t->world.tallies->window[M_OFFENCES][1]);
    assert_true(tiny_sum(t, M_VICTIMISATIONS) == 0);
}

/* 1,000 persons, 50 days, 0.1 a day: 5,000 insults; 4 standard errors here and below. */
static void without_disinhibition_everybody_insults_at_the_base_rate(void **state)
{
    (void)state;
    struct tiny_world t;
    double counts[2];
    setup(&t, 0);
    for (uint32_t i = 0; i < 300; i++)
        change(&t, i, CREDENTIAL_OWN, i % 3 == 0);
    run(&t, 300, counts);
    expect_poisson(counts[0], rate * 300 * DAYS, 4);
    expect_poisson(counts[1], rate * 700 * DAYS, 4);
    tiny_close(&t);
}

/* 1 + 0.6 * 0.8 against 1 + 0.6 * 0.2 with an own credential. */
static void identifiability_restrains_insults(void **state)
{
    (void)state;
    struct tiny_world t;
    double counts[2];
    setup(&t, 0.6);
    for (uint32_t i = 0; i < 500; i++)
        change(&t, i, CREDENTIAL_OWN, false);
    run(&t, 500, counts);
    expect_poisson(counts[0], rate * 500 * DAYS * 1.12, 4);
    expect_poisson(counts[1], rate * 500 * DAYS * 1.48, 4);
    tiny_close(&t);
}

static void a_false_credential_restrains_no_more_than_none(void **state)
{
    (void)state;
    struct tiny_world t;
    double counts[2];
    setup(&t, 0.6);
    for (uint32_t i = 0; i < 500; i++)
        change(&t, i, CREDENTIAL_FALSE, false);
    run(&t, 500, counts);
    expect_poisson(counts[0], rate * 500 * DAYS * 1.48, 4);
    expect_poisson(counts[1], rate * 500 * DAYS * 1.48, 4);
    tiny_close(&t);
}

static void normative_aggressors_are_not_restrained(void **state)
{
    (void)state;
    struct tiny_world t;
    double counts[2];
    setup(&t, 0.6);
    for (uint32_t i = 0; i < PERSONS; i++)
        change(&t, i, CREDENTIAL_OWN, i < 500);
    run(&t, 500, counts);
    expect_poisson(counts[0], rate * 500 * DAYS * 1.6, 4);
    expect_poisson(counts[1], rate * 500 * DAYS * 1.12, 4);
    tiny_close(&t);
}

static void offenders_are_counted_elsewhere_not_here(void **state)
{
    (void)state;
    struct tiny_world t;
    double counts[2];
    setup(&t, 0);
    for (uint32_t i = 0; i < 200; i++)
        tiny_offender(&t, i);
    run(&t, 200, counts);
    assert_true(counts[0] == 0);
    assert_true(counts[1] > 0);
    tiny_close(&t);
}

static void accounts_out_of_use_insult_nobody(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    double counts[2];
    setup(&t, 0);
    for (uint32_t i = 0; i < 600; i++)
        tiny_must(person_suspend(&t.world, i, 1000, &error), &error);
    run(&t, 600, counts);
    assert_true(counts[0] == 0);
    expect_poisson(counts[1], rate * 400 * DAYS, 4);
    tiny_close(&t);
}

static void each_platform_has_its_own_insults(void **state)
{
    (void)state;
    struct tiny_world t;
    double counts[2];
    setup(&t, 0);
    tiny_add_abroad(&t);
    for (uint32_t i = 0; i < 300; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].platform = 1;
        person_enter(&t.world, i);
    }
    run(&t, 300, counts);
    assert_true(t.world.tallies->window[M_INCIVILITY][1] == counts[0]);
    expect_poisson(counts[0], rate * 300 * DAYS, 4);
    expect_poisson(counts[1], rate * 700 * DAYS, 4);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_disinhibition_everybody_insults_at_the_base_rate),
        cmocka_unit_test(identifiability_restrains_insults),
        cmocka_unit_test(a_false_credential_restrains_no_more_than_none),
        cmocka_unit_test(normative_aggressors_are_not_restrained),
        cmocka_unit_test(offenders_are_counted_elsewhere_not_here),
        cmocka_unit_test(accounts_out_of_use_insult_nobody),
        cmocka_unit_test(each_platform_has_its_own_insults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
