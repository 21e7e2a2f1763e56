/* test_rng.c - keyed random numbers: the published cipher, independence of streams, and unbiased draws.
 *
 * Statistical tests use fixed seeds, so they are deterministic: the false-alarm rates in the comments are what the
 * choice of the seeds was exposed to. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/util/philox.h"
#include "regimesim/util/rng.h"

/* The vectors that the authors of Philox publish with their code: all zeros, all ones, digits of pi. */
static void the_cipher_gives_the_published_answers(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], answer[4];
    } known[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        uint32_t out[4];
        philox4x32_10(known[i].counter, known[i].key, out);
        assert_memory_equal(out, known[i].answer, sizeof out);
    }
}

/* Two, and eight, side by side are what each is alone. */
static void the_cipher_gives_the_same_side_by_side(void **state)
{
    (void)state;
    const uint32_t key[2] = {0xa4093822, 0x299f31d0};
    philox_counter counters[PHILOX_BLOCKS];
    uint32_t words[PHILOX_BLOCKS][PHILOX_WORDS], *out[PHILOX_BLOCKS], alone[PHILOX_BLOCKS][PHILOX_WORDS];
    for (uint32_t i = 0; i < PHILOX_BLOCKS; i++) {
        const uint32_t counter[PHILOX_WORDS] = {~i, i * 77, 1u << i, 0x80000000u + i};
        counters[i] =
            (philox_counter){counter[0] | (uint64_t)counter[1] << 32, counter[2] | (uint64_t)counter[3] << 32};
        philox4x32_10(counter, key, alone[i]);
        out[i] = words[i];
    }
    philox_eight(counters, key, out);
    assert_memory_equal(words, alone, sizeof words);
    memset(words, 0, sizeof words);
    philox_two(counters + 3, key, out + 3);
    assert_memory_equal(words[3], alone[3], 2 * sizeof words[3]);
}

static void open_test_stream(struct rng *rng, uint32_t entity)
{
    rng_open(rng, rng_key_make(2016, 0), RNG_TEST, entity, 0, 0);
}

static void a_stream_continues_from_block_to_block(void **state)
{
    (void)state;
    struct rng_key key = rng_key_make(7, 3);
    struct rng rng;
    rng_open(&rng, key, RNG_ATTEMPT, 11, 5, 42);
    for (uint32_t block = 0; block < 3; block++) {
        const uint32_t counter[4] = {block, 42, 11, (uint32_t)RNG_ATTEMPT << 24 | 5};
        uint32_t expected[4];
        philox4x32_10(counter, key.word, expected);
        for (int i = 0; i < 4; i++)
            assert_int_equal(rng_bits(&rng), expected[i]);
    }
}

static void a_stream_does_not_depend_on_what_is_drawn_elsewhere(void **state)
{
    (void)state;
    struct rng_key key = rng_key_make(1, 0);
    struct rng alone, first, second;
    uint32_t expected[10];
    rng_open(&alone, key, RNG_ATTEMPT, 4, 0, 9);
    for (int i = 0; i < 10; i++)
        expected[i] = rng_bits(&alone);
    rng_open(&second, key, RNG_REPORT, 4, 0, 9);
    rng_open(&first, key, RNG_ATTEMPT, 4, 0, 9);
    for (int i = 0; i < 10; i++) {
        for (int k = 0; k <= i; k++)
            (void)rng_bits(&second);
        assert_int_equal(rng_bits(&first), expected[i]);
    }
}

static int by_value(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The first 64 bits of 46,080 streams that differ in one to six parts of their key. Were they independent, a
 * collision would be seen with probability 6e-11. */
static void streams_differ_in_every_part_of_their_key(void **state)
{
    (void)state;
    enum { SEEDS = 3, REPLICATES = 3, PURPOSES = 4, ENTITIES = 16, SUBS = 8, DAYS = 10 };
    static const enum rng_purpose purposes[PURPOSES] = {RNG_NETWORK, RNG_ATTEMPT, RNG_DISPLACEMENT, RNG_TEST};
    static const uint64_t seeds[SEEDS] = {0, 1, 1ull << 40};
    size_t count = 0;
    uint64_t *seen = malloc(SEEDS * REPLICATES * PURPOSES * ENTITIES * SUBS * DAYS * sizeof *seen);
    assert_non_null(seen);
    for (int seed = 0; seed < SEEDS; seed++)
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++)
            for (int purpose = 0; purpose < PURPOSES; purpose++)
                for (uint32_t entity = 0; entity < ENTITIES; entity++)
                    for (uint32_t sub = 0; sub < SUBS; sub++)
                        for (uint32_t day = 0; day < DAYS; day++) {
                            struct rng rng;
                            rng_open(&rng, rng_key_make(seeds[seed], replicate), purposes[purpose], entity, sub, day);
                            uint64_t high = rng_bits(&rng);
                            seen[count++] = high << 32 | rng_bits(&rng);
                        }
    qsort(seen, count, sizeof *seen, by_value);
    for (size_t i = 1; i < count; i++)
        assert_true(seen[i] != seen[i - 1]);
    free(seen);
}

static void the_same_key_gives_the_same_draws(void **state)
{
    (void)state;
    struct rng a, b;
    open_test_stream(&a, 1);
    open_test_stream(&b, 1);
    for (int i = 0; i < 100; i++)
        assert_true(rng_uniform(&a) == rng_uniform(&b));
}

/* Mean of 200,000 uniform numbers within 4 standard errors of 1/2, their variance within 4 of 1/12: false alarm 6e-5
 * each. */
static void uniform_numbers_fill_the_unit_interval(void **state)
{
    (void)state;
    enum { N = 200000 };
    struct rng rng;
    double sum = 0, squares = 0;
    open_test_stream(&rng, 2);
    for (int i = 0; i < N; i++) {
        double u = rng_uniform(&rng);
        assert_true(u >= 0 && u < 1);
        sum += u;
        squares += (u - 0.5) * (u - 0.5);
    }
    assert_true(fabs(sum / N - 0.5) < 4 * sqrt(1.0 / 12 / N));
    assert_true(fabs(squares / N - 1.0 / 12) < 4 * sqrt(1.0 / 180 / N));
}

static void a_chance_of_nought_never_comes_and_of_one_always(void **state)
{
    (void)state;
    struct rng rng;
    open_test_stream(&rng, 3);
    for (int i = 0; i < 10000; i++) {
        assert_false(rng_chance(&rng, 0));
        assert_true(rng_chance(&rng, 1));
    }
}

/* Chi-squared over the n values must stay below its 1 - 1e-6 quantile. */
static void expect_even(uint32_t n, uint32_t entity)
{
    enum { DRAWS = 100000 };
    uint32_t counts[1000] = {0};
    struct rng rng;
    double chi = 0, expected = (double)DRAWS / n;
    open_test_stream(&rng, entity);
    for (int i = 0; i < DRAWS; i++) {
        uint32_t value = rng_below(&rng, n);
        assert_true(value < n);
        counts[value]++;
    }
    for (uint32_t i = 0; i < n; i++)
        chi += (counts[i] - expected) * (counts[i] - expected) / expected;
    assert_true(chi < gsl_cdf_chisq_Qinv(1e-6, n - 1));
}

static void whole_numbers_below_n_are_equally_likely(void **state)
{
    (void)state;
    expect_even(2, 4);
    expect_even(3, 5);
    expect_even(7, 6);
    expect_even(1000, 7);
    struct rng rng;
    open_test_stream(&rng, 8);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(rng_below(&rng, 1), 0);
}

/* With n = 3 * 2^30, plain multiplication (or a remainder) would hit every third value twice as often, which puts
 * half of the draws instead of a third there. Tolerance 4 standard errors: false alarm 6e-5. */
static void a_large_bound_is_unbiased_too(void **state)
{
    (void)state;
    enum { N = 60000 };
    struct rng rng;
    int third = 0, low = 0;
    open_test_stream(&rng, 9);
    for (int i = 0; i < N; i++) {
        uint32_t value = rng_below(&rng, 3u << 30);
        assert_true(value < 3u << 30);
        third += value % 3 == 0;
        low += value < 1u << 30;
    }
    double tolerance = 4 * sqrt(N * (1.0 / 3) * (2.0 / 3));
    assert_true(fabs(third - N / 3.0) < tolerance);
    assert_true(fabs(low - N / 3.0) < tolerance);
}

/* 40,000 roundings of each x: mean within 4 standard errors. False alarm 6e-5 each. */
static void rounding_by_chance_keeps_the_mean(void **state)
{
    (void)state;
    static const double xs[] = {0.25, 0.9, 3.5, 17.125};
    enum { N = 40000 };
    struct rng rng;
    open_test_stream(&rng, 10);
    for (size_t k = 0; k < sizeof xs / sizeof xs[0]; k++) {
        double x = xs[k], part = x - floor(x), sum = 0;
        for (int i = 0; i < N; i++) {
            uint32_t rounded = rng_round(&rng, x);
            assert_true(rounded == (uint32_t)x || rounded == (uint32_t)x + 1);
            sum += rounded;
        }
        assert_true(fabs(sum / N - x) < 4 * sqrt(part * (1 - part) / N));
    }
    for (int i = 0; i < 100; i++) {
        assert_int_equal(rng_round(&rng, 0), 0);
        assert_int_equal(rng_round(&rng, 5), 5);
    }
}

/* 50,000 draws of each; means within 4 standard errors. False alarm 6e-5 each. */
static void gsl_draws_its_distributions_from_a_stream(void **state)
{
    (void)state;
    enum { N = 50000 };
    struct rng rng;
    double gamma = 0, poisson = 0, beta = 0;
    open_test_stream(&rng, 11);
    for (int i = 0; i < N; i++) {
        gamma += gsl_ran_gamma(&rng.gsl, 0.3, 1 / 0.3);
        poisson += gsl_ran_poisson(&rng.gsl, 2.5);
        beta += gsl_ran_beta(&rng.gsl, 2, 3);
    }
    assert_true(fabs(gamma / N - 1) < 4 * sqrt(1 / 0.3 / N));
    assert_true(fabs(poisson / N - 2.5) < 4 * sqrt(2.5 / N));
    assert_true(fabs(beta / N - 0.4) < 4 * sqrt(0.04 / N));
}

static void gsl_sees_the_whole_range_of_the_generator(void **state)
{
    (void)state;
    struct rng rng, twin;
    open_test_stream(&rng, 12);
    open_test_stream(&twin, 12);
    assert_int_equal(gsl_rng_min(&rng.gsl), 0);
    assert_int_equal(gsl_rng_max(&rng.gsl), 0xFFFFFFFFu);
    assert_int_equal(gsl_rng_get(&rng.gsl), rng_bits(&twin));
    assert_true(gsl_rng_uniform(&rng.gsl) == rng_uniform(&twin));
}

static void every_replicate_and_seed_has_its_own_key(void **state)
{
    (void)state;
    enum { SEEDS = 20, REPLICATES = 500 };
    static uint64_t keys[SEEDS * REPLICATES];
    size_t count = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++)
        for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
            struct rng_key key = rng_key_make(seed, replicate);
            keys[count++] = (uint64_t)key.word[0] << 32 | key.word[1];
        }
    qsort(keys, count, sizeof *keys, by_value);
    for (size_t i = 1; i < count; i++)
        assert_true(keys[i] != keys[i - 1]);
}

/* However many words were drawn before, and however many are passed over. */
static void skipping_is_drawing_without_looking(void **state)
{
    (void)state;
    struct rng_key key = rng_key_make(3, 1);
    for (unsigned before = 0; before < 9; before++)
        for (unsigned skipped = 0; skipped < 14; skipped++) {
            struct rng drawn, passed;
            rng_open(&drawn, key, RNG_TEST, 1, 2, 3);
            rng_open(&passed, key, RNG_TEST, 1, 2, 3);
            for (unsigned k = 0; k < before; k++)
                assert_int_equal(rng_bits(&drawn), rng_bits(&passed));
            for (unsigned k = 0; k < skipped; k++)
                rng_bits(&drawn);
            rng_skip(&passed, skipped / 2);
            rng_skip(&passed, skipped - skipped / 2);
            for (unsigned k = 0; k < 9; k++)
                assert_int_equal(rng_bits(&drawn), rng_bits(&passed));
        }
}

/* Streams that were drawn from, and passed over, to different places; filled for as many words as is allowed. */
static void filling_streams_together_changes_no_number(void **state)
{
    (void)state;
    enum { STREAMS = 19, ROUNDS = 40 };
    struct rng alone[STREAMS], together[STREAMS], *streams[STREAMS], order;
    open_test_stream(&order, 13);
    for (uint32_t i = 0; i < STREAMS; i++) {
        open_test_stream(&alone[i], 100 + i);
        open_test_stream(&together[i], 100 + i);
        streams[i] = &together[i];
    }
    rng_fill(streams, STREAMS, RNG_WORDS);
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t i = 0; i < STREAMS; i++) {
            unsigned skipped = rng_below(&order, 7), drawn = rng_below(&order, RNG_WORDS);
            rng_skip(&alone[i], skipped);
            rng_skip(&together[i], skipped);
            for (unsigned k = 0; k < drawn; k++)
                assert_int_equal(rng_bits(&together[i]), rng_bits(&alone[i]));
        }
        rng_fill(streams, (int)rng_below(&order, STREAMS + 1), rng_below(&order, RNG_WORDS - 2));
    }
}

static void first_numbers_are_those_of_the_streams(void **state)
{
    (void)state;
    enum { STREAMS = 21 };
    struct rng_key key = rng_key_make(5, 5);
    philox_counter counters[STREAMS];
    double uniforms[STREAMS];
    for (uint32_t i = 0; i < STREAMS; i++)
        counters[i] = rng_counter(RNG_TEST, 1000 * i, i, 7 + i);
    for (int count = 0; count <= STREAMS; count++) {
        rng_first_uniforms(uniforms, key, counters, count);
        for (uint32_t i = 0; i < (uint32_t)count; i++) {
            struct rng rng;
            rng_open(&rng, key, RNG_TEST, 1000 * i, i, 7 + i);
            assert_true(uniforms[i] == rng_uniform(&rng));
        }
    }
}

static void poisson_variables_are_those_of_gsl(void **state)
{
    (void)state;
    static const double means[] = {0, 1e-9, 0.3, 1, 4.5, 10, 10.5, 300};
    struct rng rng, twin;
    open_test_stream(&rng, 14);
    open_test_stream(&twin, 14);
    for (size_t m = 0; m < sizeof means / sizeof means[0]; m++)
        for (int i = 0; i < 500; i++)
            assert_int_equal(rng_poisson(&rng, means[m], exp(-means[m])), gsl_ran_poisson(&twin.gsl, means[m]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cipher_gives_the_published_answers),
        cmocka_unit_test(the_cipher_gives_the_same_side_by_side),
        cmocka_unit_test(a_stream_continues_from_block_to_block),
        cmocka_unit_test(a_stream_does_not_depend_on_what_is_drawn_elsewhere),
        cmocka_unit_test(streams_differ_in_every_part_of_their_key),
        cmocka_unit_test(the_same_key_gives_the_same_draws),
        cmocka_unit_test(uniform_numbers_fill_the_unit_interval),
        cmocka_unit_test(a_chance_of_nought_never_comes_and_of_one_always),
        cmocka_unit_test(whole_numbers_below_n_are_equally_likely),
        cmocka_unit_test(a_large_bound_is_unbiased_too),
        cmocka_unit_test(rounding_by_chance_keeps_the_mean),
        cmocka_unit_test(gsl_draws_its_distributions_from_a_stream),
        cmocka_unit_test(gsl_sees_the_whole_range_of_the_generator),
        cmocka_unit_test(every_replicate_and_seed_has_its_own_key),
        cmocka_unit_test(skipping_is_drawing_without_looking),
        cmocka_unit_test(filling_streams_together_changes_no_number),
        cmocka_unit_test(first_numbers_are_those_of_the_streams),
        cmocka_unit_test(poisson_variables_are_those_of_gsl),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
