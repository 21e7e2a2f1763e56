/* test_exposure.c - who sees which attributes, against a plain reading attribute by attribute. */
#include "../../support/expect.h"
#include "regimesim/model/exposure.h"
#include "regimesim/util/rng.h"

enum { WORDS = 2000 };

static uint32_t word_of(uint32_t number)
{
    struct rng rng;
    rng_open(&rng, rng_key_make(1, 0), RNG_TEST, number, 0, 0);
    return rng_bits(&rng);
}

static void a_viewer_sees_what_is_shown_at_least_as_far(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < WORDS; n++) {
        uint32_t word = word_of(n);
        for (int layer = LAYER_FRIEND; layer <= LAYER_STRANGER; layer++) {
            int count = 0;
            for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
                bool sees = exposure_audience(word, a) >= (unsigned)layer;
                assert_int_equal(exposure_visible(word, (enum layer)layer) >> 2 * a & 3u, sees);
                count += sees;
            }
            assert_int_equal(exposure_count(word, (enum layer)layer), count);
        }
    }
}

static void the_audience_of_each_attribute_stands_alone(void **state)
{
    (void)state;
    uint32_t word = 0;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        word = exposure_widen(word, a, (unsigned)(a % 4));
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        assert_int_equal(exposure_audience(word, a), a % 4);
}

static void widening_never_narrows_and_touches_one_attribute(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < WORDS; n++) {
        uint32_t word = word_of(n);
        int attribute = (int)(n % ATTRIBUTE_COUNT);
        for (unsigned audience = 0; audience <= AUDIENCE_EVERYONE; audience++) {
            uint32_t wider = exposure_widen(word, attribute, audience);
            for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
                unsigned before = exposure_audience(word, a), expected = before;
                if (a == attribute && audience > before)
                    expected = audience;
                assert_int_equal(exposure_audience(wider, a), expected);
            }
        }
    }
}

static void narrowing_lowers_every_audience_by_a_level(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < WORDS; n++) {
        uint32_t word = word_of(n), narrower = exposure_narrow(word);
        for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
            unsigned before = exposure_audience(word, a);
            assert_int_equal(exposure_audience(narrower, a), before ? before - 1 : 0);
        }
    }
}

static void after_three_narrowings_nothing_is_shown(void **state)
{
    (void)state;
    uint32_t word = exposure_narrow(exposure_narrow(0xFFFFFFFFu));
    assert_int_equal(exposure_count(word, LAYER_FRIEND), ATTRIBUTE_COUNT);
    assert_int_equal(exposure_count(word, LAYER_SECOND), 0);
    assert_int_equal(exposure_narrow(word), 0);
}

static void a_set_of_attributes_is_spread_over_the_word(void **state)
{
    (void)state;
    assert_int_equal(exposure_spread(0), 0);
    assert_int_equal(exposure_spread(0xFFFF), EXPOSURE_LOW);
    assert_int_equal(exposure_spread(1u << ATTRIBUTE_HOUSING | 1u << ATTRIBUTE_DEMOGRAPHICS),
                     1u << 2 * ATTRIBUTE_HOUSING | 1u);
    uint32_t word = exposure_widen(0, ATTRIBUTE_HOUSING, 2);
    assert_true(exposure_visible(word, LAYER_SECOND) & exposure_spread(1u << ATTRIBUTE_HOUSING));
    assert_false(exposure_visible(word, LAYER_STRANGER) & exposure_spread(1u << ATTRIBUTE_HOUSING));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_viewer_sees_what_is_shown_at_least_as_far),
        cmocka_unit_test(the_audience_of_each_attribute_stands_alone),
        cmocka_unit_test(widening_never_narrows_and_touches_one_attribute),
        cmocka_unit_test(narrowing_lowers_every_audience_by_a_level),
        cmocka_unit_test(after_three_narrowings_nothing_is_shown),
        cmocka_unit_test(a_set_of_attributes_is_spread_over_the_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
