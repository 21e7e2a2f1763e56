/* test_interventions.c - what must hold of interventions and agreements whatever the numbers: an intervention that
 * makes a law equals law_day, one that changes nothing leaves every byte alone, more cooperation never hides anybody.
 */
#include "../../support/tiny_run.h"
#include "regimesim/model/trace.h"

static struct intervention_params *add(struct params *params, const char *name, int start, const char *changes)
{
    int index = params_element_add(params, SCOPE_INTERVENTION, name);
    struct intervention_params *rule = &params->interventions[index];
    rule->start = start;
    snprintf(rule->changes, sizeof rule->changes, "%s", changes);
    return rule;
}

static bool about_interventions(const struct outcome_row *row)
{
    return row->metric == M_INTERVENTIONS;
}

/* Each rule on the first day that a law may have, in the middle, and so late that the run ends during the time of
 * grace. */
static void an_intervention_that_makes_a_law_equals_law_day_to_the_last_byte(void **state)
{
    (void)state;
    static const char *const rules[] = {"optional", "tiered", "mandatory"};
    static const int days[] = {1, 50, 190};
    for (int k = 0; k < 9; k++) {
        struct params law, intervention;
        struct outcome a, b;
        char text[TEXT_SIZE];
        tiny_busy(&law);
        law.platforms[0].strength = 0.5;
        law.platforms[0].grace_days = 40;
        law.platforms[0].existing_accounts = k == 4 ? EXISTING_EXEMPT : EXISTING_MUST_VERIFY;
        law.platforms[0].breach_day = 120;
        law.registration.resistance = 0.5;
        intervention = law;
        law.platforms[0].verification = VERIFICATION_OPTIONAL + k % 3;
        law.platforms[0].front_stage = FRONT_VOLUNTARY;
        law.platforms[0].prominent_friends = 14;
        law.platforms[0].law_day = days[k / 3];
        snprintf(text, sizeof text,
                 "platforms.domestic.verification = %s; platforms.domestic.front_stage = voluntary; "
                 "platforms.domestic.prominent_friends = 14",
                 rules[k % 3]);
        add(&intervention, "law", days[k / 3], text);
        tiny_busy_run(&law, &a);
        tiny_busy_run(&intervention, &b);
        assert_true(tiny_same(&a, &b, about_interventions));
        outcome_free(&a);
        outcome_free(&b);
    }
}

static void an_intervention_that_sets_what_holds_anyway_changes_nothing(void **state)
{
    (void)state;
    struct params params;
    struct outcome without, with;
    tiny_busy(&params);
    params.platforms[0].verification = VERIFICATION_TIERED;
    tiny_busy_run(&params, &without);
    add(&params, "nothing", 30, "platforms.domestic.verification = tiered; offending.rate *= 1; trust.friend = 2")
        ->ramp_days = 33;
    tiny_busy_run(&params, &with);
    assert_true(tiny_last(&with, M_INTERVENTIONS) == 1 && tiny_last(&without, M_INTERVENTIONS) == 0);
    assert_true(tiny_same(&without, &with, about_interventions));
    outcome_free(&without);
    outcome_free(&with);
}

/* Before its first day, and with the mechanism off, nothing tells it from a run without. */
static void an_intervention_changes_nothing_before_it_begins(void **state)
{
    (void)state;
    struct params params;
    struct outcome without, with;
    int compared = 0, changed = 0;
    tiny_busy(&params);
    tiny_busy_run(&params, &without);
    add(&params, "strike", 100, "jurisdictions.home.investigations = 0; platforms.domestic.sensitivity = 1");
    tiny_busy_run(&params, &with);
    for (size_t k = 0; k < without.count; k++) {
        const struct outcome_row *row = &without.rows[k];
        enum metric_kind kind = metric_table[row->metric].kind;
        if ((kind != METRIC_FLOW && kind != METRIC_STOCK && kind != METRIC_RATE) || row->metric == M_INTERVENTIONS)
            continue;
        bool same = outcome_get(&with, row->metric, row->element, row->x) == row->value;
        assert_true(row->x > 100 || same);
        compared += row->x <= 100;
        changed += row->x > 100 && !same;
    }
    assert_true(compared > 300 && changed > 100);
    outcome_free(&with);
    params.mechanisms.policy = false;
    tiny_busy_run(&params, &with);
    assert_true(tiny_same(&without, &with, NULL));
    outcome_free(&without);
    outcome_free(&with);
}

/* Values that day 0 itself does not read. */
static void a_change_on_day_0_for_ever_is_the_same_as_the_value_from_the_start(void **state)
{
    (void)state;
    struct params from_start, changed;
    struct outcome a, b;
    tiny_busy(&from_start);
    changed = from_start;
    from_start.offending.rate *= 2;
    from_start.jurisdictions[0].investigations = 0;
    add(&changed, "always", 0, "offending.rate *= 2; jurisdictions.home.investigations = 0");
    tiny_busy_run(&from_start, &a);
    tiny_busy_run(&changed, &b);
    assert_true(tiny_same(&a, &b, about_interventions));
    outcome_free(&a);
    outcome_free(&b);
}

/* 2,000 random worlds of agreements and cases: raising any cooperation, or setting an agreement in force, never lowers
 * the probability of identification, nor lengthens the wait. */
static void more_cooperation_never_lowers_the_probability_of_identification(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct rng rng;
    tiny_params(&t);
    tiny_add_abroad(&t);
    params_element_add(&t.params, SCOPE_JURISDICTION, "third");
    t.params.jurisdictions[2].population_share = 0;
    for (int i = 0; i < 3; i++)
        params_element_add(&t.params, SCOPE_AGREEMENT, i == 0 ? "a" : i == 1 ? "b" : "c");
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 3);
    tiny_blank(&t);
    uint32_t account = tiny_account(&t, 2, CREDENTIAL_OWN, true, NOBODY);
    rng_open(&rng, rng_key_make(8, 0), RNG_TEST, 0, 0, 0);
    int higher = 0, faster = 0;
    for (int k = 0; k < 2000; k++) {
        struct offence offence = {.victim = 5, .account = account, .credential = CREDENTIAL_OWN};
        offence.platform = (uint8_t)rng_below(&rng, 2);
        t.world.persons.at[2].jurisdiction = (uint8_t)rng_below(&rng, 3);
        for (int i = 0; i < 3; i++) {
            struct agreement_params *agreement = &t.params.agreements[i];
            t.params.jurisdictions[i].cooperation = rng_uniform(&rng);
            t.params.jurisdictions[i].cooperation_delay = (int)rng_below(&rng, 300);
            agreement->parties = rng_below(&rng, 8);
            agreement->cooperation = rng_uniform(&rng);
            agreement->delay = (int)rng_below(&rng, 300);
            agreement->in_force = rng_below(&rng, 2);
        }
        struct venue venue = trace_venue(&t.world, &offence);
        double before = trace_identifies(&t.world, &offence, true);
        int32_t waits = trace_delay(&t.params, &venue);
        int which = (int)rng_below(&rng, 3);
        if (k & 1)
            t.params.agreements[which].in_force = true;
        else
            t.params.jurisdictions[which].cooperation += (1 - t.params.jurisdictions[which].cooperation) / 2;
        assert_true(trace_identifies(&t.world, &offence, true) >= before);
        assert_true(trace_delay(&t.params, &venue) <= waits);
        higher += trace_identifies(&t.world, &offence, true) > before;
        faster += trace_delay(&t.params, &venue) < waits;
    }
    assert_true(higher > 100 && faster > 50);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_intervention_that_makes_a_law_equals_law_day_to_the_last_byte),
        cmocka_unit_test(an_intervention_that_sets_what_holds_anyway_changes_nothing),
        cmocka_unit_test(an_intervention_changes_nothing_before_it_begins),
        cmocka_unit_test(a_change_on_day_0_for_ever_is_the_same_as_the_value_from_the_start),
        cmocka_unit_test(more_cooperation_never_lowers_the_probability_of_identification),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
