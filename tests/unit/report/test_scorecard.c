/* test_scorecard.c - which metrics stand for the five scales, and the figure of their ratios to the first regime. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../../sim/report/figures_internal.h"
#include "../../../sim/report/scorecard.h"
#include "../../support/fake_results.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"

static struct scratch scratch;
static struct folder folder;
static struct results results;

static int set_up(void **state)
{
    (void)state;
    struct error error;
    char path[SCRATCH_PATH];
    scratch_open(&scratch);
    fake_results(&results, 3, 4, 365);
    return folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error);
}

static int tear_down(void **state)
{
    (void)state;
    fake_results_free(&results);
    folder_close(&folder);
    scratch_close(&scratch);
    return 0;
}

/* The value of a metric in all replicates of an arm. */
static void set_all(int arm, int metric, double value)
{
    for (int r = 0; r < results.replicates; r++) {
        struct outcome *outcome = fake_results_run(&results, arm, r);
        for (size_t i = 0; i < outcome->count; i++)
            if (outcome->rows[i].metric == metric)
                outcome->rows[i].value = value;
    }
}

static bool has(const int *metrics, int count, int metric)
{
    for (int i = 0; i < count; i++)
        if (metrics[i] == metric)
            return true;
    return false;
}

static const struct scorecard_scale *scale_of(const struct scorecard *card, enum metric_scale scale)
{
    return &card->scales[scale - SCALE_SECURITY];
}

static bool is_drawn(const struct scorecard *card, int metric)
{
    const struct scorecard_scale *scale = scale_of(card, metric_table[metric].scale);
    return has(scale->metrics, scale->count, metric);
}

/* The figure as text, for the caller to free; NULL when it was not drawn. */
static char *draw(void)
{
    struct error error;
    char path[SCRATCH_PATH];
    if (figures_scorecard(&results, &folder, &error))
        fail_msg("%s", error.message);
    return slurp(scratch_path(&scratch, "out/scorecard.svg", path), NULL);
}

static void expect_text(const char *svg, const char *text)
{
    if (!strstr(svg, text))
        fail_msg("no '%s' in the figure", text);
}

static void each_scale_shows_metrics_of_its_own(void **state)
{
    (void)state;
    struct scorecard card;
    scorecard_make(&card, &results);
    for (int s = 0; s < SCORECARD_SCALES; s++) {
        const struct scorecard_scale *scale = &card.scales[s];
        assert_int_equal(scale->scale, SCALE_SECURITY + s);
        assert_true(scale->count >= 1 && scale->count <= SCORECARD_ROWS);
        for (int i = 0; i < scale->count; i++) {
            const struct metric_row *row = &metric_table[scale->metrics[i]];
            assert_int_equal(row->scale, scale->scale);
            assert_int_equal(row->kind, METRIC_SUMMARY);
            assert_true(row->better == 1 || row->better == -1);
            assert_true(i == 0 || scale->metrics[i] > scale->metrics[i - 1]);
        }
    }
    assert_true(is_drawn(&card, M_SUM_RATE_AUTHENTIC) && is_drawn(&card, M_SUM_DETECTION));
    assert_false(is_drawn(&card, M_SUM_RATE_SECOND_HALF));
}

/* Nothing that speaks to a scale disappears unsaid; a headline metric gives way to headline metrics only. */
static void what_is_not_drawn_is_named(void **state)
{
    (void)state;
    struct scorecard card;
    scorecard_make(&card, &results);
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        const struct metric_row *row = &metric_table[metric];
        bool one = row->kind == METRIC_SUMMARY && row->scale != SCALE_NONE && row->headline;
        if (!one || metric == M_SUM_RATE_VERIFIED || metric == M_SUM_RATE_UNVERIFIED)
            continue;
        bool surplus = has(card.surplus, card.surplus_count, metric);
        assert_int_equal(is_drawn(&card, metric) + has(card.empty, card.empty_count, metric) + surplus, 1);
        const struct scorecard_scale *scale = scale_of(&card, row->scale);
        for (int i = 0; surplus && i < scale->count; i++)
            assert_true(metric_table[scale->metrics[i]].headline);
    }
    assert_true(has(card.empty, card.empty_count, M_SUM_BREACHED)); /* 0 in all of the made-up results */
}

static void a_metric_without_a_ratio_is_left_out(void **state)
{
    (void)state;
    struct scorecard card;
    fake_results_drop(&results, 0, M_SUM_HARM);
    fake_results_drop(&results, 1, M_SUM_EXIT);
    set_all(0, M_SUM_EXIT, 0);
    scorecard_make(&card, &results);
    assert_true(has(card.empty, card.empty_count, M_SUM_HARM));
    assert_true(is_drawn(&card, M_SUM_EXIT)); /* the third regime has an infinite one */
}

static void the_figure_names_reference_scales_and_what_is_left_out(void **state)
{
    (void)state;
    char *svg = draw();
    assert_non_null(svg);
    expect_text(svg, "Five scales, as ratios to: Anonymous");
    for (int scale = SCALE_SECURITY; scale <= SCALE_COST; scale++)
        expect_text(svg, scale_names[scale]);
    expect_text(svg, "victimisation rate, authentic users");
    expect_text(svg, "Real name back stage, voluntary front stage");
    expect_text(svg, "95 % intervals after Fieller");
    expect_text(svg, "left out, 0 or without a value: ");
    expect_text(svg, "accounts and 30 days");
    free(svg);
}

static void what_lies_beyond_the_axis_is_written_out(void **state)
{
    (void)state;
    set_all(0, M_SUM_EXIT, 0);
    set_all(1, M_SUM_EXIT, 0.25);
    set_all(2, M_SUM_EXIT, 0);
    set_all(0, M_SUM_WRONG_ACCUSATIONS, 2);
    set_all(1, M_SUM_WRONG_ACCUSATIONS, 86);
    set_all(2, M_SUM_WRONG_ACCUSATIONS, 0);
    char *svg = draw();
    expect_text(svg, "0 \xe2\x86\x92 0.25");
    expect_text(svg, "\xc3\x97 43.0 (43.0 to 43.0)");
    expect_text(svg, ">\xe2\x86\x92 0<");
    expect_text(svg, "reference = 0 times per person");
    free(svg);
}

/* Differences of a few percent must not drown between 1/8 and 8. */
static void the_axis_is_as_long_as_the_ratios_need(void **state)
{
    (void)state;
    for (int metric = M_SUM_RATE_ALL; metric < METRIC_COUNT; metric++)
        for (int arm = 0; arm < 3; arm++)
            set_all(arm, metric, 10 + arm);
    char *near = draw();
    expect_text(near, ">1.25<");
    free(near);
    set_all(2, M_SUM_HARM, 60);
    char *most = draw(); /* a single large one is written out */
    expect_text(most, ">1.25<");
    expect_text(most, "\xc3\x97 6.00 (6.00 to 6.00)");
    free(most);
    for (int metric = M_SUM_RATE_ALL; metric < METRIC_COUNT; metric++)
        set_all(2, metric, 60);
    char *far = draw();
    expect_text(far, ">1/8<");
    assert_null(strstr(far, ">1.25<"));
    free(far);
}

static void one_replicate_has_no_intervals(void **state)
{
    (void)state;
    fake_results_free(&results);
    fake_results(&results, 2, 1, 365);
    char *svg = draw();
    expect_text(svg, "1 replicate, without intervals");
    free(svg);
}

static void as_many_regimes_as_compare_takes_can_be_drawn(void **state)
{
    (void)state;
    fake_results_free(&results);
    fake_results(&results, 12, 2, 365);
    char *svg = draw();
    expect_text(svg, "Arm 11");
    free(svg);
}

static void there_is_no_figure_without_anything_to_compare(void **state)
{
    (void)state;
    for (int metric = M_SUM_RATE_ALL; metric < METRIC_COUNT; metric++)
        fake_results_drop(&results, 0, metric);
    assert_null(draw());
    fake_results_free(&results);
    fake_results(&results, 1, 3, 365);
    assert_null(draw());
}

#define WITH_RESULTS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RESULTS(each_scale_shows_metrics_of_its_own),
        WITH_RESULTS(what_is_not_drawn_is_named),
        WITH_RESULTS(a_metric_without_a_ratio_is_left_out),
        WITH_RESULTS(the_figure_names_reference_scales_and_what_is_left_out),
        WITH_RESULTS(what_lies_beyond_the_axis_is_written_out),
        WITH_RESULTS(the_axis_is_as_long_as_the_ratios_need),
        WITH_RESULTS(one_replicate_has_no_intervals),
        WITH_RESULTS(as_many_regimes_as_compare_takes_can_be_drawn),
        WITH_RESULTS(there_is_no_figure_without_anything_to_compare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
