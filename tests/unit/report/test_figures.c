/* test_figures.c - figures appear as sound SVG and PNG, and text of users stays text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../../sim/report/glyphs.h"
#include "../../../sim/report/plot.h"
#include "../../../sim/report/templates.h"
#include "../../support/fake_results.h"
#include "../../support/scratch.h"
#include "../../support/slurp.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/figures.h"
#include "regimesim/report/gnuplot.h"

static struct scratch scratch;
static struct folder folder;
static char path_before[4096];

static int set_up(void **state)
{
    (void)state;
    struct error error;
    char path[SCRATCH_PATH];
    const char *now = getenv("PATH");
    snprintf(path_before, sizeof path_before, "%s", now ? now : "/usr/bin:/bin");
    scratch_open(&scratch);
    return folder_open(&folder, scratch_path(&scratch, "out", path), FOLDER_NEW, &error);
}

static int tear_down(void **state)
{
    (void)state;
    setenv("PATH", path_before, 1);
    folder_close(&folder);
    scratch_close(&scratch);
    return 0;
}

static bool is_there(const char *name)
{
    char path[SCRATCH_PATH];
    return access(scratch_path(&scratch, name, path), F_OK) == 0;
}

/* A PNG from its signature to its end mark, of the width that all figures have. */
static void expect_png(const char *name)
{
    char path[SCRATCH_PATH];
    size_t size;
    unsigned char *bytes = (unsigned char *)slurp(scratch_path(&scratch, name, path), &size);
    assert_non_null(bytes);
    assert_true(size > 5000);
    assert_memory_equal(bytes, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(bytes[16] << 24 | bytes[17] << 16 | bytes[18] << 8 | bytes[19], 1600);
    assert_memory_equal(bytes + size - 8, "IEND", 4);
    free(bytes);
}

/* The SVG as text, for the caller to free. */
static char *expect_svg(const char *name)
{
    char path[SCRATCH_PATH];
    char *text = slurp(scratch_path(&scratch, name, path), NULL);
    assert_non_null(text);
    assert_memory_equal(text, "<?xml", 5);
    assert_non_null(strstr(text, "<svg"));
    assert_non_null(strstr(text, "</svg>"));
    return text;
}

static void expect_figure(const char *name)
{
    char file[64];
    snprintf(file, sizeof file, "out/%s.png", name);
    expect_png(file);
    snprintf(file, sizeof file, "out/%s.svg", name);
    free(expect_svg(file));
}

static void draw(const struct results *results, const struct sweep_layout *sweep)
{
    struct error error;
    enum status status = figures_draw(results, sweep, &folder, &error);
    if (status)
        fail_msg("%s", error.message);
}

/* One curve a scenario is enough for most questions, and drawn soon. */
static void keep_prevalence_only(struct results *results)
{
    for (int metric = 0; metric < M_SUM_RATE_ALL; metric++)
        for (int arm = 0; arm < results->arm_count && metric != M_PREVALENCE; arm++)
            fake_results_drop(results, arm, metric);
}

static void scenarios_have_their_seven_figures(void **state)
{
    (void)state;
    static const char *const names[] = {"victimisation", "prevalence", "detection", "time-to-detection",
                                        "authenticity",  "badge",      "scorecard"};
    struct results results;
    fake_results(&results, 3, 4, 90);
    draw(&results, NULL);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect_figure(names[i]);
    char *svg = expect_svg("out/victimisation.svg");
    assert_non_null(strstr(svg, "per 1,000 accounts and 30 days"));
    assert_non_null(strstr(svg, "mean and 95 % band over 4 replicates"));
    assert_non_null(strstr(svg, "Real name back stage, voluntary front stage"));
    free(svg);
    fake_results_free(&results);
}

static void one_run_has_curves_without_bands(void **state)
{
    (void)state;
    struct results results;
    fake_results(&results, 1, 1, 30);
    keep_prevalence_only(&results);
    draw(&results, NULL);
    char *svg = expect_svg("out/prevalence.svg");
    assert_non_null(strstr(svg, "1 replicate, without a band"));
    free(svg);
    fake_results_free(&results);
}

static void intervene(struct results *results, int arm, const char *name, int start, int until)
{
    struct params *params = &results->arms[arm].params;
    struct intervention_params *rule = &params->interventions[params_element_add(params, SCOPE_INTERVENTION, name)];
    params->mechanisms.policy = true;
    rule->start = start;
    rule->until = until;
}

/* The same law in both scenarios, and a campaign in one that begins with it, has one line; what is triggered has none.
 */
static void days_of_interventions_are_marked(void **state)
{
    (void)state;
    struct results results;
    fake_results(&results, 2, 3, 30);
    for (int metric = 0; metric < M_SUM_RATE_ALL; metric++)
        for (int arm = 0; arm < 2 && metric != M_PREVALENCE && metric != M_UNDETECTED; arm++)
            fake_results_drop(&results, arm, metric);
    intervene(&results, 0, "new-law", 200, -1);
    intervene(&results, 1, "new-law", 200, 300);
    intervene(&results, 1, "campaign", 200, 9000);
    intervene(&results, 1, "alarm", -1, -1);
    draw(&results, NULL);
    char *svg = expect_svg("out/prevalence.svg"), *delay = expect_svg("out/time-to-detection.svg");
    assert_non_null(strstr(svg, ">new-law, campaign<"));
    assert_non_null(strstr(svg, ">new-law ends<"));
    assert_null(strstr(svg, "campaign ends"));
    assert_null(strstr(svg, "alarm"));
    assert_null(strstr(delay, "new-law"));
    free(svg);
    free(delay);
    fake_results_free(&results);
}

static void more_marks_than_can_be_told_apart_are_left_out(void **state)
{
    (void)state;
    struct results results;
    char name[NAME_SIZE];
    fake_results(&results, 1, 1, 30);
    keep_prevalence_only(&results);
    for (int i = 0; i < 13; i++) {
        snprintf(name, sizeof name, "step-%d", i);
        intervene(&results, 0, name, 50 * i, -1);
    }
    draw(&results, NULL);
    char *svg = expect_svg("out/prevalence.svg");
    assert_null(strstr(svg, "step"));
    free(svg);
    fake_results_free(&results);
}

/* Without reports nothing is known about reported offences. */
static void a_panel_without_curves_keeps_its_axes(void **state)
{
    (void)state;
    struct results results;
    fake_results(&results, 1, 2, 30);
    for (int metric = 0; metric < M_SUM_RATE_ALL; metric++)
        if (metric != M_UNDETECTED)
            fake_results_drop(&results, 0, metric);
    draw(&results, NULL);
    char *svg = expect_svg("out/time-to-detection.svg");
    assert_non_null(strstr(svg, "detected so far, reported offences"));
    free(svg);
    fake_results_free(&results);
}

static void a_figure_without_curves_is_not_made(void **state)
{
    (void)state;
    struct results results;
    fake_results(&results, 2, 2, 90);
    for (int metric = 0; metric < M_SUM_RATE_ALL; metric++)
        for (int arm = 0; arm < 2; arm++)
            if (metric != M_PREVALENCE && metric != M_RATE_VERIFIED)
                fake_results_drop(&results, arm, metric);
    draw(&results, NULL);
    assert_true(is_there("out/prevalence.png"));
    assert_false(is_there("out/victimisation.png"));
    assert_false(is_there("out/badge.png"));
    fake_results_free(&results);
}

static const char *const hostile[] = {
    "\"; system \"touch hacked",
    "'; system 'touch hacked'; '",
    "`touch hacked`",
    "$(touch hacked) | touch hacked",
    "@title {/Symbol a} _x ^y % %s %n \\ \\n # ; !touch hacked",
    "line one\nsystem \"touch hacked\"\nEND\n",
    "<script>alert(1)</script> & ]]>",
    "\xff\xfe bad bytes \x01\x02 \xc2\x80 \xe2\x80\xae \xe5\xae\x9e",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

static void hostile_titles_do_no_harm(void **state)
{
    (void)state;
    struct results results;
    char here[4096];
    fake_results(&results, HOSTILE, 1, 365);
    keep_prevalence_only(&results);
    for (int i = 0; i < HOSTILE; i++)
        snprintf(results.arms[i].title, sizeof results.arms[i].title, "%s", hostile[i]);
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(scratch.folder), 0);
    draw(&results, NULL);
    assert_int_equal(chdir(here), 0);
    assert_false(is_there("hacked"));
    assert_int_not_equal(access("hacked", F_OK), 0);
    expect_png("out/prevalence.png");
    char *svg = expect_svg("out/prevalence.svg");
    assert_null(strstr(svg, "<script"));
    assert_non_null(strstr(svg, "`touch hacked`"));
    assert_non_null(strstr(svg, "% %s %n"));
    free(svg);
    fake_results_free(&results);
}

static void a_hostile_folder_does_no_harm(void **state)
{
    (void)state;
    struct results results;
    struct error error;
    struct folder odd;
    char here[4096];
    fake_results(&results, 1, 1, 365);
    keep_prevalence_only(&results);
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(scratch.folder), 0);
    static const char name[] = "|touch hacked; `touch hacked` 10\xe5\xae\x9e\xff";
    assert_int_equal(folder_open(&odd, name, FOLDER_NEW, &error), STATUS_OK);
    assert_int_equal(figures_draw(&results, NULL, &odd, &error), STATUS_OK);
    char made[FILE_PATH_SIZE];
    assert_int_equal(access(folder_path(&odd, "prevalence.svg", made), F_OK), 0);
    folder_close(&odd);
    assert_int_equal(chdir(here), 0);
    assert_false(is_there("hacked"));
    fake_results_free(&results);
}

/* `variants` variants with a reference each, two values on each axis. */
static void make_sweep(struct sweep_layout *sweep, struct results *results, int variants, int axes)
{
    *sweep = (struct sweep_layout){.axis_count = axes,
                                   .metric_count = 2,
                                   .variant_count = variants,
                                   .reference = true,
                                   .metrics = {M_SUM_RATE_AUTHENTIC, M_SUM_DETECTION}};
    sweep->axes[0] = (struct sweep_axis){.path = "platforms.domestic.strength",
                                         .label = "strength, 1 - q",
                                         .scale = SWEEP_ONE_MINUS_LOG,
                                         .values = {0, 0.9, 1},
                                         .count = 3};
    sweep->axes[1] = (struct sweep_axis){
        .path = "credentials.price", .label = "price", .scale = SWEEP_LINEAR, .values = {0.1, 0.2}, .count = 2};
    for (int v = 0; v < variants; v++)
        snprintf(sweep->variants[v].title, TITLE_SIZE, "variant %d with a long title", v);
    fake_results(results, sweep_layout_arms(sweep), 2, 365);
}

static void a_sweep_of_few_variants_has_one_figure(void **state)
{
    (void)state;
    struct sweep_layout sweep;
    struct results results;
    make_sweep(&sweep, &results, 2, 1);
    draw(&results, &sweep);
    expect_figure("sweep");
    char *svg = expect_svg("out/sweep.svg");
    assert_non_null(strstr(svg, "strength, 1 - q"));
    assert_non_null(strstr(svg, "a log scale cannot show"));
    free(svg);
    fake_results_free(&results);
}

static void a_sweep_of_many_variants_has_a_panel_each(void **state)
{
    (void)state;
    struct sweep_layout sweep;
    struct results results;
    make_sweep(&sweep, &results, 5, 1);
    sweep.metric_count = 1;
    draw(&results, &sweep);
    expect_figure("sweep-victimisation_rate_authentic");
    char *svg = expect_svg("out/sweep-victimisation_rate_authentic.svg");
    for (int v = 0; v < 5; v++)
        assert_non_null(strstr(svg, sweep.variants[v].title));
    free(svg);
    fake_results_free(&results);
}

static void two_axes_make_a_map(void **state)
{
    (void)state;
    struct sweep_layout sweep;
    struct results results;
    make_sweep(&sweep, &results, 1, 2);
    sweep.metric_count = 1;
    draw(&results, &sweep);
    expect_figure("sweep-victimisation_rate_authentic");
    fake_results_free(&results);
}

/* Values that are all alike, that are missing, and axes of one value: odd, but no reason to fail. */
static void odd_sweeps_are_drawn_or_left_out(void **state)
{
    (void)state;
    for (int axes = 1; axes <= 2; axes++) {
        struct sweep_layout sweep;
        struct results results;
        make_sweep(&sweep, &results, 1, axes);
        sweep.axes[0].count = sweep.axes[1].count = 1;
        sweep.metric_count = 1;
        sweep.metrics[0] = M_SUM_BREACHED;
        draw(&results, &sweep);
        for (int arm = 0; arm < results.arm_count; arm++)
            fake_results_drop(&results, arm, M_SUM_HARM);
        sweep.metrics[0] = M_SUM_HARM;
        draw(&results, &sweep);
        fake_results_free(&results);
    }
    expect_figure("sweep");
    expect_figure("sweep-breached_share");
    assert_false(is_there("out/sweep-harm_rate.png"));
}

static void a_map_may_have_holes(void **state)
{
    (void)state;
    struct sweep_layout sweep;
    struct results results;
    make_sweep(&sweep, &results, 2, 2);
    sweep.metric_count = 1;
    fake_results_drop(&results, sweep_layout_arm(&sweep, 0, 1, 1), M_SUM_RATE_AUTHENTIC);
    fake_results_drop(&results, sweep_layout_reference(&sweep, 1), M_SUM_RATE_AUTHENTIC);
    draw(&results, &sweep);
    expect_figure("sweep-victimisation_rate_authentic");
    fake_results_free(&results);
}

static void a_missing_gnuplot_is_told(void **state)
{
    (void)state;
    struct gnuplot gnuplot;
    struct error error;
    struct results results;
    char path[SCRATCH_PATH];
    scratch_folder(&scratch, "empty");
    setenv("PATH", scratch_path(&scratch, "empty", path), 1);
    assert_int_equal(gnuplot_find(&gnuplot, &error), STATUS_CANT_CREATE);
    assert_non_null(strstr(error.message, "gnuplot was not found"));
    fake_results(&results, 1, 1, 365);
    assert_int_equal(figures_draw(&results, NULL, &folder, &error), STATUS_CANT_CREATE);
    assert_false(is_there("out/victimisation.svg"));
    fake_results_free(&results);
}

/* A program of that name that does what the script says. */
static void pretend_gnuplot(const char *script)
{
    char path[SCRATCH_PATH], folders[2 * SCRATCH_PATH];
    scratch_folder(&scratch, "bin");
    scratch_write(&scratch, "bin/gnuplot", script, path);
    assert_int_equal(chmod(path, 0700), 0);
    snprintf(folders, sizeof folders, "%s/bin:/usr/bin:/bin", scratch.folder);
    setenv("PATH", folders, 1);
}

static void an_old_gnuplot_is_told(void **state)
{
    (void)state;
    struct gnuplot gnuplot;
    struct error error;
    pretend_gnuplot("#!/bin/sh\necho gnuplot 4.6 patchlevel 6\n");
    assert_int_equal(gnuplot_find(&gnuplot, &error), STATUS_CANT_CREATE);
    assert_non_null(strstr(error.message, "gnuplot 4.6 patchlevel 6 is too old"));
}

static void a_failing_gnuplot_leaves_the_old_figure(void **state)
{
    (void)state;
    struct error error;
    struct results results;
    char path[SCRATCH_PATH];
    pretend_gnuplot("#!/bin/sh\necho '\"-\", line 7: something is wrong' >&2\nexit 1\n");
    scratch_write(&scratch, "out/victimisation.svg", "old", path);
    fake_results(&results, 1, 1, 365);
    assert_int_equal(figures_draw(&results, NULL, &folder, &error), STATUS_IO);
    assert_non_null(strstr(error.message, "line 7: something is wrong"));
    char *text = slurp(path, NULL);
    assert_string_equal(text, "old");
    free(text);
    assert_false(is_there("out/.victimisation.svg.part"));
    fake_results_free(&results);
}

static void a_fault_in_a_script_is_found(void **state)
{
    (void)state;
    struct gnuplot_script script;
    struct error error;
    assert_int_equal(gnuplot_begin(&script, &error), STATUS_OK);
    fputs("no such command\n", script.settings);
    assert_int_equal(gnuplot_draw(&script, "", &folder, "x", &error), STATUS_IO);
    assert_non_null(strstr(error.message, "invalid command"));
    gnuplot_close(&script);
}

static void the_same_results_give_the_same_figure(void **state)
{
    (void)state;
    struct results results;
    char path[SCRATCH_PATH];
    fake_results(&results, 2, 2, 90);
    keep_prevalence_only(&results);
    draw(&results, NULL);
    size_t size, again_size;
    char *png = slurp(scratch_path(&scratch, "out/prevalence.png", path), &size);
    draw(&results, NULL);
    char *again = slurp(path, &again_size);
    assert_int_equal(size, again_size);
    assert_memory_equal(png, again, size);
    free(png);
    free(again);
    fake_results_free(&results);
}

static void letters_without_a_glyph_are_replaced(void **state)
{
    (void)state;
    char buffer[64], path[SCRATCH_PATH];
    assert_string_equal(glyphs_drawable("caf\xc3\xa9 \xce\xb1 \xd0\x96 \xe2\x80\xa6", buffer, sizeof buffer),
                        "caf\xc3\xa9 \xce\xb1 \xd0\x96 \xe2\x80\xa6");
    scratch_folder(&scratch, "empty");
    setenv("PATH", scratch_path(&scratch, "empty", path), 1); /* without fontconfig nothing rare is known */
    assert_string_equal(glyphs_drawable("a\xe5\xae\x9e"
                                        "b",
                                        buffer, sizeof buffer),
                        "a?b");
}

static void long_text_is_wrapped_at_blanks(void **state)
{
    (void)state;
    char buffer[128];
    assert_int_equal(plot_wrap("one two three four", 9, 3, buffer, sizeof buffer), 3);
    assert_string_equal(buffer, "one two\nthree\nfour");
    assert_int_equal(plot_wrap("one two three four", 9, 2, buffer, sizeof buffer), 2);
    assert_string_equal(buffer, "one two\nthree fo\xe2\x80\xa6");
    assert_int_equal(plot_wrap("unbreakable", 6, 3, buffer, sizeof buffer), 2);
    assert_string_equal(buffer, "unbrea\nkable");
    assert_int_equal(plot_wrap("", 6, 3, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
}

#define WITH_SCRATCH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCRATCH(scenarios_have_their_seven_figures),
        WITH_SCRATCH(one_run_has_curves_without_bands),
        WITH_SCRATCH(days_of_interventions_are_marked),
        WITH_SCRATCH(more_marks_than_can_be_told_apart_are_left_out),
        WITH_SCRATCH(a_panel_without_curves_keeps_its_axes),
        WITH_SCRATCH(a_figure_without_curves_is_not_made),
        WITH_SCRATCH(hostile_titles_do_no_harm),
        WITH_SCRATCH(a_hostile_folder_does_no_harm),
        WITH_SCRATCH(a_sweep_of_few_variants_has_one_figure),
        WITH_SCRATCH(a_sweep_of_many_variants_has_a_panel_each),
        WITH_SCRATCH(two_axes_make_a_map),
        WITH_SCRATCH(odd_sweeps_are_drawn_or_left_out),
        WITH_SCRATCH(a_map_may_have_holes),
        WITH_SCRATCH(a_missing_gnuplot_is_told),
        WITH_SCRATCH(an_old_gnuplot_is_told),
        WITH_SCRATCH(a_failing_gnuplot_leaves_the_old_figure),
        WITH_SCRATCH(a_fault_in_a_script_is_found),
        WITH_SCRATCH(the_same_results_give_the_same_figure),
        WITH_SCRATCH(letters_without_a_glyph_are_replaced),
        cmocka_unit_test(long_text_is_wrapped_at_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
