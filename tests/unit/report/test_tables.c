/* test_tables.c - what the printed tables say, and that they fit. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../../sim/report/cells.h"
#include "../../support/fake_results.h"
#include "../../support/slurp.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/tables.h"
#include "regimesim/store/utf8.h"

static struct results results;
static char *text;
static size_t text_size;

static void make(int arms, int replicates)
{
    fake_results(&results, arms, replicates, 365);
}

static FILE *begin(void)
{
    FILE *stream = open_memstream(&text, &text_size);
    assert_non_null(stream);
    return stream;
}

static int clean(void **state)
{
    (void)state;
    free(text);
    text = NULL;
    fake_results_free(&results);
    return 0;
}

static void comparison(void)
{
    struct error error;
    FILE *stream = begin();
    assert_int_equal(tables_comparison(&results, stream, &error), STATUS_OK);
    fclose(stream);
}

static void set(int arm, int r, int metric, double value)
{
    struct outcome *run = fake_results_run(&results, arm, r);
    for (size_t i = 0; i < run->count; i++)
        if (run->rows[i].metric == metric)
            run->rows[i].value = value;
}

static void expect_part(const char *part)
{
    if (!strstr(text, part))
        fail_msg("no '%s' in:\n%s", part, text);
}

static void expect_lines_fit(void)
{
    char *copy = strdup(text);
    assert_non_null(copy);
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n")) {
        if (utf8_width(line) > 100)
            fail_msg("too wide: '%s'", line);
        assert_true(line[strlen(line) - 1] != ' ');
    }
    free(copy);
}

static void means_and_paired_differences_stand_side_by_side(void **state)
{
    (void)state;
    make(3, 3);
    for (int r = 0; r < 3; r++) {
        set(0, r, M_SUM_RATE_ALL, 100 + 10 * r);
        set(1, r, M_SUM_RATE_ALL, 60 + 10 * r);
        set(2, r, M_SUM_RATE_ALL, 100 + (r == 1 ? 20 : 5 * r));
    }
    comparison();
    /* t(0.975; 2) = 4.303 times 10 / sqrt(3) is 24.8 */
    expect_part("  victimisation rate, all users                     110 \xc2\xb1 25             70 \xc2\xb1 25");
    expect_part("  victimisation rate, all users                  -40.0 \xc2\xb1 0.0 no difference shown\n");
    expect_lines_fit();
}

static void a_difference_is_claimed_only_when_zero_is_outside(void **state)
{
    (void)state;
    char cell[CELL_SIZE];
    struct interval across = {5, 1, -0.5, 2.5}, above = {5, 1, 0.5, 1.5}, at = {5, 1, 0, 2}, none = {1, -3, NAN, NAN};
    assert_string_equal(cells_difference(&across, cell), "no difference shown");
    assert_string_equal(cells_difference(&at, cell), "no difference shown");
    assert_string_equal(cells_difference(&above, cell), "+1.00 \xc2\xb1 0.50");
    assert_string_equal(cells_difference(&none, cell), "-3.00");
}

static void expect_cell(double mean, double half, const char *expected)
{
    char cell[CELL_SIZE];
    struct interval interval = {5, mean, mean - half, mean + half};
    assert_string_equal(cells_interval(&interval, cell), expected);
}

static void digits_are_as_many_as_they_mean_something(void **state)
{
    (void)state;
    expect_cell(14.532, 0.31, "14.5 \xc2\xb1 0.3");
    expect_cell(176.4, 6.2, "176 \xc2\xb1 6");
    expect_cell(0.012345, 0.0007, "0.0123 \xc2\xb1 0.0007");
    expect_cell(176.4, 0.04, "176.40 \xc2\xb1 0.04");
    expect_cell(0, 0, "0");
    expect_cell(123456, 789, "123456 \xc2\xb1 789");
    expect_cell(0.00001, 0.5, "0.00 \xc2\xb1 0.50");
    expect_cell(70, 24.8, "70 \xc2\xb1 25");
    expect_cell(NAN, NAN, "-");
}

static void long_and_wide_names_keep_the_columns(void **state)
{
    (void)state;
    make(5, 3);
    memset(results.arms[1].name, 'n', 80);
    memset(results.arms[1].title, 't', 700);
    strcpy(results.arms[2].name, "\xe5\xae\x9e\xe5\x90\x8d\xe5\x88\xb6");
    strcpy(results.arms[2].title, "line one\nline two \x1b[31mred");
    comparison();
    expect_lines_fit();
    assert_null(strchr(text, '\x1b'));
    expect_part("nnnnnnnnnnnnnnnnnn\xe2\x80\xa6");
    expect_part("              \xe5\xae\x9e\xe5\x90\x8d\xe5\x88\xb6\n");
    expect_part("line one line two");
}

static void a_metric_that_no_scenario_has_is_left_out(void **state)
{
    (void)state;
    make(2, 3);
    for (int arm = 0; arm < 2; arm++)
        fake_results_drop(&results, arm, M_SUM_RATE_VERIFIED);
    comparison();
    assert_null(strstr(text, "rate, verified users"));
    expect_part("victimisation rate, unverified users");
}

static void pairing_tells_what_it_gained(void **state)
{
    (void)state;
    make(2, 4);
    for (int metric = M_SUM_RATE_ALL; metric < METRIC_COUNT; metric++)
        for (int arm = 0; arm < 2; arm++)
            for (int r = 0; r < 4; r++)
                set(arm, r, metric, arm + r);
    comparison();
    expect_part("  variance it removes, median                          100 %\n");
}

static void one_replicate_claims_nothing(void **state)
{
    (void)state;
    make(2, 1);
    comparison();
    assert_null(strstr(text, "\xc2\xb1 0"));
    expect_part("1 replicate:");
    expect_part("One replicate has no interval");
}

static void missing_runs_are_told(void **state)
{
    (void)state;
    make(2, 4);
    outcome_free(fake_results_run(&results, 1, 2));
    comparison();
    expect_part("3 to 4 replicates:");
}

static void a_summary_shows_units_and_targets(void **state)
{
    (void)state;
    struct error error;
    make(1, 3);
    for (int r = 0; r < 3; r++) {
        set(0, r, M_SUM_PREVALENCE_YEAR, 0.10);
        set(0, r, M_SUM_REPEAT, 0.2);
        set(0, r, M_SUM_ACCEPT_MUTUAL, 0.9);
    }
    FILE *stream = begin();
    assert_int_equal(tables_summary(&results, 0, true, stream, &error), STATUS_OK);
    fclose(stream);
    expect_part("  per 1,000 accounts and 30 days\n");
    expect_part("0.08 to 0.12  in ");
    expect_part("0.25 to 1  below");
    expect_part("0.56 to 0.62  above");
    expect_lines_fit();
    free(text);
    stream = begin();
    assert_int_equal(tables_summary(&results, 0, false, stream, &error), STATUS_OK);
    fclose(stream);
    assert_null(strstr(text, "Targets"));
}

static void json_holds_every_summary_metric(void **state)
{
    (void)state;
    struct error error;
    make(2, 3);
    strcpy(results.arms[1].title, "a \"quoted\" title\n");
    for (int r = 0; r < 3; r++) {
        set(0, r, M_SUM_HARM, 1 + r);
        set(1, r, M_SUM_HARM, 3 + r);
    }
    FILE *stream = begin();
    assert_int_equal(tables_json(&results, stream, &error), STATUS_OK);
    fclose(stream);
    expect_part("\"title\": \"a \\\"quoted\\\" title\\n\"");
    expect_part("\"mean\": 2,\n          \"low\": 2,\n          \"high\": 2,\n          \"shown\": true,\n"
                "          \"variance_ratio\": 0");
    for (int metric = M_SUM_RATE_ALL; metric < METRIC_COUNT; metric++) {
        char key[80];
        snprintf(key, sizeof key, "\"%s\": {", metric_table[metric].name);
        assert_int_equal(count_of(text, key), 4); /* what it is, two scenarios, one difference */
    }
    assert_int_equal(count_of(text, "{"), count_of(text, "}"));
    assert_null(strstr(text, "nan"));
}

/* Two variants of a reference and two points: six arms. */
static void a_sweep_has_a_row_for_each_value(void **state)
{
    (void)state;
    struct error error;
    struct sweep_layout sweep = {
        .axis_count = 1, .metric_count = 1, .metrics = {M_SUM_HARM}, .variant_count = 2, .reference = true};
    sweep.axes[0] = (struct sweep_axis){.path = "platforms.domestic.strength", .values = {0.5, 0.99}, .count = 2};
    strcpy(sweep.variants[0].name, "base");
    strcpy(sweep.variants[1].name, "breach");
    make(6, 2);
    for (int arm = 0; arm < 6; arm++)
        for (int r = 0; r < 2; r++)
            set(arm, r, M_SUM_HARM, arm + 1);
    FILE *stream = begin();
    assert_int_equal(tables_sweep(&results, &sweep, stream, &error), STATUS_OK);
    fclose(stream);
    expect_part("down: platforms.domestic.strength\n");
    expect_part("           reference         1.00 \xc2\xb1 0.00         4.00 \xc2\xb1 0.00\n");
    expect_part("                0.99         3.00 \xc2\xb1 0.00         6.00 \xc2\xb1 0.00\n");
    expect_lines_fit();
}

static void two_axes_make_a_grid(void **state)
{
    (void)state;
    struct error error;
    struct sweep_layout sweep = {.axis_count = 2, .metric_count = 1, .metrics = {M_SUM_HARM}, .variant_count = 1};
    sweep.axes[0] = (struct sweep_axis){.path = "a.b", .values = {1, 2}, .count = 2};
    sweep.axes[1] = (struct sweep_axis){.path = "c.d", .values = {10, 20, 30}, .count = 3};
    make(6, 2);
    for (int arm = 0; arm < 6; arm++)
        for (int r = 0; r < 2; r++)
            set(arm, r, M_SUM_HARM, arm + 1);
    FILE *stream = begin();
    assert_int_equal(tables_sweep(&results, &sweep, stream, &error), STATUS_OK);
    fclose(stream);
    expect_part("across: c.d\n");
    expect_part("                                      10                  20                  30\n");
    expect_part("                   2         4.00 \xc2\xb1 0.00         5.00 \xc2\xb1 0.00");
    expect_lines_fit();
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct error error;
    make(2, 2);
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_int_equal(tables_comparison(&results, full, &error), STATUS_IO);
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(means_and_paired_differences_stand_side_by_side, clean),
        cmocka_unit_test(a_difference_is_claimed_only_when_zero_is_outside),
        cmocka_unit_test(digits_are_as_many_as_they_mean_something),
        cmocka_unit_test_teardown(long_and_wide_names_keep_the_columns, clean),
        cmocka_unit_test_teardown(a_metric_that_no_scenario_has_is_left_out, clean),
        cmocka_unit_test_teardown(pairing_tells_what_it_gained, clean),
        cmocka_unit_test_teardown(one_replicate_claims_nothing, clean),
        cmocka_unit_test_teardown(missing_runs_are_told, clean),
        cmocka_unit_test_teardown(a_summary_shows_units_and_targets, clean),
        cmocka_unit_test_teardown(json_holds_every_summary_metric, clean),
        cmocka_unit_test_teardown(a_sweep_has_a_row_for_each_value, clean),
        cmocka_unit_test_teardown(two_axes_make_a_grid, clean),
        cmocka_unit_test_teardown(a_full_disk_is_told, clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
