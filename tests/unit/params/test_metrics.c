/* test_metrics.c - every row of the metric table is complete, and targets name where they come from. */
#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/slurp.h"
#include "../../support/sources.h"
#include "regimesim/params/metrics.h"

static void every_metric_says_what_it_is(void **state)
{
    (void)state;
    for (int m = 0; m < METRIC_COUNT; m++) {
        const struct metric_row *row = &metric_table[m];
        if (!row->name || !row->name[0])
            fail_msg("metric %d has no row", m);
        if (!row->label || !row->label[0] || !row->unit || !row->doc || !row->doc[0] || strchr(row->doc, '\n'))
            fail_msg("%s: label, unit or one line of doc is missing", row->name);
        if (row->kind > METRIC_SUMMARY || row->scope >= SCOPE_COUNT || row->scale > SCALE_COST || row->better < -1 ||
            row->better > 1)
            fail_msg("%s: no such kind, scope, scale or direction", row->name);
    }
}

static void names_are_unique_lower_case_and_found(void **state)
{
    (void)state;
    for (int m = 0; m < METRIC_COUNT; m++) {
        assert_int_equal(metric_find(metric_table[m].name), m);
        for (const char *p = metric_table[m].name; *p; p++)
            if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && *p != '_')
                fail_msg("%s: names are lower case", metric_table[m].name);
    }
    assert_int_equal(metric_find("no_such_metric"), -1);
    assert_int_equal(metric_find(""), -1);
}

static void summaries_curves_and_rates_are_of_the_whole_world(void **state)
{
    (void)state;
    for (int m = 0; m < METRIC_COUNT; m++)
        if (metric_table[m].kind != METRIC_FLOW && metric_table[m].kind != METRIC_STOCK)
            assert_int_equal(metric_table[m].scope, SCOPE_ROOT);
}

static void only_summaries_are_headlines_or_speak_to_a_scale(void **state)
{
    (void)state;
    for (int m = 0; m < METRIC_COUNT; m++) {
        const struct metric_row *row = &metric_table[m];
        if (row->kind != METRIC_SUMMARY)
            assert_true(!row->headline && row->scale == SCALE_NONE && row->better == 0);
    }
}

static void each_of_the_five_scales_has_a_headline_with_a_direction(void **state)
{
    (void)state;
    int found[SCALE_COST + 1] = {0};
    for (int m = 0; m < METRIC_COUNT; m++)
        if (metric_table[m].headline && metric_table[m].better)
            found[metric_table[m].scale]++;
    for (int scale = SCALE_SECURITY; scale <= SCALE_COST; scale++) {
        if (!found[scale])
            fail_msg("no headline metric for %s", scale_names[scale]);
        assert_true(scale_names[scale][0]);
    }
}

static void a_target_is_a_range_of_a_summary_with_a_source(void **state)
{
    (void)state;
    int targets = 0;
    for (int m = 0; m < METRIC_COUNT; m++) {
        const struct metric_row *row = &metric_table[m];
        bool has = !isnan(row->target_low);
        assert_int_equal(has, !isnan(row->target_high));
        assert_int_equal(has, row->source != NULL);
        if (!has)
            continue;
        targets++;
        if (row->kind != METRIC_SUMMARY || !(row->target_low <= row->target_high))
            fail_msg("%s: target %g to %g", row->name, row->target_low, row->target_high);
    }
    assert_true(targets > 0);
}

static void every_target_has_its_section_in_the_document_of_sources(void **state)
{
    (void)state;
    char *document = slurp("scenarios/SOURCES.md", NULL);
    if (!document)
        fail_msg("scenarios/SOURCES.md cannot be read");
    int missing = 0;
    for (int m = 0; m < METRIC_COUNT; m++) {
        if (!metric_table[m].source || sources_have(document, metric_table[m].source))
            continue;
        print_message("%s: no heading '## %s'\n", metric_table[m].name, metric_table[m].source);
        missing++;
    }
    free(document);
    assert_int_equal(missing, 0);
}

static void kinds_have_names(void **state)
{
    (void)state;
    assert_string_equal(metric_kind_names[METRIC_FLOW], "flow");
    assert_string_equal(metric_kind_names[METRIC_SUMMARY], "summary");
    for (int a = 0; a <= METRIC_SUMMARY; a++)
        for (int b = 0; b < a; b++)
            assert_string_not_equal(metric_kind_names[a], metric_kind_names[b]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_metric_says_what_it_is),
        cmocka_unit_test(names_are_unique_lower_case_and_found),
        cmocka_unit_test(summaries_curves_and_rates_are_of_the_whole_world),
        cmocka_unit_test(only_summaries_are_headlines_or_speak_to_a_scale),
        cmocka_unit_test(each_of_the_five_scales_has_a_headline_with_a_direction),
        cmocka_unit_test(a_target_is_a_range_of_a_summary_with_a_source),
        cmocka_unit_test(every_target_has_its_section_in_the_document_of_sources),
        cmocka_unit_test(kinds_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
