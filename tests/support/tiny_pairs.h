/* tiny_pairs.h - friendships of small graphs, as a list of pairs. Running out of memory ends the program. */
#ifndef TESTS_SUPPORT_TINY_PAIRS_H
#define TESTS_SUPPORT_TINY_PAIRS_H

#include <stdint.h>

/* Flat: from, to, from, to ...; {0} is empty. */
struct tiny_pairs {
    uint32_t *items;
    uint64_t count, capacity; /* in pairs */
};

void tiny_pair(struct tiny_pairs *pairs, uint32_t a, uint32_t b);
/* Everybody and the next `reach` ones, round in a ring. */
void tiny_ring(struct tiny_pairs *pairs, uint32_t persons, uint32_t reach);
/* Person 0 and everybody else. */
void tiny_star(struct tiny_pairs *pairs, uint32_t persons);
/* Everybody and everybody else. */
void tiny_complete(struct tiny_pairs *pairs, uint32_t persons);
void tiny_pairs_free(struct tiny_pairs *pairs);

#endif
