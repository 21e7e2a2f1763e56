/* test_utf8.c - the width of text on a terminal, and cutting it to size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/store/utf8.h"

static void width_counts_columns_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(utf8_width(""), 0);
    assert_int_equal(utf8_width("abc"), 3);
    assert_int_equal(utf8_width("caf\xc3\xa9"), 4);
    assert_int_equal(utf8_width("cafe\xcc\x81"), 4);             /* e and a combining accent */
    assert_int_equal(utf8_width("\xe5\xae\x9e\xe5\x90\x8d"), 4); /* two wide letters */
    assert_int_equal(utf8_width("\xff\xff"), 2);
}

static void expect_fit(const char *text, size_t columns, const char *expected)
{
    char buffer[64];
    assert_string_equal(utf8_fit(text, columns, buffer, sizeof buffer), expected);
}

static void long_text_is_cut_between_letters_with_an_ellipsis(void **state)
{
    (void)state;
    expect_fit("short", 5, "short");
    expect_fit("too long", 5, "too \xe2\x80\xa6");
    expect_fit("\xc3\xa9\xc3\xa9\xc3\xa9", 2, "\xc3\xa9\xe2\x80\xa6");
    expect_fit("\xe5\xae\x9e\xe5\x90\x8d\xe5\x88\xb6", 4, "\xe5\xae\x9e\xe2\x80\xa6");
    expect_fit("anything", 1, "\xe2\x80\xa6");
    expect_fit("anything", 0, "");
}

static void control_characters_become_spaces(void **state)
{
    (void)state;
    expect_fit("a\nb\x1b[31mc\x7f", 20, "a b [31mc ");
    expect_fit("left\xe2\x80\xaeright", 20, "left right"); /* a right-to-left override */
}

static void nothing_is_written_past_the_buffer(void **state)
{
    (void)state;
    char buffer[8];
    for (size_t size = 1; size <= sizeof buffer; size++) {
        memset(buffer, '#', sizeof buffer);
        utf8_fit("\xe5\xae\x9e\xe5\x90\x8d\xe5\x88\xb6", 40, buffer, size);
        assert_true(strlen(buffer) < size);
        for (size_t i = size; i < sizeof buffer; i++)
            assert_int_equal(buffer[i], '#');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_counts_columns_not_bytes),
        cmocka_unit_test(long_text_is_cut_between_letters_with_an_ellipsis),
        cmocka_unit_test(control_characters_become_spaces),
        cmocka_unit_test(nothing_is_written_past_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
