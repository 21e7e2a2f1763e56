/* test_error.c - errors carry what is wrong and where, and lists of faults keep them all in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/util/error.h"

static void failing_returns_the_code_and_fills_the_error(void **state)
{
    (void)state;
    struct error error;
    memset(&error, 0x5a, sizeof error);
    assert_int_equal(error_set(&error, STATUS_DATA, "%s is %d; expected %d", "x", 3, 4), STATUS_DATA);
    assert_int_equal(error.code, STATUS_DATA);
    assert_string_equal(error.message, "x is 3; expected 4");
    assert_string_equal(error.file, "");
    assert_int_equal(error.line, 0);
    assert_int_equal(error.column, 0);
}

static void a_caller_may_not_care_about_the_text(void **state)
{
    (void)state;
    assert_int_equal(error_set(NULL, STATUS_IO, "%s", "lost"), STATUS_IO);
    assert_int_equal(error_at(NULL, STATUS_NO_INPUT, "f", 1, 2, "lost"), STATUS_NO_INPUT);
}

static void expect_text(const char *file, int line, int column, const char *expected)
{
    struct error error;
    char text[64];
    error_at(&error, STATUS_DATA, file, line, column, "bad");
    assert_string_equal(error_text(&error, text, sizeof text), expected);
}

static void a_text_names_file_line_and_column_as_far_as_known(void **state)
{
    (void)state;
    expect_text("a.yaml", 3, 9, "a.yaml:3:9: bad");
    expect_text("a.yaml", 0, 0, "a.yaml: bad");
    expect_text(NULL, 3, 9, "bad");
    expect_text("", 0, 0, "bad");
}

static void long_messages_and_file_names_are_cut_not_overrun(void **state)
{
    (void)state;
    char longer[2000], small[8];
    struct error error;
    memset(longer, 'y', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    error_at(&error, STATUS_DATA, longer, 1, 1, "%s", longer);
    assert_int_equal(strlen(error.message), ERROR_MESSAGE_SIZE - 1);
    assert_int_equal(strlen(error.file), ERROR_FILE_SIZE - 1);
    error_text(&error, small, sizeof small);
    assert_string_equal(small, "yyyyyyy");
}

static void all_faults_are_kept_in_the_order_found(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    for (int i = 0; i < 100; i++)
        faults_add_at(&faults, STATUS_DATA, "f.yaml", i + 1, 2 * i, "fault %d", i);
    assert_int_equal(faults.count, 100);
    for (int i = 0; i < 100; i++) {
        char expected[32];
        snprintf(expected, sizeof expected, "fault %d", i);
        assert_string_equal(faults.items[i].message, expected);
        assert_int_equal(faults.items[i].line, i + 1);
        assert_int_equal(faults.items[i].column, 2 * i);
    }
    faults_free(&faults);
}

static void a_fault_in_the_list_is_a_copy(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    struct error error;
    error_set(&error, STATUS_USAGE, "first");
    faults_add(&faults, &error);
    error_set(&error, STATUS_DATA, "second");
    assert_int_equal(faults.items[0].code, STATUS_USAGE);
    assert_string_equal(faults.items[0].message, "first");
    faults_free(&faults);
}

static void a_freed_list_can_be_used_again(void **state)
{
    (void)state;
    struct fault_list faults = {0};
    faults_free(&faults);
    faults_add_at(&faults, STATUS_DATA, NULL, 0, 0, "again");
    assert_int_equal(faults.count, 1);
    faults_free(&faults);
    faults_free(&faults);
    assert_int_equal(faults.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failing_returns_the_code_and_fills_the_error),
        cmocka_unit_test(a_caller_may_not_care_about_the_text),
        cmocka_unit_test(a_text_names_file_line_and_column_as_far_as_known),
        cmocka_unit_test(long_messages_and_file_names_are_cut_not_overrun),
        cmocka_unit_test(all_faults_are_kept_in_the_order_found),
        cmocka_unit_test(a_fault_in_the_list_is_a_copy),
        cmocka_unit_test(a_freed_list_can_be_used_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
