/* test_policy.c - interventions begin and end by date and by trigger, ramp, overrule one another and leave no trace. */
#include "../../support/tiny_run.h"
#include "regimesim/model/observation.h"
#include "regimesim/model/policy.h"

static struct intervention_params *add(struct tiny_world *t, const char *name, const char *changes)
{
    int index = params_element_add(&t->params, SCOPE_INTERVENTION, name);
    struct intervention_params *rule = &t->params.interventions[index];
    snprintf(rule->changes, sizeof rule->changes, "%s", changes);
    return rule;
}

static void setup(struct tiny_world *t)
{
    tiny_params(t);
    tiny_switch_all(&t->params, false);
    t->params.mechanisms.policy = true;
    t->params.run.days = 400;
    t->params.run.interval = 10;
}

static void begin(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_ring(&pairs, 20, 1);
    tiny_open(t, 20, &pairs, 5);
    tiny_prepare(t);
}

/* The value that holds on the world's day, which then passes. */
static double clearing_today(struct tiny_world *t)
{
    tiny_day(t);
    return t->world.params->moderation.clearing_days;
}

static void an_intervention_holds_from_its_start_to_the_day_it_ends(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct intervention_params *rule = add(&t, "pause", "moderation.clearing_days = 7");
    rule->start = 5;
    rule->until = 9;
    begin(&t);
    for (int day = 0; day < 20; day++) {
        bool within = day >= 5 && day < 9;
        assert_true(clearing_today(&t) == (within ? 7 : 30));
        assert_true(observe_stock(&t.world, M_INTERVENTIONS, 0) == within);
    }
    assert_true(t.params.moderation.clearing_days == 30);
    tiny_close(&t);
}

/* Records are records, whether a platform or a state lost them. */
static void breaches_of_platforms_and_of_states_trigger_alike(void **state)
{
    (void)state;
    for (int lost_by = 0; lost_by < 3; lost_by++) {
        struct tiny_world t;
        setup(&t);
        struct intervention_params *rule = add(&t, "alarm", "moderation.clearing_days = 7");
        rule->trigger = TRIGGER_BREACHED_SHARE;
        rule->threshold = 0.2;
        begin(&t);
        tally(&t.world, M_BREACHED, 0, lost_by == 0 ? 5 : 3);
        tally(&t.world, M_REGISTER_BREACHED, 0, lost_by == 0 ? 0 : lost_by == 1 ? 2 : 0);
        while (t.world.day < 10)
            tiny_day(&t);
        assert_true(clearing_today(&t) == (lost_by < 2 ? 7 : 30));
        tiny_close(&t);
    }
}

static void without_an_end_it_holds_for_ever(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    add(&t, "always", "moderation.clearing_days = 7")->start = 0;
    begin(&t);
    for (int day = 0; day < 50; day++)
        assert_true(clearing_today(&t) == 7);
    tiny_close(&t);
}

/* 30 to 10 in four days: 30, 25, 20, 15, 10, 10 ... and at the end back at once. */
static void numbers_move_along_a_ramp(void **state)
{
    (void)state;
    static const double expected[] = {30, 30, 30, 25, 20, 15, 10, 10, 30, 30};
    struct tiny_world t;
    setup(&t);
    struct intervention_params *rule = add(&t, "slow", "moderation.clearing_days = 10; credentials.tries = daily");
    rule->start = 2;
    rule->ramp_days = 4;
    rule->until = 8;
    begin(&t);
    for (int day = 0; day < 10; day++) {
        assert_true(clearing_today(&t) == expected[day]);
        assert_int_equal(t.world.params->credentials.tries, day >= 2 && day < 8 ? TRIES_DAILY : TRIES_EXPECTED);
    }
    tiny_close(&t);
}

static void the_later_in_the_list_wins_and_products_are_of_the_base_value(void **state)
{
    (void)state;
    static const double expected[] = {30, 60, 60, 15, 15, 60, 60};
    struct tiny_world t;
    setup(&t);
    add(&t, "first", "moderation.clearing_days *= 2; offending.rate *= 2")->start = 1;
    struct intervention_params *second = add(&t, "second", "moderation.clearing_days *= 0.5");
    second->start = 3;
    second->until = 5;
    begin(&t);
    for (int day = 0; day < 7; day++) {
        assert_true(clearing_today(&t) == expected[day]);
        assert_true(t.world.params->offending.rate == t.params.offending.rate * (day >= 1 ? 2 : 1));
    }
    tiny_close(&t);
}

/* Windows end with days 9, 19, ...; what is watched then takes effect the next morning. */
static void a_trigger_takes_effect_after_the_window_in_which_its_threshold_was_passed(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct intervention_params *rule = add(&t, "alarm", "moderation.clearing_days = 7");
    rule->trigger = TRIGGER_LEFT_SHARE;
    rule->threshold = 0.1;
    rule->lasting = 15;
    begin(&t);
    for (int day = 0; day < 60; day++) {
        if (day == 13)
            tally(&t.world, M_LEFT, 0, 2); /* exactly the threshold */
        if (day == 24)
            tally(&t.world, M_LEFT, 0, 1);
        /* begins on day 30; over on day 45; the share is still too high on day 49; begins again on day 50 */
        bool holds = (day >= 30 && day < 45) || day >= 50;
        assert_true(clearing_today(&t) == (holds ? 7 : 30));
    }
    tiny_close(&t);
}

static void without_a_length_a_trigger_is_for_ever_but_for_the_day_it_ends(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    struct intervention_params *rule = add(&t, "alarm", "moderation.clearing_days = 7");
    rule->trigger = TRIGGER_BREACHED_SHARE;
    rule->threshold = 0.2;
    rule->until = 90;
    begin(&t);
    tally(&t.world, M_BREACHED, 0, 5);
    for (int day = 0; day < 120; day++)
        assert_true(clearing_today(&t) == (day >= 10 && day < 90 ? 7 : 30));
    tiny_close(&t);
}

static void queues_are_summed_over_all_they_belong_to(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    tiny_add_abroad(&t);
    struct intervention_params *rule = add(&t, "backlog", "moderation.clearing_days = 7");
    rule->trigger = TRIGGER_CASE_QUEUE;
    rule->threshold = 1.5;
    begin(&t);
    for (int k = 0; k < 2; k++)
        tiny_must(fifo_push(&t.world.jurisdictions[k].cases, 0, &error), &error);
    for (int day = 0; day < 12; day++)
        assert_true(clearing_today(&t) == (day >= 10 ? 7 : 30));
    tiny_close(&t);
}

static void a_trigger_may_lie_below_and_a_rate_that_does_not_exist_triggers_nothing(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    for (int k = 0; k < 2; k++) {
        struct intervention_params *rule = add(&t, k ? "calm" : "safe", k ? "trust.bonus = 0" : "trust.friend = 1");
        rule->trigger = k ? TRIGGER_VICTIMISATION_RATE : TRIGGER_PREVALENCE;
        rule->direction = DIRECTION_BELOW;
        rule->threshold = 1;
    }
    begin(&t);
    for (uint32_t i = 0; i < t.world.persons.count; i++) {
        person_withdraw(&t.world, i);
        t.world.persons.at[i].platform = NO_PLATFORM;
    }
    for (int day = 0; day < 20; day++)
        tiny_day(&t);
    assert_true(t.world.params->trust.friend == 1);
    assert_true(t.world.params->trust.bonus == t.params.trust.bonus);
    tiny_close(&t);
}

/* The first and the third alone are sound, and all three are; but the second ends on day 5. */
static void a_combination_that_breaks_a_rule_ends_the_run(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error = {.code = STATUS_OK};
    setup(&t);
    add(&t, "first", "jurisdictions.home.detention_from = 4")->start = 1;
    struct intervention_params *second = add(&t, "second", "jurisdictions.home.detention_from = 2");
    second->start = 1;
    second->until = 5;
    add(&t, "third", "jurisdictions.home.sentence_from = 3")->start = 2;
    begin(&t);
    while (t.world.day < 5)
        tiny_day(&t);
    assert_int_equal(day_step(&t.world, &error), STATUS_DATA);
    assert_non_null(strstr(error.message, "on day 5 jurisdictions.home.sentence_from: sentence_from is below"));
    tiny_close(&t);
}

static void nothing_is_copied_without_interventions_or_with_the_switch_off(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    begin(&t);
    assert_true(t.world.params == &t.params && !t.world.policy);
    tiny_close(&t);
    setup(&t);
    add(&t, "always", "moderation.clearing_days = 7")->start = 0;
    t.params.mechanisms.policy = false;
    begin(&t);
    assert_true(clearing_today(&t) == 30);
    assert_true(t.world.params == &t.params && !t.world.policy);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_intervention_holds_from_its_start_to_the_day_it_ends),
        cmocka_unit_test(breaches_of_platforms_and_of_states_trigger_alike),
        cmocka_unit_test(without_an_end_it_holds_for_ever),
        cmocka_unit_test(numbers_move_along_a_ramp),
        cmocka_unit_test(the_later_in_the_list_wins_and_products_are_of_the_base_value),
        cmocka_unit_test(a_trigger_takes_effect_after_the_window_in_which_its_threshold_was_passed),
        cmocka_unit_test(without_a_length_a_trigger_is_for_ever_but_for_the_day_it_ends),
        cmocka_unit_test(queues_are_summed_over_all_they_belong_to),
        cmocka_unit_test(a_trigger_may_lie_below_and_a_rate_that_does_not_exist_triggers_nothing),
        cmocka_unit_test(a_combination_that_breaks_a_rule_ends_the_run),
        cmocka_unit_test(nothing_is_copied_without_interventions_or_with_the_switch_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
