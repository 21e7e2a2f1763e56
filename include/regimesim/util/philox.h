/* philox.h - Philox4x32-10: 128 bits of counter and a key become 128 random bits.
 *
 * Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC'11. */
#ifndef REGIMESIM_UTIL_PHILOX_H
#define REGIMESIM_UTIL_PHILOX_H

#include <stdint.h>

enum { PHILOX_WORDS = 4, PHILOX_BLOCKS = 8 };

/* The bare block function: ten rounds; for tests and for hashing. */
void philox4x32_10(const uint32_t counter[PHILOX_WORDS], const uint32_t key[2], uint32_t out[PHILOX_WORDS]);

/* A counter as two halves: words 0 and 1, words 2 and 3; the first of each stands in the lower bits. It is a vector so
 * that it is written to memory and read again as a whole: read wider than it was written it would have to wait. */
typedef uint64_t philox_counter __attribute__((vector_size(16)));

/* The same for two, and for eight, counters under one key; out[i] receives the words of counter i. A round waits for
 * the one before it, so that two blocks side by side take little longer than one; eight take as long where the
 * processor has vectors of 256 bits (AVX2), and the time of four pairs elsewhere. */
void philox_two(const philox_counter counters[2], const uint32_t key[2], uint32_t *const out[2]);
void philox_eight(const philox_counter counters[PHILOX_BLOCKS], const uint32_t key[2],
                  uint32_t *const out[PHILOX_BLOCKS]);

#endif
