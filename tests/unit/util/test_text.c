/* test_text.c - names, "did you mean", numbers as text, and hashes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/util/rng.h"
#include "regimesim/util/text.h"

static void distance_counts_insertions_deletions_and_changes(void **state)
{
    (void)state;
    assert_int_equal(text_distance("", ""), 0);
    assert_int_equal(text_distance("same", "same"), 0);
    assert_int_equal(text_distance("", "abc"), 3);
    assert_int_equal(text_distance("abc", ""), 3);
    assert_int_equal(text_distance("kitten", "sitting"), 3);
    assert_int_equal(text_distance("sitting", "kitten"), 3);
    assert_int_equal(text_distance("ab", "ba"), 2);
    assert_int_equal(text_distance("strength", "strenght"), 2);
}

static void distance_of_very_long_words_is_safe(void **state)
{
    (void)state;
    char longer[4001];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(text_distance(longer, "a"), 4000);
    assert_int_equal(text_distance("a", longer), 4000);
}

static const char *const rules[] = {"none", "optional", "tiered", "mandatory"};

static void a_misspelt_word_finds_its_neighbour(void **state)
{
    (void)state;
    assert_string_equal(text_nearest("mandatry", rules, 4), "mandatory");
    assert_string_equal(text_nearest("tierd", rules, 4), "tiered");
    assert_string_equal(text_nearest("optoinal", rules, 4), "optional");
    assert_string_equal(text_nearest("none", rules, 4), "none");
}

static void a_word_far_from_all_finds_nothing(void **state)
{
    (void)state;
    assert_null(text_nearest("xylophone", rules, 4));
    assert_null(text_nearest("", rules, 4));
    assert_null(text_nearest("anything", rules, 0));
}

/* Nine letters may differ in a third of them, three; four may differ in two. */
static void near_is_a_third_of_the_letters_and_at_least_two(void **state)
{
    (void)state;
    static const char *const nine[] = {"abcdefghi"}, *const four[] = {"abcd"};
    assert_non_null(text_nearest("abcdefxyz", nine, 1));
    assert_null(text_nearest("abcdewxyz", nine, 1));
    assert_non_null(text_nearest("abyz", four, 1));
    assert_null(text_nearest("axyz", four, 1));
}

static void names_begin_with_a_letter_and_hold_no_punctuation(void **state)
{
    (void)state;
    static const char *const good[] = {"a", "real-name", "Regime_2", "x9"};
    static const char *const bad[] = {"", "9x", "-x", "_x", "a b", "a.b", "a*", "a/b", "caf\xc3\xa9", "a\n"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(text_is_name(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(text_is_name(bad[i]));
}

static void names_are_at_most_47_bytes(void **state)
{
    (void)state;
    assert_true(text_is_name("abcdefghijabcdefghijabcdefghijabcdefghijabcdefg"));
    assert_false(text_is_name("abcdefghijabcdefghijabcdefghijabcdefghijabcdefgh"));
}

static void numbers_are_written_as_a_person_would(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"},       {-0.0, "0"},      {1, "1"},     {-3, "-3"},         {0.1, "0.1"},
                 {0.25, "0.25"}, {1e6, "1000000"}, {730, "730"}, {0.0055, "0.0055"}, {1.0 / 3, "0.3333333333333333"}};
    char text[32];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(text_number(cases[i].value, text, sizeof text), cases[i].text);
}

static void a_number_written_reads_back_the_same(void **state)
{
    (void)state;
    static const double special[] = {1e15, 1e300, 1e-300, 4.9e-324, 1.7976931348623157e308, 123456789.123, -1e-6};
    char text[32];
    double value;
    for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
        assert_int_equal(text_parse_number(text_number(special[i], text, sizeof text), &value), 0);
        assert_true(value == special[i]);
    }
    struct rng rng;
    rng_open(&rng, rng_key_make(5, 0), RNG_TEST, 0, 0, 0);
    for (int i = 0; i < 20000; i++) {
        double original = (rng_uniform(&rng) - 0.5) * pow(10, (int)rng_below(&rng, 40) - 20);
        assert_int_equal(text_parse_number(text_number(original, text, sizeof text), &value), 0);
        assert_true(value == original);
    }
}

static void only_whole_finite_decimal_numbers_are_numbers(void **state)
{
    (void)state;
    static const char *const bad[] = {"",   " ",     "1 ",  " 1",  "1x",    "x", "nan", "inf", "-inf", "0x10",
                                      "1e", "1e999", "1,5", "--1", "1.2.3", "+", ".",   "1e+", "1\n",  "e5"};
    double value = 42;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (text_parse_number(bad[i], &value) == 0)
            fail_msg("'%s' was read as %g", bad[i], value);
    assert_true(value == 42);
}

static void usual_spellings_of_numbers_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {{"0", 0}, {"-2", -2}, {"+2", 2}, {".5", 0.5}, {"5.", 5}, {"1e3", 1000}, {"2.5E-1", 0.25}, {"007", 7}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double value = NAN;
        assert_int_equal(text_parse_number(cases[i].text, &value), 0);
        assert_true(value == cases[i].value);
    }
}

/* The published vectors of FNV-1a, which start from 0xcbf29ce484222325. */
static void the_hash_is_fnv_1a(void **state)
{
    (void)state;
    uint64_t start = 0xcbf29ce484222325u;
    assert_true(text_hash(start, "", 0) == start);
    assert_true(text_hash(start, "a", 1) == 0xaf63dc4c8601ec8cu);
    assert_true(text_hash(start, "foobar", 6) == 0x85944171f73967e8u);
}

static void a_hash_can_be_taken_in_pieces(void **state)
{
    (void)state;
    uint64_t start = TEXT_HASH_START;
    assert_true(text_hash(start, "ab", 2) == text_hash(text_hash(start, "a", 1), "b", 1));
    assert_true(text_hash(start, "ab", 2) != text_hash(start, "ba", 2));
    assert_true(text_hash(start, "a", 2) != text_hash(start, "a", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distance_counts_insertions_deletions_and_changes),
        cmocka_unit_test(distance_of_very_long_words_is_safe),
        cmocka_unit_test(a_misspelt_word_finds_its_neighbour),
        cmocka_unit_test(a_word_far_from_all_finds_nothing),
        cmocka_unit_test(near_is_a_third_of_the_letters_and_at_least_two),
        cmocka_unit_test(names_begin_with_a_letter_and_hold_no_punctuation),
        cmocka_unit_test(names_are_at_most_47_bytes),
        cmocka_unit_test(numbers_are_written_as_a_person_would),
        cmocka_unit_test(a_number_written_reads_back_the_same),
        cmocka_unit_test(only_whole_finite_decimal_numbers_are_numbers),
        cmocka_unit_test(usual_spellings_of_numbers_are_read),
        cmocka_unit_test(the_hash_is_fnv_1a),
        cmocka_unit_test(a_hash_can_be_taken_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
