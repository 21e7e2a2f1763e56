/* philox.c - Philox4x32-10, one block at a time and several side by side. */
#include "regimesim/util/philox.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

/* Multipliers and key increments of Philox4x32 (Salmon et al. 2011, table 2). */
static const uint32_t MULTIPLIER_0 = 0xD2511F53u, MULTIPLIER_1 = 0xCD9E8D57u;
static const uint32_t WEYL_0 = 0x9E3779B9u, WEYL_1 = 0xBB67AE85u;
enum { ROUNDS = 10 };

void philox4x32_10(const uint32_t counter[PHILOX_WORDS], const uint32_t key[2], uint32_t out[PHILOX_WORDS])
{
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
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

static void by_pairs(const philox_counter counters[PHILOX_BLOCKS], const uint32_t key[2],
                     uint32_t *const out[PHILOX_BLOCKS])
{
    for (int i = 0; i < PHILOX_BLOCKS; i += 2)
        philox_two(counters + i, key, out + i);
}

#ifdef __SSE2__
/* Each word of a counter stands in the low half of a lane of 64 bits, for a product takes the low halves and fills
 * lanes. What stands in the high half of c0 to c3 never matters: so a half of a counter serves as c0 or c2. */
void philox_two(const philox_counter counters[2], const uint32_t key[2], uint32_t *const out[2])
{
    const __m128i multiplier_0 = _mm_set1_epi64x(MULTIPLIER_0), multiplier_1 = _mm_set1_epi64x(MULTIPLIER_1);
    const __m128i weyl_0 = _mm_set1_epi64x(WEYL_0), weyl_1 = _mm_set1_epi64x(WEYL_1);
    const __m128i low = _mm_set1_epi64x(0xFFFFFFFF);
    __m128i first = (__m128i)counters[0], second = (__m128i)counters[1];
    __m128i c0 = _mm_unpacklo_epi64(first, second), c1 = _mm_srli_epi64(c0, 32);
    __m128i c2 = _mm_unpackhi_epi64(first, second), c3 = _mm_srli_epi64(c2, 32);
    __m128i k0 = _mm_set1_epi64x(key[0]), k1 = _mm_set1_epi64x(key[1]);
    for (int round = 0; round < ROUNDS; round++) {
        __m128i p0 = _mm_mul_epu32(multiplier_0, c0), p1 = _mm_mul_epu32(multiplier_1, c2);
        c0 = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p1, 32), c1), k0);
        c1 = p1;
        c2 = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p0, 32), c3), k1);
        c3 = p0;
        k0 = _mm_add_epi32(k0, weyl_0);
        k1 = _mm_add_epi32(k1, weyl_1);
    }
    __m128i front = _mm_or_si128(_mm_and_si128(c0, low), _mm_slli_epi64(c1, 32));
    __m128i back = _mm_or_si128(_mm_and_si128(c2, low), _mm_slli_epi64(c3, 32));
    _mm_storeu_si128((__m128i *)out[0], _mm_unpacklo_epi64(front, back));
    _mm_storeu_si128((__m128i *)out[1], _mm_unpackhi_epi64(front, back));
}

/* Four blocks, laid out as above in vectors of twice the width: blocks 0 and 1 in the lower half, 2 and 3 in the upper.
 */
struct four {
    __m256i c0, c1, c2, c3;
};

__attribute__((target("avx2"))) static inline struct four load_four(const philox_counter c[4])
{
    __m256i even = _mm256_set_m128i((__m128i)c[2], (__m128i)c[0]), odd = _mm256_set_m128i((__m128i)c[3], (__m128i)c[1]);
    struct four four = {.c0 = _mm256_unpacklo_epi64(even, odd), .c2 = _mm256_unpackhi_epi64(even, odd)};
    four.c1 = _mm256_srli_epi64(four.c0, 32);
    four.c3 = _mm256_srli_epi64(four.c2, 32);
    return four;
}

__attribute__((target("avx2"))) static inline void store_four(uint32_t *const out[4], struct four four)
{
    enum { UPPER_WORDS = 0xAA };
    __m256i front = _mm256_blend_epi32(four.c0, _mm256_slli_epi64(four.c1, 32), UPPER_WORDS);
    __m256i back = _mm256_blend_epi32(four.c2, _mm256_slli_epi64(four.c3, 32), UPPER_WORDS);
    __m256i even = _mm256_unpacklo_epi64(front, back), odd = _mm256_unpackhi_epi64(front, back);
    _mm_storeu_si128((__m128i *)out[0], _mm256_castsi256_si128(even));
    _mm_storeu_si128((__m128i *)out[1], _mm256_castsi256_si128(odd));
    _mm_storeu_si128((__m128i *)out[2], _mm256_extracti128_si256(even, 1));
    _mm_storeu_si128((__m128i *)out[3], _mm256_extracti128_si256(odd, 1));
}

__attribute__((target("avx2"))) static inline struct four round_of_four(struct four in, __m256i k0, __m256i k1)
{
    __m256i p0 = _mm256_mul_epu32(_mm256_set1_epi64x(MULTIPLIER_0), in.c0);
    __m256i p1 = _mm256_mul_epu32(_mm256_set1_epi64x(MULTIPLIER_1), in.c2);
    return (struct four){.c0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), in.c1), k0),
                         .c1 = p1,
                         .c2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), in.c3), k1),
                         .c3 = p0};
}

__attribute__((target("avx2"))) static void eight_at_once(const philox_counter counters[PHILOX_BLOCKS],
                                                          const uint32_t key[2], uint32_t *const out[PHILOX_BLOCKS])
{
    struct four low = load_four(counters), high = load_four(counters + 4);
    __m256i k0 = _mm256_set1_epi64x(key[0]), k1 = _mm256_set1_epi64x(key[1]);
    for (int round = 0; round < ROUNDS; round++) {
        low = round_of_four(low, k0, k1);
        high = round_of_four(high, k0, k1);
        k0 = _mm256_add_epi32(k0, _mm256_set1_epi64x(WEYL_0));
        k1 = _mm256_add_epi32(k1, _mm256_set1_epi64x(WEYL_1));
    }
    store_four(out, low);
    store_four(out + 4, high);
}

void philox_eight(const philox_counter counters[PHILOX_BLOCKS], const uint32_t key[2],
                  uint32_t *const out[PHILOX_BLOCKS])
{
    if (__builtin_cpu_supports("avx2"))
        eight_at_once(counters, key, out);
    else
        by_pairs(counters, key, out);
}
#else
void philox_two(const philox_counter counters[2], const uint32_t key[2], uint32_t *const out[2])
{
    for (int i = 0; i < 2; i++) {
        const uint32_t words[PHILOX_WORDS] = {(uint32_t)counters[i][0], (uint32_t)(counters[i][0] >> 32),
                                              (uint32_t)counters[i][1], (uint32_t)(counters[i][1] >> 32)};
        philox4x32_10(words, key, out[i]);
    }
}

void philox_eight(const philox_counter counters[PHILOX_BLOCKS], const uint32_t key[2],
                  uint32_t *const out[PHILOX_BLOCKS])
{
    by_pairs(counters, key, out);
}
#endif
