/* rng.c - Philox4x32-10 streams, and their face towards GSL. */
#include "regimesim/util/rng.h"

#include <string.h>

/* Multipliers and key increments of Philox4x32 (Salmon et al. 2011, table 2). */
static const uint32_t MULTIPLIER_0 = 0xD2511F53u, MULTIPLIER_1 = 0xCD9E8D57u;
static const uint32_t WEYL_0 = 0x9E3779B9u, WEYL_1 = 0xBB67AE85u;

struct block {
    uint32_t c0, c1, c2, c3;
};

static inline void round_of(struct block *b, uint32_t k0, uint32_t k1)
{
    uint64_t p0 = (uint64_t)MULTIPLIER_0 * b->c0, p1 = (uint64_t)MULTIPLIER_1 * b->c2;
    b->c0 = (uint32_t)(p1 >> 32) ^ b->c1 ^ k0;
    b->c1 = (uint32_t)p1;
    b->c2 = (uint32_t)(p0 >> 32) ^ b->c3 ^ k1;
    b->c3 = (uint32_t)p0;
}

void philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    struct block b = {counter[0], counter[1], counter[2], counter[3]};
    for (uint32_t round = 0; round < 10; round++)
        round_of(&b, key[0] + round * WEYL_0, key[1] + round * WEYL_1);
    out[0] = b.c0;
    out[1] = b.c1;
    out[2] = b.c2;
    out[3] = b.c3;
}

struct rng_key rng_key_make(uint64_t seed, uint32_t replicate)
{
    const uint32_t counter[4] = {replicate, 0, 0, 0};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t out[4];
    philox4x32_10(counter, key, out);
    return (struct rng_key){{out[0], out[1]}};
}

/* Each round waits for the one before it; a second block fills the waiting. */
void rng_refill(struct rng *rng)
{
    struct block a = {rng->counter[0], rng->counter[1], rng->counter[2], rng->counter[3]}, b = a;
    b.c0++;
    for (uint32_t round = 0; round < 10; round++) {
        uint32_t k0 = rng->key[0] + round * WEYL_0, k1 = rng->key[1] + round * WEYL_1;
        round_of(&a, k0, k1);
        round_of(&b, k0, k1);
    }
    const uint32_t words[RNG_WORDS] = {a.c0, a.c1, a.c2, a.c3, b.c0, b.c1, b.c2, b.c3};
    memcpy(rng->words, words, sizeof words);
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
