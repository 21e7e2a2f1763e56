/* rng.c - Philox4x32-10 streams, and their face towards GSL. */
#include "regimesim/util/rng.h"

#include <gsl/gsl_randist.h>

struct rng_key rng_key_make(uint64_t seed, uint32_t replicate)
{
    const uint32_t counter[4] = {replicate, 0, 0, 0};
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    uint32_t out[4];
    philox4x32_10(counter, key, out);
    return (struct rng_key){{out[0], out[1]}};
}

/* Name the next block of the stream, and where in its ring it belongs. */
static philox_counter ask(struct rng *rng, uint32_t **out)
{
    if (rng->drawn > rng->ready) /* passed over */
        rng->ready = rng->drawn / PHILOX_WORDS * PHILOX_WORDS;
    philox_counter counter = rng->first + (philox_counter){(uint32_t)(rng->ready / PHILOX_WORDS), 0};
    *out = rng->words + rng->ready % RNG_WORDS;
    rng->ready += PHILOX_WORDS;
    return counter;
}

void rng_refill(struct rng *rng)
{
    philox_counter counters[2];
    uint32_t *out[2];
    for (int i = 0; i < 2; i++)
        counters[i] = ask(rng, &out[i]);
    philox_two(counters, rng->key, out);
}

/* Of fewer than eight blocks the rest is computed to be thrown away. */
static void compute(philox_counter counters[PHILOX_BLOCKS], uint32_t *out[PHILOX_BLOCKS], int count,
                    const uint32_t key[2])
{
    uint32_t unused[PHILOX_WORDS];
    for (int i = count; i < PHILOX_BLOCKS; i++) {
        counters[i] = counters[0];
        out[i] = unused;
    }
    philox_eight(counters, key, out);
}

void rng_fill(struct rng *const streams[], int count, unsigned words)
{
    philox_counter counters[PHILOX_BLOCKS];
    uint32_t *out[PHILOX_BLOCKS];
    int n = 0;
    for (int i = 0; i < count; i++) {
        struct rng *rng = streams[i];
        for (uint64_t enough = rng->drawn + words; rng->ready < enough;) {
            counters[n] = ask(rng, &out[n]);
            if (++n < PHILOX_BLOCKS)
                continue;
            philox_eight(counters, rng->key, out);
            n = 0;
        }
    }
    if (n > 0)
        compute(counters, out, n, streams[0]->key);
}

void rng_first_uniforms(double uniforms[], struct rng_key key, const philox_counter counters[], int count)
{
    for (int first = 0; first < count; first += PHILOX_BLOCKS) {
        philox_counter some[PHILOX_BLOCKS];
        uint32_t words[PHILOX_BLOCKS][PHILOX_WORDS], *out[PHILOX_BLOCKS];
        int n = count - first < PHILOX_BLOCKS ? count - first : PHILOX_BLOCKS;
        for (int i = 0; i < n; i++) {
            some[i] = counters[first + i];
            out[i] = words[i];
        }
        compute(some, out, n, key.word);
        for (int i = 0; i < n; i++)
            uniforms[first + i] = rng_to_uniform(words[i][0], words[i][1]);
    }
}

/* Multiply uniform numbers until the product is no more than exp(-x): for means to 10, as GSL does. */
unsigned rng_poisson(struct rng *rng, double x, double none)
{
    enum { LARGEST_MULTIPLIED = 10 };
    if (x > LARGEST_MULTIPLIED)
        return gsl_ran_poisson(&rng->gsl, x);
    unsigned count = 0;
    for (double product = rng_uniform(rng); product > none; product *= rng_uniform(rng))
        count++;
    return count;
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
    rng->drawn = rng->ready = (uint64_t)(uint32_t)seed * PHILOX_WORDS;
}

static unsigned long gsl_face_get(void *state)
{
    return rng_bits(state);
}

static double gsl_face_get_double(void *state)
{
    return rng_uniform(state);
}

const gsl_rng_type rng_gsl_face = {
    .name = "philox4x32-10",
    .max = 0xFFFFFFFFu,
    .min = 0,
    .size = sizeof(struct rng),
    .set = gsl_face_set,
    .get = gsl_face_get,
    .get_double = gsl_face_get_double,
};
