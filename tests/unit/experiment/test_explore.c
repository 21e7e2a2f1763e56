/* test_explore.c - what is varied, how points fill its ranges, scores, and what is told of them. */
#include <gsl/gsl_randist.h>
#include <stdlib.h>
#include <string.h>

#include "../../support/expect.h"
#include "../../support/scratch.h"
#include "regimesim/experiment/explore.h"
#include "regimesim/util/rng.h"

enum { POINTS = 64, SEEDS = 200 };
static struct scratch scratch;

/* A claim that sets credentials.price and trust.form, over a scenario that sets offending.rate. */
static const char about[] = "id: T\nargument: A test.\nsource: none\nsection: none\nmetric: victimisation_rate\n"
                            "smallest_effect: 1\nreplicates: 4\n";
static const char pair[] = "arms:\n  - {name: a, scenario: base.yaml, set: {trust.form: relative}}\n"
                           "  - {name: b, scenario: base.yaml, set: {credentials.price: 0.1, trust.form: relative}}\n"
                           "relation: greater\n";

static struct claim_file *load(const char *rest, const char *scenario)
{
    char text[2048], path[SCRATCH_PATH];
    struct fault_list faults = {0};
    struct claim_file *claim;
    snprintf(text, sizeof text, "%s%s", about, rest);
    scratch_write(&scratch, "base.yaml", scenario, path);
    if (claim_file_load(scratch_write(&scratch, "claim.yaml", text, path), NULL, 0, &claim, &faults))
        fail_msg("%s", faults.items[0].message);
    return claim;
}

static void make(struct explore *explore, const struct claim_file *claim, const char *vary)
{
    struct explore_request request = {POINTS, 4, CLAIMS_BOTH, &vary, vary != NULL};
    struct error error;
    if (explore_make(explore, claim, &request, &error))
        fail_msg("%s", error.message);
}

static int dimension_of(const struct explore *explore, const char *path)
{
    for (int d = 0; d < explore->dimension_count; d++)
        if (strcmp(explore->dimensions[d].path, path) == 0)
            return d;
    return -1;
}

static void what_is_uncertain_is_varied(void **state)
{
    static const char *const varied[] = {"trust.bonus", "registration.resistance", "platforms.domestic.sensitivity",
                                         "jurisdictions.home.investigations"};
    static const char *const kept[] = {
        "run.days",   "network.mean_degree", "platforms.domestic.strength", "credentials.price", "offending.rate",
        "rings.size", "credit.recovery",     "platforms.domestic.warnings"};
    struct claim_file *claim = load(pair, "offending: {rate: 0.2}\n");
    struct explore explore;
    (void)state;
    make(&explore, claim, NULL);
    for (size_t i = 0; i < sizeof varied / sizeof *varied; i++)
        if (dimension_of(&explore, varied[i]) < 0)
            fail_msg("%s is not varied", varied[i]);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (dimension_of(&explore, kept[i]) >= 0)
            fail_msg("%s is varied", kept[i]);
    assert_int_equal(explore.test_count, 1); /* the claim sets the form of trust */
    explore_free(&explore);
    claim_file_free(claim);
}

static void mechanisms_that_are_on_are_varied(void **state)
{
    struct claim_file *claim = load("arms:\n  - {name: a, scenario: base.yaml}\nrelation: monotone_up\n"
                                    "parameter: trust.bonus\nvalues: [0, 0.5, 1]\n",
                                    "mechanisms: {rings: on, social_credit: on}\n");
    struct explore explore;
    (void)state;
    make(&explore, claim, NULL);
    assert_true(dimension_of(&explore, "rings.size") >= 0 && dimension_of(&explore, "credit.recovery") >= 0);
    assert_true(dimension_of(&explore, "trust.bonus") < 0); /* the claim runs over it */
    explore_free(&explore);
    claim_file_free(claim);
}

static void policy_is_varied_when_named(void **state)
{
    struct claim_file *claim = load(pair, "title: Base\n");
    struct explore explore, more;
    struct error error;
    static const char *const wrong[] = {"credentials.price", "platforms.domestic.verification", "trust.bonis",
                                        "run.days"};
    (void)state;
    make(&explore, claim, NULL);
    make(&more, claim, "platforms.domestic.strength");
    assert_int_equal(more.dimension_count, explore.dimension_count + 1);
    int strength = dimension_of(&more, "platforms.domestic.strength");
    assert_true(strength >= 0 && explore_value(&more, 0, strength) == 0.9);
    /* What else is varied does not move the points. */
    for (int d = 0; d < explore.dimension_count; d++)
        for (int point = 1; point <= POINTS; point++)
            assert_true(explore_value(&explore, point, d) == explore_value(&more, point, d));
    explore_free(&more);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct explore_request request = {POINTS, 4, CLAIMS_BOTH, &wrong[i], 1};
        assert_int_equal(explore_make(&more, claim, &request, &error), STATUS_DATA);
        explore_free(&more);
    }
    explore_free(&explore);
    claim_file_free(claim);
}

/* In how many points the value lies in each stratum: 1, at the scale of the strata. */
static void check_strata(const struct explore *explore, int d)
{
    int found[POINTS] = {0};
    const struct explore_dimension *dimension = &explore->dimensions[d];
    double low = dimension->row->low, high = dimension->row->high;
    for (int point = 1; point <= POINTS; point++) {
        double value = explore_value(explore, point, d);
        double u = dimension->logarithmic ? log(value / low) / log(high / low) : (value - low) / (high - low);
        assert_true(value >= low && value <= high);
        found[(int)fmin(fmax(u * POINTS, 0), POINTS - 1)]++;
    }
    for (int i = 0; i < POINTS; i++)
        assert_int_equal(found[i], 1);
}

static void points_fill_each_range(void **state)
{
    struct claim_file *claim = load(pair, "title: Base\n");
    struct explore explore;
    int logarithmic = 0, whole = 0;
    (void)state;
    make(&explore, claim, NULL);
    for (int d = 0; d < explore.dimension_count; d++) {
        const struct param_row *row = explore.dimensions[d].row;
        assert_true(explore.dimensions[d].logarithmic == (row->low > 0 && row->high > 20 * row->low));
        logarithmic += explore.dimensions[d].logarithmic;
        if (row->type == PARAM_REAL) {
            check_strata(&explore, d);
            continue;
        }
        whole++;
        for (int point = 1; point <= POINTS; point++) {
            double value = explore_value(&explore, point, d);
            assert_true(value == floor(value) && value >= row->low && value <= row->high);
        }
    }
    assert_true(logarithmic > 0 && whole > 0);
    explore_free(&explore);
    claim_file_free(claim);
}

static void both_arms_get_the_same_values(void **state)
{
    struct claim_file *claim = load(pair, "title: Base\n");
    struct explore explore;
    struct params first, second;
    (void)state;
    make(&explore, claim, NULL);
    explore_params(&explore, 3, 0, &first);
    explore_params(&explore, 3, 1, &second);
    int bonus = dimension_of(&explore, "trust.bonus");
    assert_true(first.trust.bonus == explore_value(&explore, 3, bonus) && second.trust.bonus == first.trust.bonus);
    assert_true(first.credentials.price == 0.05 && second.credentials.price == 0.1);
    second.credentials.price = first.credentials.price;
    assert_true(params_hash(&first) == params_hash(&second));
    explore_params(&explore, 0, 0, &first); /* the defaults */
    assert_true(first.trust.bonus == 0.5);
    explore_free(&explore);
    claim_file_free(claim);
}

/* rings.leaders is drawn from 1 to 4 and must be no less than rings.minor_leaders: 2, or 5, which no point meets. */
static void points_that_break_rules_are_drawn_anew(void **state)
{
    struct explore explore;
    struct params params;
    char message[ERROR_MESSAGE_SIZE];
    (void)state;
    struct claim_file *claim = load(pair, "mechanisms: {rings: on}\nrings: {minor_leaders: 2}\n");
    make(&explore, claim, NULL);
    assert_true(explore.redrawn > 0 && explore.left_out_count == 0);
    for (int point = 1; point <= POINTS; point++) {
        explore_params(&explore, point, 0, &params);
        assert_false(params_broken(&params, message));
    }
    explore_free(&explore);
    claim_file_free(claim);
}

static struct verdict_comparison comparison(double low, double high)
{
    return (struct verdict_comparison){.difference = {4, (low + high) / 2, low, high}};
}

static void expect_score(enum relation relation, int direction, const struct verdict_answer *answer, double mean,
                         double low, double high)
{
    struct claim_file claim = {.relation = relation, .direction = direction};
    struct interval score = explore_score(&claim, answer, 2);
    expect_near(score.mean, mean, 1e-12);
    expect_near(score.low, low, 1e-12);
    expect_near(score.high, high, 1e-12);
}

static void scores_count_in_smallest_effects(void **state)
{
    (void)state;
    struct verdict_answer answer = {.count = 1, .comparisons = {comparison(2, 6)}};
    expect_score(RELATION_GREATER, 0, &answer, 2, 1, 3);
    expect_score(RELATION_LESS, 0, &answer, -2, -3, -1);
    expect_score(RELATION_ABOUT_EQUAL, 0, &answer, 0, -1, 1);
    answer.comparisons[0] = comparison(-1, 3);
    expect_score(RELATION_ABOUT_EQUAL, 0, &answer, 1.5, 0.5, 2);
    /* last - first is 4; steps 6 and -2: one step too far down is just allowed */
    answer =
        (struct verdict_answer){.count = 3, .comparisons = {comparison(3, 5), comparison(5, 7), comparison(-3, -1)}};
    expect_score(RELATION_MONOTONE_UP, 0, &answer, 1, 0.5, 1.5);
    expect_score(RELATION_MONOTONE_DOWN, 0, &answer, -2, -2.5, -1.5);
    /* the first inner value exceeds the ends by 2 and 8, the second by 4 and 6 */
    answer = (struct verdict_answer){
        .count = 4, .comparisons = {comparison(1, 3), comparison(7, 9), comparison(3, 5), comparison(5, 7)}};
    expect_score(RELATION_PEAKS_INSIDE, 0, &answer, 2, 1.5, 2.5);
    answer = (struct verdict_answer){.count = 2, .comparisons = {comparison(5, 7), comparison(-5, -3)}};
    expect_score(RELATION_CROSSES, -1, &answer, 2, 1.5, 2.5);
    expect_score(RELATION_CROSSES, 1, &answer, -3, -3.5, -2.5);
    struct claim_file claim = {.relation = RELATION_GREATER};
    assert_true(isnan(explore_score(&claim, &answer, 0).mean));
}

/* Scores that follow one parameter, strength standard deviations from end to end, and noise of 1. */
static void invent(struct explore *explore, int dimension, double strength, uint32_t seed)
{
    struct rng rng;
    rng_open(&rng, rng_key_make(11, seed), RNG_TEST, 0, 0, 0);
    for (int point = 1; point <= POINTS; point++) {
        const struct param_row *row = explore->dimensions[dimension].row;
        double share = (explore_value(explore, point, dimension) - row->low) / (row->high - row->low);
        struct explore_result *result = &explore->tests[0].results[point];
        double score = 1 + strength * (share - 0.5) + gsl_ran_gaussian(&rng.gsl, 1);
        *result = (struct explore_result){.verdict = score > 2 ? VERDICT_HOLDS : VERDICT_UNDETERMINED,
                                          .smallest = 1,
                                          .score = {4, score, score - 1, score + 1}};
    }
}

static void analyse(struct explore *explore)
{
    struct explore_test *test = &explore->tests[0];
    struct error error;
    memset(test->verdicts, 0, sizeof test->verdicts);
    memset(test->boxes, 0, sizeof test->boxes);
    test->known = test->bear_out = 0;
    assert_int_equal(explore_analyse(explore, &error), STATUS_OK);
}

static void what_decides_is_found(void **state)
{
    struct claim_file *claim = load(pair, "title: Base\n");
    struct explore explore;
    (void)state;
    make(&explore, claim, NULL);
    int bonus = dimension_of(&explore, "trust.bonus");
    invent(&explore, bonus, 8, 1);
    analyse(&explore);
    const struct explore_test *test = &explore.tests[0];
    assert_int_equal(test->ranks[0].dimension, bonus);
    assert_true(test->ranks[0].shown && test->ranks[0].rho > 0.7 && !test->ranks[1].shown);
    assert_int_equal(test->known, POINTS);
    assert_int_equal(test->verdicts[VERDICT_HOLDS] + test->verdicts[VERDICT_UNDETERMINED], POINTS);
    for (int b = 0; b < EXPLORE_BOXES; b++) {
        const struct explore_box *box = &test->boxes[b];
        assert_true(box->confirmed && box->bears_out == (b == 0));
        assert_int_equal(box->box.count, 1);
        assert_int_equal(box->box.limits[0].dimension, bonus);
        double limit = b == 0 ? box->box.limits[0].low : box->box.limits[0].high;
        expect_near(limit, 0.5, 0.2);
        expect_near(limit * 100, round(limit * 100), 1e-9); /* said in hundredths */
        assert_int_equal(box->found.count + box->check.count, POINTS);
        assert_int_equal(box->verdicts[0] + box->verdicts[1] + box->verdicts[2], box->check.inside);
    }
    explore_free(&explore);
    claim_file_free(claim);
}

/* Pure noise, 108 parameters, 64 points: of 2,000 seeds 125 (6.3 %) show a parameter - Student's t is a little too
 * narrow for rank correlations so far out - and 32 (1.6 %) a box; of the 200 seeds here 17 and 6. More than 24
 * parameters at a rate of 6.3 % have a chance of 0.1 %, more than 18 boxes at 5 % one of 0.5 %. */
static void noise_decides_nothing(void **state)
{
    struct claim_file *claim = load(pair, "title: Base\n");
    struct explore explore;
    int ranks = 0, boxes = 0;
    (void)state;
    make(&explore, claim, NULL);
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        invent(&explore, 0, 0, seed);
        analyse(&explore);
        ranks += explore.tests[0].ranks[0].shown;
        boxes += explore.tests[0].boxes[0].confirmed || explore.tests[0].boxes[1].confirmed;
    }
    print_message("of %d explorations of noise %d show a parameter, %d a box\n", SEEDS, ranks, boxes);
    assert_true(ranks <= 24 && boxes <= 18);
    explore_free(&explore);
    claim_file_free(claim);
}

static int open_scratch(void **state)
{
    (void)state;
    scratch_open(&scratch);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_uncertain_is_varied),
        cmocka_unit_test(mechanisms_that_are_on_are_varied),
        cmocka_unit_test(policy_is_varied_when_named),
        cmocka_unit_test(points_fill_each_range),
        cmocka_unit_test(both_arms_get_the_same_values),
        cmocka_unit_test(points_that_break_rules_are_drawn_anew),
        cmocka_unit_test(scores_count_in_smallest_effects),
        cmocka_unit_test(what_decides_is_found),
        cmocka_unit_test(noise_decides_nothing),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
