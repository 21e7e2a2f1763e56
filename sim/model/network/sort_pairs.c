/* sort_pairs.c - radix sort in place: the "American flag sort" of McIlroy, Bostic and McIlroy (1993), Engineering radix
 * sort, Computing Systems 6(1).
 *
 * A digit at a time, the highest first: all pairs are exchanged to the bucket of their digit, and then each bucket is
 * sorted by the next digit. Only as many places of memory are written at a time as there are buckets, and the buckets
 * of the second digit mostly lie in a cache: many times faster than a sort by comparison, and than exchanging each pair
 * to its final place at once. */
#include "sort_pairs.h"

enum { DIGIT = 8, BUCKETS = 1 << DIGIT, FEW = 48 };

static unsigned digit_of(struct pair pair, unsigned shift)
{
    return pair.low >> shift & (BUCKETS - 1);
}

static void sort_few(struct pair pairs[], uint64_t count)
{
    for (uint64_t i = 1; i < count; i++) {
        struct pair pair = pairs[i];
        uint64_t k = i;
        for (; k > 0 && pairs[k - 1].low > pair.low; k--)
            pairs[k] = pairs[k - 1];
        pairs[k] = pair;
    }
}

/* Where each bucket ends, after as many pairs as have its digit or a lower one. */
static void find_ends(const struct pair pairs[], uint64_t count, unsigned shift, uint64_t end[BUCKETS])
{
    for (int b = 0; b < BUCKETS; b++)
        end[b] = 0;
    for (uint64_t i = 0; i < count; i++)
        end[digit_of(pairs[i], shift)]++;
    for (int b = 1; b < BUCKETS; b++)
        end[b] += end[b - 1];
}

/* Take a pair that stands wrong, put it into its bucket, go on with the one that was there. */
static void exchange(struct pair pairs[], const uint64_t end[BUCKETS], unsigned shift)
{
    uint64_t next[BUCKETS];
    for (int b = 0; b < BUCKETS; b++)
        next[b] = b ? end[b - 1] : 0;
    for (unsigned b = 0; b < BUCKETS; b++)
        while (next[b] < end[b]) {
            struct pair pair = pairs[next[b]];
            for (unsigned digit = digit_of(pair, shift); digit != b; digit = digit_of(pair, shift)) {
                uint64_t place = next[digit]++;
                struct pair other = pairs[place];
                pairs[place] = pair;
                pair = other;
            }
            pairs[next[b]++] = pair;
        }
}

static void sort_from(struct pair pairs[], uint64_t count, unsigned shift)
{
    uint64_t end[BUCKETS];
    if (count <= FEW) {
        sort_few(pairs, count);
        return;
    }
    find_ends(pairs, count, shift, end);
    exchange(pairs, end, shift);
    for (int b = 0; b < BUCKETS && shift > 0; b++) {
        uint64_t first = b ? end[b - 1] : 0;
        sort_from(pairs + first, end[b] - first, shift > DIGIT ? shift - DIGIT : 0);
    }
}

void sort_pairs(struct pair pairs[], uint64_t count, uint32_t nodes)
{
    unsigned bits = 0;
    while (bits < 32 && (nodes - 1) >> bits)
        bits++;
    sort_from(pairs, count, bits > DIGIT ? bits - DIGIT : 0);
}
