/* test_robustness.c - which claims keep their verdict: what is counted, in which order, who is named. */
#include <string.h>

#include "../../support/expect.h"
#include "regimesim/experiment/robustness.h"

enum { MOST = 8 };

/* Claims of 20 points, by their verdicts at the defaults and at the points. */
static struct explore items[MOST];
static struct explore_result defaults[MOST];

static void invent(int item, enum verdict at_defaults, int holds, int fails)
{
    struct explore *explore = &items[item];
    memset(explore, 0, sizeof *explore);
    explore->points = 20;
    explore->test_count = 1;
    defaults[item].verdict = at_defaults;
    explore->tests[0].results = &defaults[item];
    explore->tests[0].verdicts[VERDICT_HOLDS] = holds;
    explore->tests[0].verdicts[VERDICT_FAILS] = fails;
    explore->tests[0].verdicts[VERDICT_UNDETERMINED] = 20 - holds - fails;
}

static struct robustness_ranking rank(int count)
{
    struct robustness_ranking ranking;
    struct error error;
    assert_int_equal(robustness_rank(items, count, &ranking, &error), STATUS_OK);
    assert_int_equal(ranking.count, count);
    return ranking;
}

static void decided_points_are_held_against_the_defaults(void **state)
{
    (void)state;
    invent(0, VERDICT_FAILS, 3, 9);
    struct robustness_ranking ranking = rank(1);
    const struct robustness *item = &ranking.items[0];
    assert_true(item->judged && item->defaults == VERDICT_FAILS);
    assert_int_equal(item->decided, 12);
    assert_int_equal(item->kept, 9);
    expect_near(item->share.mean, 0.75, 1e-12);
    expect_near(item->expected, 10.0 / 14, 1e-12);
    assert_true(item->share.low < 0.75 && item->share.high > 0.75);
    robustness_free(&ranking);
}

static void few_decided_points_are_worth_less(void **state)
{
    (void)state;
    invent(0, VERDICT_HOLDS, 3, 0);  /* all of 3: 0.8 */
    invent(1, VERDICT_HOLDS, 0, 2);  /* none of 2: 0.25 */
    invent(2, VERDICT_FAILS, 1, 19); /* 19 of 20: 0.91 */
    invent(3, VERDICT_FAILS, 18, 2); /* 2 of 20: 0.14 */
    struct robustness_ranking ranking = rank(4);
    static const int order[] = {2, 0, 1, 3};
    for (int i = 0; i < 4; i++)
        assert_int_equal(ranking.items[i].order, order[i]);
    assert_int_equal(ranking.named, 2);
    assert_ptr_equal(robustness_most(&ranking, true, 0)->explore, &items[2]);
    assert_ptr_equal(robustness_most(&ranking, false, 0)->explore, &items[3]);
    assert_ptr_equal(robustness_most(&ranking, false, 1)->explore, &items[1]);
    robustness_free(&ranking);
}

static void what_cannot_be_judged_comes_last_and_is_not_named(void **state)
{
    (void)state;
    invent(0, VERDICT_UNDETERMINED, 20, 0);
    invent(1, VERDICT_HOLDS, 0, 0);
    invent(2, VERDICT_HOLDS, 1, 19);
    invent(3, VERDICT_HOLDS, 20, 0);
    struct robustness_ranking ranking = rank(4);
    assert_int_equal(ranking.judged, 2);
    assert_int_equal(ranking.named, 1);
    assert_ptr_equal(robustness_most(&ranking, true, 0)->explore, &items[3]);
    assert_ptr_equal(robustness_most(&ranking, false, 0)->explore, &items[2]);
    assert_true(!ranking.items[2].judged && !ranking.items[3].judged);
    robustness_free(&ranking);
}

static void no_more_than_three_are_named_and_none_twice(void **state)
{
    static const int expected[] = {0, 1, 1, 2, 2, 3, 3, 3};
    (void)state;
    for (int count = 1; count <= MOST; count++) {
        for (int i = 0; i < count; i++)
            invent(i, VERDICT_HOLDS, i, 1);
        struct robustness_ranking ranking = rank(count);
        assert_int_equal(ranking.named, expected[count - 1]);
        robustness_free(&ranking);
    }
}

static void points_that_were_left_out_do_not_count(void **state)
{
    (void)state;
    invent(0, VERDICT_HOLDS, 10, 0);
    items[0].left_out_count = 5;
    struct robustness_ranking ranking = rank(1);
    assert_int_equal(ranking.items[0].points, 15);
    robustness_free(&ranking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decided_points_are_held_against_the_defaults),
        cmocka_unit_test(few_decided_points_are_worth_less),
        cmocka_unit_test(what_cannot_be_judged_comes_last_and_is_not_named),
        cmocka_unit_test(no_more_than_three_are_named_and_none_twice),
        cmocka_unit_test(points_that_were_left_out_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
