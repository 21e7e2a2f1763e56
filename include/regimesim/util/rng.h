/* rng.h - keyed random numbers: counter-based Philox4x32-10.
 *
 * A stream is fixed by (seed, replicate, purpose, entity, sub, day) and nothing else, so a draw does not depend on
 * what was drawn before it elsewhere, on the number of threads, or on which mechanisms are on.
 * Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11. */
#ifndef REGIMESIM_UTIL_RNG_H
#define REGIMESIM_UTIL_RNG_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

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

enum { RNG_WORDS = 8 };

/* A stream. It holds pointers into itself: initialise it where it lives with rng_open and do not copy it. */
struct rng {
    gsl_rng gsl; /* hand &r.gsl to any GSL distribution */
    uint32_t key[2];
    uint32_t counter[4];       /* next block, day, entity, purpose << 24 | sub */
    uint32_t words[RNG_WORDS]; /* two blocks: computed side by side they take little longer than one */
    unsigned
        used; /* words already handed out; RNG_WORDS + k: the next is word k, below 4, of a block not yet computed */
};

/* Open the stream of (key, purpose, entity, sub, day). sub < 2^24 numbers things within the entity's day. */
void rng_open(struct rng *rng, struct rng_key key, enum rng_purpose purpose, uint32_t entity, uint32_t sub,
              uint32_t day);

/* Compute the next two blocks. */
void rng_refill(struct rng *rng);

/* 32 uniform bits */
static inline uint32_t rng_bits(struct rng *rng)
{
    if (rng->used >= RNG_WORDS) {
        rng_refill(rng);
        rng->used -= RNG_WORDS;
    }
    return rng->words[rng->used++];
}

/* Words that one rng_uniform or rng_chance takes. */
enum { RNG_UNIFORM_WORDS = 2 };

/* Pass over words whose values cannot matter; blocks that are passed over whole are never computed. */
static inline void rng_skip(struct rng *rng, unsigned words)
{
    rng->used += words;
    if (rng->used > RNG_WORDS) {
        rng->counter[0] += (rng->used - RNG_WORDS) / 4;
        rng->used = RNG_WORDS + (rng->used - RNG_WORDS) % 4;
    }
}

/* [0, 1), 53 bits */
static inline double rng_uniform(struct rng *rng)
{
    uint64_t high = rng_bits(rng) >> 5, low = rng_bits(rng) >> 6;
    return (double)(high << 26 | low) * 0x1p-53;
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

/* floor(x) or floor(x)+1 with mean x; x >= 0. */
uint32_t rng_round(struct rng *rng, double x);

/* The bare block function: ten rounds; for tests and for hashing. */
void philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

#endif
