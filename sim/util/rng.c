/* rng.c - Philox4x32-10 streams, and their face towards GSL. */
#include "regimesim/util/rng.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Multipliers and key increments of Philox4x32 (Salmon et al. 2011, table 2). */
static const uint32_t MULTIPLIER_0 = 0xD2511F53u, MULTIPLIER_1 = 0xCD9E8D57u;
static const uint32_t WEYL_0 = 0x9E3779B9u, WEYL_1 = 0xBB67AE85u;

void philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)MULTIPLIER_0 * c0, p1 = (uint64_t)MULTIPLIER_1 * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += WEYL_0;
        k1 += WEYL_1;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

struct rng_key rng_key_make(uint64_t seed, uint32_t replicate)
{
    const uint32_t counter[4] = {replicate, 0, 0, 0};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t out[4];
    philox4x32_10(counter, key, out);
    return (struct rng_key){{out[0], out[1]}};
}

#ifdef __SSE2__
/* Two blocks in the two halves of each vector. A product takes the low 32 bits of a half and fills all 64, so what
 * stands above them never matters. */
static void two_blocks(const uint32_t counter[4], const uint32_t key[2], uint32_t words[RNG_WORDS])
{
    const __m128i multiplier_0 = _mm_set1_epi64x(MULTIPLIER_0), multiplier_1 = _mm_set1_epi64x(MULTIPLIER_1);
    __m128i c0 = _mm_set_epi64x(counter[0] + 1, counter[0]), c1 = _mm_set1_epi64x(counter[1]);
    __m128i c2 = _mm_set1_epi64x(counter[2]), c3 = _mm_set1_epi64x(counter[3]);
    __m128i k0 = _mm_set1_epi64x(key[0]), k1 = _mm_set1_epi64x(key[1]);
    for (int round = 0; round < 10; round++) {
        __m128i p0 = _mm_mul_epu32(multiplier_0, c0), p1 = _mm_mul_epu32(multiplier_1, c2);
        c0 = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p1, 32), c1), k0);
        c1 = p1;
        c2 = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p0, 32), c3), k1);
        c3 = p0;
        k0 = _mm_add_epi32(k0, _mm_set1_epi64x(WEYL_0));
        k1 = _mm_add_epi32(k1, _mm_set1_epi64x(WEYL_1));
    }
    __m128i first = _mm_unpacklo_epi32(c0, c1), second = _mm_unpacklo_epi32(c2, c3);
    __m128i third = _mm_unpackhi_epi32(c0, c1), fourth = _mm_unpackhi_epi32(c2, c3);
    _mm_storeu_si128((__m128i *)words, _mm_unpacklo_epi64(first, second));
    _mm_storeu_si128((__m128i *)(words + 4), _mm_unpacklo_epi64(third, fourth));
}
#else
static void two_blocks(const uint32_t counter[4], const uint32_t key[2], uint32_t words[RNG_WORDS])
{
    const uint32_t next[4] = {counter[0] + 1, counter[1], counter[2], counter[3]};
    philox4x32_10(counter, key, words);
    philox4x32_10(next, key, words + 4);
}
#endif

/* Each round waits for the one before it: two blocks side by side take little longer than one. */
void rng_refill(struct rng *rng)
{
    two_blocks(rng->counter, rng->key, rng->words);
    rng->counter[0] += 2;
}

uint32_t rng_round(struct rng *rng, double x)
{
    double whole = (double)(uint32_t)x;
    return (uint32_t)whole + (uint32_t)rng_chance(rng, x - whole);
}

/* A keyed stream has no seed of its own; setting one through GSL moves it to another place of the same stream. */
static void gsl_face_set(void *state, unsigned long seed)
{
    struct rng *rng = state;
    rng->counter[0] = (uint32_t)seed;
    rng->used = RNG_WORDS;
}

static unsigned long gsl_face_get(void *state)
{
    return rng_bits(state);
}

static double gsl_face_get_double(void *state)
{
    return rng_uniform(state);
}

static const gsl_rng_type gsl_face = {
    .name = "philox4x32-10",
    .max = 0xFFFFFFFFu,
    .min = 0,
    .size = sizeof(struct rng),
    .set = gsl_face_set,
    .get = gsl_face_get,
    .get_double = gsl_face_get_double,
};

void rng_open(struct rng *rng, struct rng_key key, enum rng_purpose purpose, uint32_t entity, uint32_t sub,
              uint32_t day)
{
    rng->gsl.type = &gsl_face;
    rng->gsl.state = rng;
    rng->key[0] = key.word[0];
    rng->key[1] = key.word[1];
    rng->counter[0] = 0;
    rng->counter[1] = day;
    rng->counter[2] = entity;
    rng->counter[3] = (uint32_t)purpose << 24 | (sub & 0xFFFFFFu);
    rng->used = RNG_WORDS;
}
