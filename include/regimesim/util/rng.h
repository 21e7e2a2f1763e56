/* rng.h - keyed random numbers: counter-based Philox4x32-10.
 *
 * A stream is fixed by (seed, replicate, purpose, entity, sub, day) and nothing else, so a draw does not depend on
 * what was drawn before it elsewhere, on the number of threads, or on which mechanisms are on. */
#ifndef REGIMESIM_UTIL_RNG_H
#define REGIMESIM_UTIL_RNG_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

#include "regimesim/util/philox.h"

/* One value for each site that draws. Append only: the number is part of the key of every published result. */
enum rng_purpose {
    RNG_NETWORK = 1,
    RNG_PERSON_TRAITS,
    RNG_PERSON_EXPOSURE,
    RNG_PERSON_REGISTRATION,
    RNG_VERIFICATION_DEADLINE,
    RNG_OFFENDER_TRAITS,
    RNG_CREDENTIAL_CHOICE,
    RNG_DISCLOSURE_ACTIVE,
    RNG_DISCLOSURE_PASSIVE,
    RNG_BREACH,
    RNG_BREACH_RECORD,
    RNG_LEAK_DECAY,
    RNG_INFILTRATION,
    RNG_ATTEMPT_COUNT,
    RNG_ATTEMPT,
    RNG_ATTEMPT_OUTCOME,
    RNG_INCIVILITY,
    RNG_ASSUMED_NOTICE,
    RNG_REPORT,
    RNG_MALICIOUS_REPORT,
    RNG_MODERATION,
    RNG_INVESTIGATION_CAPACITY,
    RNG_INVESTIGATION_START,
    RNG_INVESTIGATION_END,
    RNG_CLEAR_OTHERS,
    RNG_RELEASE,
    RNG_ONSET,
    RNG_DESISTANCE,
    RNG_DISPLACEMENT,
    RNG_EXPRESSION,
    RNG_VPN_TASTE,
    RNG_VPN,
    RNG_MIGRATION,
    RNG_SELLER_ENTRY,
    RNG_SELLER,
    RNG_SELLER_CHOICE,
    RNG_RING_FORMATION,
    RNG_RING,
    RNG_RING_MEMBER,
    RNG_RING_EXPOSURE,
    RNG_CREDIT_SCORE,
    RNG_CREDIT_PETTY,
    RNG_LOOKUP,
    RNG_DUTY_ACTIVE,
    RNG_DUTY_PASSIVE,
    RNG_WITNESS,
    RNG_FEE,
    RNG_STATE_REGISTER,
    RNG_STATE_RECORD,
    RNG_ATTENTION,
    RNG_VULNERABLE,
    RNG_EXPLORE,
    RNG_TEST = 255
};

/* Seed and replicate, hashed once into a Philox key. */
struct rng_key {
    uint32_t word[2];
};

struct rng_key rng_key_make(uint64_t seed, uint32_t replicate);

enum { RNG_WORDS = 16 };

/* A stream. It holds pointers into itself: initialise it where it lives with rng_open and do not copy it. */
struct rng {
    gsl_rng gsl; /* hand &r.gsl to any GSL distribution */
    uint32_t key[2];
    philox_counter first; /* block's: 0, day; entity, purpose << 24 | sub */
    uint64_t drawn;       /* words handed out or passed over so far */
    uint64_t ready;       /* words computed or passed over: whole blocks; word w stands in words[w % RNG_WORDS] */
    uint32_t words[RNG_WORDS];
};

/* The counter of a stream's first block. */
static inline philox_counter rng_counter(enum rng_purpose purpose, uint32_t entity, uint32_t sub, uint32_t day)
{
    uint32_t label = (uint32_t)purpose << 24 | (sub & 0xFFFFFFu);
    return (philox_counter){(uint64_t)day << 32, entity | (uint64_t)label << 32};
}

extern const gsl_rng_type rng_gsl_face;

/* Open the stream of (key, purpose, entity, sub, day). sub < 2^24 numbers things within the entity's day. */
static inline void rng_open(struct rng *rng, struct rng_key key, enum rng_purpose purpose, uint32_t entity,
                            uint32_t sub, uint32_t day)
{
    rng->gsl.type = &rng_gsl_face;
    rng->gsl.state = rng;
    rng->key[0] = key.word[0];
    rng->key[1] = key.word[1];
    rng->first = rng_counter(purpose, entity, sub, day);
    rng->drawn = rng->ready = 0;
}

/* Compute the next two blocks. */
void rng_refill(struct rng *rng);

/* See to it that each of the streams, all of one key, has `words` words to hand out: RNG_WORDS - 3 at most, or
 * RNG_WORDS of a stream just opened. What is drawn does not change: but computed for many streams together, a word
 * costs a third. */
void rng_fill(struct rng *const streams[], int count, unsigned words);

/* uniforms[i]: the first rng_uniform of the stream whose first counter is counters[i], without opening any. */
void rng_first_uniforms(double uniforms[], struct rng_key key, const philox_counter counters[], int count);

/* 32 uniform bits */
static inline uint32_t rng_bits(struct rng *rng)
{
    if (rng->drawn >= rng->ready)
        rng_refill(rng);
    return rng->words[rng->drawn++ % RNG_WORDS];
}

/* Words that one rng_uniform or rng_chance takes. */
enum { RNG_UNIFORM_WORDS = 2 };

/* Pass over words whose values cannot matter. Blocks that are passed over whole before they are there are never
 * computed. */
static inline void rng_skip(struct rng *rng, unsigned words)
{
    rng->drawn += words;
}

/* [0, 1), 53 bits, from two words */
static inline double rng_to_uniform(uint32_t first, uint32_t second)
{
    uint64_t high = first >> 5, low = second >> 6;
    return (double)(int64_t)(high << 26 | low) * 0x1p-53;
}

/* [0, 1), 53 bits */
static inline double rng_uniform(struct rng *rng)
{
    uint32_t first = rng_bits(rng), second = rng_bits(rng);
    return rng_to_uniform(first, second);
}

/* What rng_uniform would return next. */
static inline double rng_peek(struct rng *rng)
{
    uint64_t drawn = rng->drawn;
    double next = rng_uniform(rng);
    rng->drawn = drawn;
    return next;
}

/* True with the probability; what is certain or impossible takes its words, and no computing. */
static inline int rng_chance(struct rng *rng, double probability)
{
    if (probability <= 0 || probability >= 1) {
        rng_skip(rng, RNG_UNIFORM_WORDS);
        return probability >= 1;
    }
    return rng_uniform(rng) < probability;
}

/* 0 .. n-1, unbiased; n >= 1. Lemire (2019), Fast random integer generation in an interval: multiply, and reject the
 * few that would bias. */
static inline uint32_t rng_below(struct rng *rng, uint32_t n)
{
    uint64_t product = (uint64_t)rng_bits(rng) * n;
    if ((uint32_t)product < n) {
        uint32_t threshold = (0u - n) % n;
        while ((uint32_t)product < threshold)
            product = (uint64_t)rng_bits(rng) * n;
    }
    return (uint32_t)(product >> 32);
}

/* A Poisson variable of mean x, `none` being exp(-x): the numbers of gsl_ran_poisson, which would compute that anew. */
unsigned rng_poisson(struct rng *rng, double x, double none);

/* floor(x) or floor(x)+1 with mean x; x >= 0. */
uint32_t rng_round(struct rng *rng, double x);

#endif
