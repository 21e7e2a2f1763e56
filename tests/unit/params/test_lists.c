/* test_lists.c - platforms, jurisdictions and offences added by name, and the hash of a whole set of parameters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/params/params.h"

static void an_added_element_is_addressed_by_its_name(void **state)
{
    (void)state;
    struct params params;
    struct param_ref ref;
    struct error error;
    params_defaults(&params);
    assert_int_equal(params_find(&params, "platforms.abroad.strength", &ref, &error), STATUS_DATA);
    assert_int_equal(params_element_add(&params, SCOPE_PLATFORM, "abroad"), 1);
    assert_int_equal(params_find(&params, "platforms.abroad.strength", &ref, &error), STATUS_OK);
    assert_int_equal(ref.element, 1);
    assert_int_equal(param_set_text(&params, ref, "0.25", &error), STATUS_OK);
    assert_true(params.platforms[1].strength == 0.25);
    assert_true(params.platforms[0].strength != 0.25);
    assert_string_equal(params_element_name(&params, SCOPE_PLATFORM, 1), "abroad");
}

/* Rows are found by halving the table. */
static void the_table_stands_in_the_order_of_the_scopes(void **state)
{
    (void)state;
    for (size_t i = 1; i < param_table_size; i++)
        assert_true(param_table[i - 1].scope <= param_table[i].scope);
}

static void an_added_element_starts_with_the_defaults_of_its_rows(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    for (int scope = SCOPE_PLATFORM; scope < SCOPE_COUNT; scope++) {
        int element = params_element_add(&params, (enum param_scope)scope, "added");
        assert_int_equal(element, params_list_count(&params, (enum param_scope)scope) - 1);
        assert_int_equal(params_element_find(&params, (enum param_scope)scope, "added"), element);
        for (size_t i = 0; i < param_table_size; i++)
            if ((int)param_table[i].scope == scope && param_table[i].type != PARAM_CHANGES) {
                struct param_ref ref = {&param_table[i], element};
                assert_true(param_get_number(&params, ref) == param_table[i].value);
            }
    }
}

static void a_full_list_takes_no_more(void **state)
{
    (void)state;
    for (int scope = SCOPE_PLATFORM; scope < SCOPE_COUNT; scope++) {
        struct params params;
        char name[NAME_SIZE];
        params_defaults(&params);
        int capacity = params_list_capacity((enum param_scope)scope);
        for (int i = params_list_count(&params, (enum param_scope)scope); i < capacity; i++) {
            snprintf(name, sizeof name, "n%d", i);
            assert_int_equal(params_element_add(&params, (enum param_scope)scope, name), i);
        }
        uint64_t before = params_hash(&params);
        assert_int_equal(params_element_add(&params, (enum param_scope)scope, "one-more"), -1);
        assert_int_equal(params_hash(&params), before);
    }
}

static void unknown_elements_are_not_found(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    assert_int_equal(params_element_find(&params, SCOPE_PLATFORM, "abroad"), -1);
    assert_int_equal(params_element_find(&params, SCOPE_OFFENCE, "frau"), -1);
    assert_true(params_element_find(&params, SCOPE_OFFENCE, "fraud") >= 0);
}

static void all_values_in_use_are_walked_once(void **state)
{
    (void)state;
    struct params params;
    size_t rows[SCOPE_COUNT] = {0};
    params_defaults(&params);
    params_element_add(&params, SCOPE_PLATFORM, "abroad");
    for (size_t i = 0; i < param_table_size; i++)
        rows[param_table[i].scope]++;
    assert_int_equal(params_count(&params), rows[SCOPE_ROOT] + 2 * rows[SCOPE_PLATFORM] + rows[SCOPE_JURISDICTION] +
                                                (size_t)params.offence_count * rows[SCOPE_OFFENCE]);
    for (size_t i = 0; i < params_count(&params); i++)
        for (size_t k = 0; k < i && i < 200; k++) {
            struct param_ref a = params_at(&params, i), b = params_at(&params, k);
            assert_false(a.row == b.row && a.element == b.element);
        }
}

static double another_value(const struct params *params, struct param_ref ref)
{
    double value = param_get_number(params, ref);
    switch (ref.row->type) {
    case PARAM_REAL: return value / 2 + ref.row->min / 2 == value ? ref.row->max : value / 2 + ref.row->min / 2;
    case PARAM_INT: return value == ref.row->max ? ref.row->min : value + 1;
    default: return value == 0 ? 1 : 0;
    }
}

static void the_hash_changes_with_any_value_and_comes_back_with_it(void **state)
{
    (void)state;
    struct params params;
    params_defaults(&params);
    params_element_add(&params, SCOPE_JURISDICTION, "abroad");
    uint64_t hash = params_hash(&params);
    for (size_t i = 0; i < params_count(&params); i++) {
        struct param_ref ref = params_at(&params, i);
        if (ref.row->type == PARAM_TEXT)
            continue;
        double before = param_get_number(&params, ref);
        param_store(&params, ref, another_value(&params, ref));
        if (params_hash(&params) == hash)
            fail_msg("%s changed from %g to %g, the hash did not", ref.row->path, before,
                     param_get_number(&params, ref));
        param_store(&params, ref, before);
        assert_true(params_hash(&params) == hash);
    }
}

static void the_hash_sees_texts_names_and_elements(void **state)
{
    (void)state;
    struct params params, changed;
    params_defaults(&params);
    uint64_t hash = params_hash(&params);
    changed = params;
    snprintf(changed.network.file, sizeof changed.network.file, "a.csv");
    assert_true(params_hash(&changed) != hash);
    changed = params;
    snprintf(changed.platforms[0].name, NAME_SIZE, "other");
    assert_true(params_hash(&changed) != hash);
    changed = params;
    params_element_add(&changed, SCOPE_PLATFORM, "abroad");
    assert_true(params_hash(&changed) != hash);
}

static void what_lies_beyond_the_lists_does_not_count(void **state)
{
    (void)state;
    struct params params, changed;
    params_defaults(&params);
    changed = params;
    changed.platforms[5].strength = 0.123;
    assert_true(params_hash(&changed) == params_hash(&params));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_added_element_is_addressed_by_its_name),
        cmocka_unit_test(the_table_stands_in_the_order_of_the_scopes),
        cmocka_unit_test(an_added_element_starts_with_the_defaults_of_its_rows),
        cmocka_unit_test(a_full_list_takes_no_more),
        cmocka_unit_test(unknown_elements_are_not_found),
        cmocka_unit_test(all_values_in_use_are_walked_once),
        cmocka_unit_test(the_hash_changes_with_any_value_and_comes_back_with_it),
        cmocka_unit_test(the_hash_sees_texts_names_and_elements),
        cmocka_unit_test(what_lies_beyond_the_lists_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
