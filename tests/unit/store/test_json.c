/* test_json.c - JSON stays valid whatever the text in it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/store/json.h"

static char written[4096];

static FILE *begin(struct json *json)
{
    memset(written, 0, sizeof written);
    FILE *stream = fmemopen(written, sizeof written, "w");
    assert_non_null(stream);
    *json = json_begin(stream);
    return stream;
}

static void expect_written(const char *text, const char *expected)
{
    struct json json;
    FILE *stream = begin(&json);
    json_string(&json, NULL, text);
    fclose(stream);
    assert_string_equal(written, expected);
}

static void quotes_backslashes_and_controls_are_escaped(void **state)
{
    (void)state;
    expect_written("plain", "\"plain\"");
    expect_written("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
    expect_written("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
    expect_written("\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"");
    expect_written("", "\"\"");
}

static void letters_of_all_scripts_pass_unchanged(void **state)
{
    (void)state;
    expect_written("r\xc3\xa9gime \xe5\xae\x9e\xe5\x90\x8d \xf0\x9f\x99\x82",
                   "\"r\xc3\xa9gime \xe5\xae\x9e\xe5\x90\x8d \xf0\x9f\x99\x82\"");
}

static void bytes_that_are_not_utf8_are_replaced(void **state)
{
    (void)state;
    expect_written("a\xff"
                   "b",
                   "\"a\xef\xbf\xbd"
                   "b\"");
    expect_written("\xc3", "\"\xef\xbf\xbd\"");                                                   /* cut short */
    expect_written("\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\"");                                   /* overlong '/' */
    expect_written("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");                   /* a surrogate */
    expect_written("\xf4\x90\x80\x80x", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdx\""); /* beyond Unicode */
}

static void numbers_that_json_lacks_become_null(void **state)
{
    (void)state;
    struct json json;
    FILE *stream = begin(&json);
    json_open(&json, NULL, '[');
    json_number(&json, NULL, NAN);
    json_number(&json, NULL, -INFINITY);
    json_number(&json, NULL, 0.1);
    json_number(&json, NULL, 3);
    json_unsigned(&json, NULL, UINT64_MAX);
    json_integer(&json, NULL, -7);
    json_close(&json);
    fclose(stream);
    assert_string_equal(written, "[\n  null,\n  null,\n  0.1,\n  3,\n  18446744073709551615,\n  -7\n]\n");
}

static void nesting_and_commas_come_out_right(void **state)
{
    (void)state;
    struct json json;
    FILE *stream = begin(&json);
    json_open(&json, NULL, '{');
    json_bool(&json, "yes", true);
    json_open(&json, "empty", '[');
    json_close(&json);
    json_open(&json, "in\"ner", '{');
    json_integer(&json, "n", 1);
    json_close(&json);
    json_bool(&json, "no", false);
    json_close(&json);
    fclose(stream);
    assert_string_equal(written, "{\n  \"yes\": true,\n  \"empty\": [],\n  \"in\\\"ner\": {\n    \"n\": 1\n  },\n"
                                 "  \"no\": false\n}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_backslashes_and_controls_are_escaped),
        cmocka_unit_test(letters_of_all_scripts_pass_unchanged),
        cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
        cmocka_unit_test(numbers_that_json_lacks_become_null),
        cmocka_unit_test(nesting_and_commas_come_out_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
