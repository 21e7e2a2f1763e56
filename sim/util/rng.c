/* rng.c - Philox4x32-10 streams, and their face towards GSL. */
#include "regimesim/util/rng.h"

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

void rng_refill(struct rng *rng)
{
    philox4x32_10(rng->counter, rng->key, rng->block);
    rng->counter[0]++;
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
    rng->used = 4;
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
    rng->used = 4;
}
