/* test_table.c - every row of the parameter table is complete and consistent, and every parameter can be addressed. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/slurp.h"
#include "../../support/sources.h"
#include "regimesim/params/params.h"

static bool is_number(const struct param_row *row)
{
    return row->type == PARAM_REAL || row->type == PARAM_INT;
}

static int count_words(const char *const *words)
{
    int count = 0;
    while (words[count])
        count++;
    return count;
}

static void paths_are_unique(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(param_table[i].path, param_table[k].path);
}

static void a_path_shows_its_scope(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++) {
        const struct param_row *row = &param_table[i];
        char start[48];
        snprintf(start, sizeof start, "%s.*.", scope_sections[row->scope]);
        if (row->scope == SCOPE_ROOT)
            assert_null(strchr(row->path, '*'));
        else
            assert_memory_equal(row->path, start, strlen(start));
    }
}

static void every_row_says_what_it_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++) {
        const struct param_row *row = &param_table[i];
        if (!row->unit || !row->doc || strlen(row->doc) < 8 || strchr(row->doc, '\n') || row->basis >= BASIS_COUNT)
            fail_msg("%s: unit, one line of doc or basis is missing", row->path);
    }
}

static void defaults_lie_within_their_ranges(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++) {
        const struct param_row *row = &param_table[i];
        if (!is_number(row))
            continue;
        if (!(row->min < row->max && row->min <= row->value && row->value <= row->max))
            fail_msg("%s: %g not within %g to %g", row->path, row->value, row->min, row->max);
        if (row->type == PARAM_INT && (row->value != floor(row->value) || row->max > INT32_MAX))
            fail_msg("%s: not a whole number", row->path);
    }
}

static void plausible_ranges_lie_within_valid_ones_and_hold_the_default(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++) {
        const struct param_row *row = &param_table[i];
        if (is_number(row) &&
            !(row->min <= row->low && row->low <= row->value && row->value <= row->high && row->high <= row->max))
            fail_msg("%s: plausible %g to %g, default %g", row->path, row->low, row->high, row->value);
    }
}

static void choices_and_sets_have_words_and_their_default_is_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++) {
        const struct param_row *row = &param_table[i];
        if (row->type == PARAM_CHOICE && !(row->choices && row->value < count_words(row->choices)))
            fail_msg("%s: no choices, or none of them the default", row->path);
        if (row->type == PARAM_SET && !row->choices == !row->refers)
            fail_msg("%s: a set of attributes or of list elements", row->path);
        if (row->type == PARAM_REFERENCE && row->refers == SCOPE_ROOT)
            fail_msg("%s: refers to no list", row->path);
        if (row->choices && count_words(row->choices) > 32)
            fail_msg("%s: more choices than bits", row->path);
    }
    assert_int_equal(count_words(attribute_names), ATTRIBUTE_COUNT);
}

static void a_reference_starts_at_an_element_that_exists(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    for (size_t i = 0; i < params_count(&params); i++) {
        struct param_ref ref = params_at(&params, i);
        if (ref.row->type == PARAM_REFERENCE)
            assert_true(param_get_number(&params, ref) < params_list_count(&params, ref.row->refers));
    }
    assert_string_equal(params.offences[params.rings.publishes.index].name, "doxing");
    assert_string_equal(params.offences[params.rings.harasses.index].name, "harassment");
}

static void no_two_rows_share_memory(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++)
        for (size_t k = 0; k < i; k++) {
            const struct param_row *a = &param_table[i], *b = &param_table[k];
            if (a->scope == b->scope && a->offset < b->offset + b->size && b->offset < a->offset + a->size)
                fail_msg("%s and %s overlap", a->path, b->path);
        }
}

static void only_what_was_published_or_calibrated_names_a_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < param_table_size; i++) {
        const struct param_row *row = &param_table[i];
        bool founded = row->basis == BASIS_PUBLISHED || row->basis == BASIS_CALIBRATED;
        if (founded != (row->source != NULL))
            fail_msg("%s: %s, source %s", row->path, basis_names[row->basis], row->source ? row->source : "none");
    }
}

static void every_source_has_its_section_in_the_document(void **state)
{
    (void)state;
    char *document = slurp("scenarios/SOURCES.md", NULL);
    if (!document)
        fail_msg("scenarios/SOURCES.md cannot be read");
    int missing = 0;
    for (size_t i = 0; i < param_table_size; i++) {
        const char *key = param_table[i].source;
        if (!key || sources_have(document, key))
            continue;
        print_message("%s: no heading '## %s'\n", param_table[i].path, key);
        missing++;
    }
    free(document);
    assert_int_equal(missing, 0);
}

static void the_default_world_holds_the_defaults_of_the_table(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    assert_int_equal(params.platform_count, 1);
    assert_int_equal(params.jurisdiction_count, 1);
    assert_int_equal(params.offence_count, 10);
    assert_int_equal(params_element_find(&params, SCOPE_PLATFORM, "domestic"), 0);
    assert_int_equal(params_element_find(&params, SCOPE_JURISDICTION, "home"), 0);
    for (size_t i = 0; i < params_count(&params); i++) {
        struct param_ref ref = params_at(&params, i);
        if (ref.row->scope != SCOPE_OFFENCE && ref.row->type != PARAM_TEXT &&
            param_get_number(&params, ref) != ref.row->value)
            fail_msg("%s is %g", ref.row->path, param_get_number(&params, ref));
    }
    assert_string_equal(params.network.file, "");
}

static void preset_offences_lie_within_their_ranges(void **state)
{
    (void)state;
    struct params params, copy;
    struct error error;
    params_defaults(&params);
    copy = params;
    for (size_t i = 0; i < params_count(&params); i++) {
        struct param_ref ref = params_at(&params, i);
        if (ref.row->scope == SCOPE_OFFENCE && ref.row->type != PARAM_SET)
            assert_int_equal(param_set_number(&copy, ref, param_get_number(&params, ref), &error), STATUS_OK);
    }
}

static void full_lists(struct params *params)
{
    params_defaults(params);
    for (int scope = SCOPE_PLATFORM; scope < SCOPE_COUNT; scope++)
        for (int i = 0;
             params_list_count(params, (enum param_scope)scope) < params_list_capacity((enum param_scope)scope); i++) {
            char name[NAME_SIZE];
            snprintf(name, sizeof name, "extra-%d", i);
            assert_true(params_element_add(params, (enum param_scope)scope, name) >= 0);
        }
}

static void every_path_leads_back_to_its_parameter(void **state)
{
    (void)state;
    struct params params;
    full_lists(&params);
    size_t count = params_count(&params);
    for (size_t i = 0; i < count; i++) {
        struct param_ref ref = params_at(&params, i), found;
        struct error error;
        char path[160];
        if (i % 7 == 0 || i + 100 > count) {
            param_path(&params, ref, path, sizeof path);
            assert_int_equal(params_find(&params, path, &found, &error), STATUS_OK);
            assert_ptr_equal(found.row, ref.row);
            assert_int_equal(found.element, ref.element);
        }
    }
    assert_null(params_at(&params, count).row);
}

static void members_are_found_by_section_and_key(void **state)
{
    (void)state;
    assert_string_equal(param_row_find("offending", "rate")->path, "offending.rate");
    assert_string_equal(param_row_find("platforms.*", "strength")->path, "platforms.*.strength");
    assert_null(param_row_find("offending", "rat"));
    assert_null(param_row_find("offend", "ing.rate"));
    assert_null(param_row_find("platforms", "strength"));
    assert_null(param_row_find("", "rate"));
}

static void every_parameter_has_a_slot_of_its_own(void **state)
{
    (void)state;
    static bool taken[PARAM_SLOTS];
    struct params params;
    full_lists(&params);
    for (size_t i = 0; i < params_count(&params); i++) {
        size_t slot = param_slot(params_at(&params, i));
        assert_true(slot < PARAM_SLOTS);
        assert_false(taken[slot]);
        taken[slot] = true;
    }
}

static void a_slot_does_not_move_when_lists_grow(void **state)
{
    (void)state;
    struct params small, large;
    params_defaults(&small);
    full_lists(&large);
    for (size_t i = 0; i < params_count(&small); i++) {
        struct param_ref ref = params_at(&small, i), same;
        struct error error;
        char path[160];
        assert_int_equal(params_find(&large, param_path(&small, ref, path, sizeof path), &same, &error), STATUS_OK);
        assert_int_equal(param_slot(ref), param_slot(same));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_unique),
        cmocka_unit_test(a_path_shows_its_scope),
        cmocka_unit_test(every_row_says_what_it_is),
        cmocka_unit_test(defaults_lie_within_their_ranges),
        cmocka_unit_test(plausible_ranges_lie_within_valid_ones_and_hold_the_default),
        cmocka_unit_test(choices_and_sets_have_words_and_their_default_is_one),
        cmocka_unit_test(a_reference_starts_at_an_element_that_exists),
        cmocka_unit_test(no_two_rows_share_memory),
        cmocka_unit_test(only_what_was_published_or_calibrated_names_a_source),
        cmocka_unit_test(every_source_has_its_section_in_the_document),
        cmocka_unit_test(the_default_world_holds_the_defaults_of_the_table),
        cmocka_unit_test(preset_offences_lie_within_their_ranges),
        cmocka_unit_test(every_path_leads_back_to_its_parameter),
        cmocka_unit_test(members_are_found_by_section_and_key),
        cmocka_unit_test(every_parameter_has_a_slot_of_its_own),
        cmocka_unit_test(a_slot_does_not_move_when_lists_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
