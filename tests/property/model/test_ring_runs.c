/* test_ring_runs.c - whole runs with doxing rings, thresholds, witnesses and bystanders: limits, directions, sums. */
#include "../../support/tiny_run.h"

/* Rings form, publish and are found out often in the busy world. */
static void with_rings(struct params *params)
{
    tiny_busy(params);
    params->mechanisms.rings = true;
    params->rings.formation = 4000;
    params->rings.size = 6;
    params->rings.needed = 4;
    params->rings.patience_days = 20;
    params->rings.rest_days = 5;
    for (int k = 0; k < 2; k++)
        params->jurisdictions[k].investigations = 10000;
}

static void exposure_of_1_exposes_and_of_0_nobody(void **state)
{
    (void)state;
    static const double chances[] = {0, 1};
    for (int k = 0; k < 2; k++) {
        struct params params;
        struct outcome outcome;
        with_rings(&params);
        params.rings.exposure = chances[k];
        tiny_busy_run(&params, &outcome);
        double exposed = tiny_total(&outcome, M_RING_MEMBERS_EXPOSED);
        assert_true(tiny_total(&outcome, M_RING_PUBLICATIONS) > 3);
        assert_true(tiny_total(&outcome, M_OFFENDERS_IDENTIFIED) == tiny_total(&outcome, M_CASES_SOLVED) + exposed);
        assert_true((exposed > 0) == (k == 1));
        outcome_free(&outcome);
    }
}

/* Each member at most once a ring; all of a ring's, with a chance of 1, once one offence of it is solved. */
static enum status count_members(void *context, const struct world *world, struct error *error)
{
    double members = 0, known = 0, *exposed = context;
    (void)error;
    for (uint32_t k = 0; k < world->ring_count; k++) {
        members += world->rings[k].member_count;
        int of_ring = __builtin_popcountll(world->rings[k].known);
        assert_true(of_ring == 0 || of_ring == world->rings[k].member_count);
        known += of_ring;
    }
    *exposed = 0;
    for (int e = 0; e < MAX_JURISDICTIONS; e++)
        *exposed +=
            world->tallies->window[M_RING_MEMBERS_EXPOSED][e] + world->tallies->total[M_RING_MEMBERS_EXPOSED][e];
    assert_true(*exposed <= known && known <= members);
    return STATUS_OK;
}

static void no_more_are_exposed_than_ever_joined(void **state)
{
    (void)state;
    struct params params;
    struct graph graph;
    struct outcome outcome;
    struct error error;
    double exposed = 0;
    with_rings(&params);
    params.rings.exposure = 1;
    tiny_busy_graph(&graph, 400);
    tiny_must(simulate(&params, &graph, rng_key_make(77, 3), &outcome, count_members, &exposed, &error), &error);
    assert_true(exposed > 0);
    graph_free(&graph);
    outcome_free(&outcome);
}

static bool about_rings_that_exist(const struct outcome_row *row)
{
    return row->metric == M_RINGS_ACTIVE;
}

/* They form, look around and pool, and touch nothing and nobody; nor do members give one another away. */
static void rings_that_never_know_enough_disturb_nothing(void **state)
{
    (void)state;
    struct params params;
    struct outcome idle, off;
    with_rings(&params);
    params.rings.needed = ATTRIBUTE_COUNT;
    params.rings.access_rate = 0;
    params.rings.exposure = 0;
    tiny_busy_run(&params, &idle);
    params.mechanisms.rings = false;
    tiny_busy_run(&params, &off);
    assert_true(tiny_last(&idle, M_RINGS_ACTIVE) > 0);
    assert_true(tiny_total(&idle, M_RING_PUBLICATIONS) == 0);
    assert_true(tiny_same(&idle, &off, about_rings_that_exist));
    outcome_free(&idle);
    outcome_free(&off);
}

/* What is public for good adds to what strangers see; without withdrawal nothing else would take it away. */
static void the_doxed_stay_exposed(void **state)
{
    (void)state;
    struct params params;
    struct outcome on, off;
    with_rings(&params);
    tiny_busy_run(&params, &on);
    params.mechanisms.rings = false;
    tiny_busy_run(&params, &off);
    assert_true(tiny_last(&on, M_DOXED) > 0 && tiny_last(&on, M_DOXED) <= tiny_total(&on, M_RING_PUBLICATIONS));
    assert_true(tiny_last(&on, M_EXPOSURE) > tiny_last(&off, M_EXPOSURE));
    assert_true(tiny_last(&off, M_DOXED) == 0 && tiny_summary(&off, M_SUM_RING_VICTIMS) == 0);
    outcome_free(&on);
    outcome_free(&off);
}

static double share_of_rings(double harassment)
{
    struct params params;
    struct outcome outcome;
    with_rings(&params);
    params.rings.harassment = harassment;
    tiny_busy_run(&params, &outcome);
    double share = tiny_summary(&outcome, M_SUM_RING_VICTIMS);
    outcome_free(&outcome);
    return share;
}

static void the_more_they_harass_the_larger_their_share(void **state)
{
    (void)state;
    double none = share_of_rings(0), some = share_of_rings(0.5), much = share_of_rings(4);
    assert_true(none > 0 && none < some && some < much && much <= 1);
}

static double sentences(int threshold)
{
    struct params params;
    struct outcome outcome;
    with_rings(&params);
    params.jurisdictions[0].sentence_from = params.jurisdictions[1].sentence_from = 1000;
    params.jurisdictions[0].sentence_days = params.jurisdictions[1].sentence_days = 0; /* nobody is taken out */
    params.jurisdictions[0].detention_days = params.jurisdictions[1].detention_days = 0;
    params.jurisdictions[0].sentence_quantity = params.jurisdictions[1].sentence_quantity = threshold;
    tiny_busy_run(&params, &outcome);
    double count = tiny_total(&outcome, M_SENTENCES);
    outcome_free(&outcome);
    return count;
}

/* Without consequences of a sentence all these runs are the same but for what the sanctions are called. */
static void the_lower_the_threshold_the_more_sentences(void **state)
{
    (void)state;
    double many = sentences(1), fewer = sentences(5), few = sentences(15), none = sentences(0);
    assert_true(many > fewer && fewer > few && few > none && none == 0);
}

static bool about_bystanders(const struct outcome_row *row)
{
    static const enum metric touched[] = {M_REPORTS, M_REPORTS_BYSTANDERS};
    for (size_t k = 0; k < sizeof touched / sizeof touched[0]; k++)
        if (row->metric == touched[k])
            return true;
    return row->metric == M_REPORT_QUEUE;
}

/* Where nobody works on reports, more of them change nothing else. */
static void bystanders_add_reports_and_nothing_else(void **state)
{
    (void)state;
    struct params params;
    struct outcome with, without;
    tiny_busy(&params);
    params.mechanisms.moderation = params.mechanisms.trust = false;
    tiny_busy_run(&params, &without);
    params.moderation.bystanders = 0.5;
    tiny_busy_run(&params, &with);
    assert_true(tiny_total(&without, M_REPORTS_BYSTANDERS) == 0);
    assert_true(tiny_total(&with, M_REPORTS) ==
                tiny_total(&without, M_REPORTS) + tiny_total(&with, M_REPORTS_BYSTANDERS));
    assert_true(tiny_same(&with, &without, about_bystanders));
    outcome_free(&with);
    outcome_free(&without);
}

static double solved(double witness)
{
    struct params params;
    struct outcome outcome;
    tiny_busy(&params);
    params.mechanisms.sanctions = params.mechanisms.learning = false;
    params.investigation.clears_others = 0;
    params.investigation.witness = witness;
    tiny_busy_run(&params, &outcome);
    double share = tiny_summary(&outcome, M_SUM_IDENTIFIED);
    outcome_free(&outcome);
    return share;
}

static void more_witnesses_identify_more_offenders(void **state)
{
    (void)state;
    double none = solved(0), some = solved(0.4), many = solved(1);
    assert_true(none < some && some < many);
}

/* Offenders identified at least once and more than once so far: [minor][again]. */
static enum status count_identified(void *context, const struct world *world, struct error *error)
{
    double(*counts)[2] = context;
    (void)error;
    counts[0][0] = counts[0][1] = counts[1][0] = counts[1][1] = 0;
    for (uint32_t i = 0; i < world->offender_count; i++) {
        bool minor = person_has(world, world->offenders[i].person, TRAIT_MINOR);
        counts[minor][0] += world->offenders[i].identified > 0;
        counts[minor][1] += world->offenders[i].identified > 1;
    }
    return STATUS_OK;
}

static void identified_again_are_a_share_of_the_identified(void **state)
{
    (void)state;
    struct params params;
    struct graph graph;
    struct outcome outcome;
    struct error error;
    double counts[2][2];
    with_rings(&params);
    params.population.minor_share = 0.4;
    tiny_busy_graph(&graph, 400);
    tiny_must(simulate(&params, &graph, rng_key_make(77, 3), &outcome, count_identified, counts, &error), &error);
    assert_true(counts[0][1] > 0 && counts[1][1] > 0 && counts[0][1] < counts[0][0] && counts[1][1] < counts[1][0]);
    assert_true(tiny_summary(&outcome, M_SUM_REIDENTIFIED_ADULTS) == counts[0][1] / counts[0][0]);
    assert_true(tiny_summary(&outcome, M_SUM_REIDENTIFIED_MINORS) == counts[1][1] / counts[1][0]);
    assert_true(tiny_summary(&outcome, M_SUM_REIDENTIFIED) ==
                (counts[0][1] + counts[1][1]) / (counts[0][0] + counts[1][0]));
    graph_free(&graph);
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exposure_of_1_exposes_and_of_0_nobody),
        cmocka_unit_test(no_more_are_exposed_than_ever_joined),
        cmocka_unit_test(rings_that_never_know_enough_disturb_nothing),
        cmocka_unit_test(the_doxed_stay_exposed),
        cmocka_unit_test(the_more_they_harass_the_larger_their_share),
        cmocka_unit_test(the_lower_the_threshold_the_more_sentences),
        cmocka_unit_test(bystanders_add_reports_and_nothing_else),
        cmocka_unit_test(identified_again_are_a_share_of_the_identified),
        cmocka_unit_test(more_witnesses_identify_more_offenders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
