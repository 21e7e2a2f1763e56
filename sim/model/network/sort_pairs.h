/* sort_pairs.h - a list of pairs sorted where it stands, for the files of this folder. */
#ifndef REGIMESIM_MODEL_NETWORK_SORT_PAIRS_H
#define REGIMESIM_MODEL_NETWORK_SORT_PAIRS_H

#include <stdint.h>

struct pair {
    uint32_t low, high;
};

/* By `low`, which is below `nodes`; those with the same `low` stand in any order. Takes no memory besides. */
void sort_pairs(struct pair pairs[], uint64_t count, uint32_t nodes);

#endif
