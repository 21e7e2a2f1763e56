/* test_export.c - the CSV files: tidy, described, the same bytes for the same results. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../support/fake_results.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/params/metrics.h"
#include "regimesim/store/export.h"

static struct scratch scratch;
static struct results results;

static int set_up(void **state)
{
    (void)state;
    scratch_open(&scratch);
    fake_results(&results, 2, 2, 365);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    fake_results_free(&results);
    scratch_close(&scratch);
    return 0;
}

static void write_all(const char *name, const struct sweep_layout *sweep)
{
    struct folder folder;
    struct error error;
    char path[SCRATCH_PATH];
    assert_int_equal(folder_open(&folder, scratch_path(&scratch, name, path), FOLDER_NEW, &error), STATUS_OK);
    assert_int_equal(export_csv(&results, sweep, &folder, &error), STATUS_OK);
    folder_close(&folder);
}

static char *content(const char *name)
{
    char path[SCRATCH_PATH];
    char *text = slurp(scratch_path(&scratch, name, path), NULL);
    assert_non_null(text);
    return text;
}

static void expect_line(const char *text, const char *line)
{
    char whole[512];
    snprintf(whole, sizeof whole, "\n%s\n", line);
    if (!strstr(text, whole))
        fail_msg("no line '%s'", line);
}

static struct outcome_row *row_of(int arm, int r, int metric)
{
    struct outcome *outcome = fake_results_run(&results, arm, r);
    for (size_t i = 0; i < outcome->count; i++)
        if (outcome->rows[i].metric == metric)
            return &outcome->rows[i];
    return NULL;
}

static void each_value_stands_in_a_row_with_its_names(void **state)
{
    (void)state;
    row_of(1, 0, M_ATTEMPTS)->value = 0.1;
    row_of(0, 1, M_POLICE_REPORTS)->value = 7;
    row_of(0, 0, M_OFFENCES)->value = 1e-7;
    row_of(0, 0, M_RATE_ALL)->value = 1.0 / 3;
    write_all("out", NULL);
    char *text = content("out/series.csv");
    const char *header = "scenario,replicate,day,platform,jurisdiction,offence,metric,value\n";
    assert_memory_equal(text, header, strlen(header));
    expect_line(text, "real-name,1,365,domestic,,,attempts,0.1");
    expect_line(text, "anonymous,2,365,,home,,police_reports,7");
    expect_line(text, "anonymous,1,365,,,fraud,offences,1e-07");
    expect_line(text, "anonymous,1,365,,,,rate_all,0.3333333333333333");
    free(text);
}

static void curves_have_their_own_kind_of_x(void **state)
{
    (void)state;
    row_of(1, 1, M_COHORT_DETECTION)->value = 0.5;
    row_of(1, 1, M_UNDETECTED)->value = 0.25;
    write_all("out", NULL);
    char *cohorts = content("out/cohorts.csv"), *delays = content("out/delays.csv");
    assert_non_null(strstr(cohorts, "scenario,replicate,cohort_day,"));
    assert_non_null(strstr(delays, "scenario,replicate,days_since_offence,"));
    expect_line(cohorts, "real-name,2,0,,,,cohort_detection,0.5");
    expect_line(delays, "real-name,2,0,,,,undetected,0.25");
    assert_null(strstr(delays, "cohort"));
    free(cohorts);
    free(delays);
}

static void a_value_that_does_not_exist_is_empty(void **state)
{
    (void)state;
    row_of(0, 0, M_SUM_HARM)->value = NAN;
    write_all("out", NULL);
    char *text = content("out/summary.csv");
    expect_line(text, "anonymous,1,harm_rate,");
    free(text);
}

static void every_row_has_as_many_fields_as_the_header(void **state)
{
    (void)state;
    write_all("out", NULL);
    char *text = content("out/series.csv");
    size_t rows = 0, wrong = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), rows++)
        wrong += count_of(line, ",") != 7;
    assert_int_equal(wrong, 0);
    assert_true(rows > 500);
    free(text);
}

static void names_that_need_quotes_get_them(void **state)
{
    (void)state;
    strcpy(results.arms[1].name, "a \"b\", c");
    row_of(1, 0, M_SUM_HARM)->value = 3;
    write_all("out", NULL);
    char *text = content("out/summary.csv");
    expect_line(text, "\"a \"\"b\"\", c\",1,harm_rate,3");
    free(text);
}

static void equal_results_give_equal_bytes(void **state)
{
    (void)state;
    static const char *const files[] = {"series.csv", "cohorts.csv", "delays.csv", "summary.csv",
                                        "data_dictionary.csv"};
    write_all("a", NULL);
    fake_results_free(&results);
    fake_results(&results, 2, 2, 365);
    write_all("b", NULL);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char name[64];
        snprintf(name, sizeof name, "a/%s", files[i]);
        char *a = content(name);
        name[0] = 'b';
        char *b = content(name);
        assert_string_equal(a, b);
        free(a);
        free(b);
    }
}

static void the_dictionary_describes_every_metric_written_and_no_other(void **state)
{
    (void)state;
    fake_results_drop(&results, 0, M_HARM);
    fake_results_drop(&results, 1, M_HARM);
    write_all("out", NULL);
    char *text = content("out/data_dictionary.csv");
    expect_line(text, "series.csv,metric,rate_all,\"per 1,000 accounts and 30 days\",\"victimisation rate, all users\","
                      "victimisations without incivility");
    assert_non_null(strstr(text, "\nsummary.csv,metric,harm_rate,"));
    assert_null(strstr(text, ",metric,harm,"));
    assert_non_null(strstr(text, "\ncohorts.csv,column,cohort_day,days,"));
    for (int metric = 0; metric < METRIC_COUNT; metric++) {
        char part[96];
        snprintf(part, sizeof part, ",metric,%s,", metric_table[metric].name);
        assert_int_equal(count_of(text, part), metric == M_HARM ? 0 : 1);
    }
    free(text);
}

static void runs_that_are_missing_have_no_rows(void **state)
{
    (void)state;
    outcome_free(fake_results_run(&results, 0, 1));
    write_all("out", NULL);
    char *text = content("out/summary.csv");
    assert_non_null(strstr(text, "anonymous,1,"));
    assert_null(strstr(text, "anonymous,2,"));
    free(text);
}

static void set_pair(int metric, double first, double second)
{
    for (int r = 0; r < 2; r++) {
        row_of(0, r, metric)->value = first;
        row_of(1, r, metric)->value = second;
    }
}

static void the_scorecard_has_ratios_to_the_first_scenario(void **state)
{
    (void)state;
    set_pair(M_SUM_HARM, 4, 2);
    set_pair(M_SUM_EXIT, 0, 0.5);
    set_pair(M_SUM_REMOVED, 0, 0);
    write_all("out", NULL);
    char *text = content("out/scorecard.csv"), *dictionary = content("out/data_dictionary.csv");
    const char *header = "scale,metric,better,scenario,reference,pairs,ratio,low,high,mean,reference_mean\n";
    assert_memory_equal(text, header, strlen(header));
    expect_line(text, "security,harm_rate,-1,real-name,anonymous,2,0.5,0.5,0.5,2,4");
    expect_line(text, "liberty,exit_share,-1,real-name,anonymous,2,inf,inf,inf,0.5,0");
    expect_line(text, "liberty,removed_rate,-1,real-name,anonymous,2,,,,0,0");
    assert_int_equal(count_of(dictionary, "\nscorecard.csv,column,"), count_of(header, ",") + 1);
    free(text);
    free(dictionary);
}

static void one_scenario_has_no_scorecard(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    fake_results_free(&results);
    fake_results(&results, 1, 2, 365);
    write_all("out", NULL);
    assert_int_not_equal(access(scratch_path(&scratch, "out/scorecard.csv", path), F_OK), 0);
}

/* One axis with one value and a reference: two arms. */
static void a_sweep_has_its_axis_as_a_column(void **state)
{
    (void)state;
    struct sweep_layout sweep = {.axis_count = 1, .metric_count = 1, .variant_count = 1, .reference = true};
    sweep.axes[0] =
        (struct sweep_axis){.path = "platforms.domestic.strength", .label = "q", .values = {0.9}, .count = 1};
    strcpy(sweep.variants[0].name, "base");
    for (int metric = 0; metric < M_SUM_RATE_ALL; metric++)
        for (int arm = 0; arm < 2; arm++)
            fake_results_drop(&results, arm, metric);
    row_of(0, 0, M_SUM_HARM)->value = 4;
    row_of(1, 1, M_SUM_HARM)->value = 5;
    params_defaults(&results.arms[0].params);
    write_all("out", &sweep);
    char *text = content("out/sweep.csv"), *dictionary = content("out/data_dictionary.csv");
    assert_non_null(strstr(text, "variant,role,platforms.domestic.strength,replicate,metric,value\n"));
    expect_line(text, "base,reference,,1,harm_rate,4");
    expect_line(text, "base,grid,0.9,2,harm_rate,5");
    assert_non_null(strstr(dictionary, "\nsweep.csv,column,platforms.domestic.strength,"));
    char path[SCRATCH_PATH];
    assert_int_not_equal(access(scratch_path(&scratch, "out/series.csv", path), F_OK), 0);
    assert_int_not_equal(access(scratch_path(&scratch, "out/summary.csv", path), F_OK), 0);
    assert_int_not_equal(access(scratch_path(&scratch, "out/scorecard.csv", path), F_OK), 0);
    free(text);
    free(dictionary);
}

#define WITH_SCRATCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(each_value_stands_in_a_row_with_its_names),
        WITH_SCRATCH(curves_have_their_own_kind_of_x),
        WITH_SCRATCH(a_value_that_does_not_exist_is_empty),
        WITH_SCRATCH(every_row_has_as_many_fields_as_the_header),
        WITH_SCRATCH(names_that_need_quotes_get_them),
        WITH_SCRATCH(equal_results_give_equal_bytes),
        WITH_SCRATCH(the_dictionary_describes_every_metric_written_and_no_other),
        WITH_SCRATCH(runs_that_are_missing_have_no_rows),
        WITH_SCRATCH(the_scorecard_has_ratios_to_the_first_scenario),
        WITH_SCRATCH(one_scenario_has_no_scorecard),
        WITH_SCRATCH(a_sweep_has_its_axis_as_a_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
