/* machine.c - what this machine can do at best, in the terms of the model: `machine MEGABYTES THREADS`.
 *
 * The megabytes are those of one array, as large as the list of friends of a world is. Prints lines of CSV: measure,
 * megabytes, threads, value, unit. Each value is the best of three tries; reads and blocks are summed over threads, so
 * that nothing can be left out by the compiler. */
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "measure.h"
#include "regimesim/util/philox.h"
#include "regimesim/util/rng.h"

enum { TRIES = 3, READS = 1 << 24, AHEAD = 32 };

struct field {
    uint32_t *word;
    uint64_t count;
};

/* A quick generator of addresses: it must cost less than what is measured. */
static uint64_t next(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 32;
}

static uint64_t place(const struct field *field, uint64_t random)
{
    return random * field->count >> 32;
}

/* Addresses do not depend on what is read: as many reads are under way as the processor can hold. */
static uint64_t read_plainly(const struct field *field, uint64_t seed)
{
    uint64_t sum = 0;
    for (int i = 0; i < READS; i++)
        sum += field->word[place(field, next(&seed))];
    return sum;
}

/* The same, each asked for AHEAD reads before. */
static uint64_t read_prefetched(const struct field *field, uint64_t seed)
{
    uint64_t sum = 0, early = seed;
    for (int i = 0; i < AHEAD; i++)
        __builtin_prefetch(field->word + place(field, next(&early)));
    for (int i = 0; i < READS; i++) {
        __builtin_prefetch(field->word + place(field, next(&early)));
        sum += field->word[place(field, next(&seed))];
    }
    return sum;
}

/* Each address depends on what was read before. The field holds random numbers. */
static uint64_t read_dependently(const struct field *field, uint64_t seed)
{
    uint64_t sum = seed;
    for (int i = 0; i < READS / 16; i++)
        sum += field->word[place(field, next(&sum))];
    return sum;
}

static uint64_t read_in_order(const struct field *field, uint64_t seed)
{
    uint64_t sum = seed;
    for (uint64_t i = 0; i < field->count; i++)
        sum += field->word[i];
    return sum;
}

static uint64_t make_blocks(const struct field *field, uint64_t seed)
{
    uint32_t counter[4] = {0, 0, 0, (uint32_t)field->count}, key[2] = {(uint32_t)seed, 1}, out[4];
    uint64_t sum = 0;
    for (int i = 0; i < READS; i++) {
        counter[0] = (uint32_t)i;
        philox4x32_10(counter, key, out);
        sum += out[0];
    }
    return sum;
}

static uint64_t make_blocks_by_eight(const struct field *field, uint64_t seed)
{
    uint32_t key[2] = {(uint32_t)seed, 1}, words[PHILOX_BLOCKS][PHILOX_WORDS], *out[PHILOX_BLOCKS];
    philox_counter counters[PHILOX_BLOCKS];
    uint64_t sum = 0;
    for (uint64_t i = 0; i < READS; i += PHILOX_BLOCKS) {
        for (uint64_t k = 0; k < PHILOX_BLOCKS; k++) {
            counters[k] = (philox_counter){i + k, field->count};
            out[k] = words[k];
        }
        philox_eight(counters, key, out);
        sum += words[i / PHILOX_BLOCKS % PHILOX_BLOCKS][0];
    }
    return sum;
}

typedef uint64_t work(const struct field *field, uint64_t seed);

/* Seconds in which every thread has done the work once. */
static double fastest(work *does, const struct field *field, int threads, uint64_t *keep)
{
    double best = 1e9;
    for (int t = 0; t < TRIES; t++) {
        uint64_t sum = 0;
        double before = threads == 1 ? measure_cpu() : measure_wall();
#pragma omp parallel num_threads(threads) reduction(+ : sum)
        sum += does(field, (uint64_t)omp_get_thread_num() * 977 + (uint64_t)t);
        double seconds = (threads == 1 ? measure_cpu() : measure_wall()) - before;
        best = seconds < best ? seconds : best;
        *keep += sum;
    }
    return best;
}

static void report(const char *measure, double megabytes, int threads, double value, const char *unit)
{
    printf("%s,%g,%d,%.1f,%s\n", measure, megabytes, threads, value, unit);
}

int main(int argc, char **argv)
{
    double megabytes = argc == 3 ? atof(argv[1]) : 0;
    int threads = argc == 3 ? atoi(argv[2]) : 0;
    struct field field = {NULL, (uint64_t)(megabytes * 1e6 / sizeof *field.word)};
    uint64_t keep = 0, state = 1;
    if (field.count < 1 || threads < 1 || !(field.word = malloc(field.count * sizeof *field.word))) {
        fprintf(stderr, "usage: machine MEGABYTES THREADS, with so much memory\n");
        return 1;
    }
    for (uint64_t i = 0; i < field.count; i++)
        field.word[i] = (uint32_t)next(&state);
    double all = (double)READS * threads * 1e-6;
    report("random reads", megabytes, threads, all / fastest(read_plainly, &field, threads, &keep), "million/s");
    report("random reads prefetched", megabytes, threads, all / fastest(read_prefetched, &field, threads, &keep),
           "million/s");
    report("dependent read", megabytes, threads, 1e9 * fastest(read_dependently, &field, threads, &keep) / (READS / 16),
           "ns");
    report("reads in order", megabytes, threads,
           (double)field.count * threads * 1e-6 / fastest(read_in_order, &field, threads, &keep), "million/s");
    report("Philox blocks", megabytes, threads, all / fastest(make_blocks, &field, threads, &keep), "million/s");
    report("Philox blocks by eight", megabytes, threads, all / fastest(make_blocks_by_eight, &field, threads, &keep),
           "million/s");
    free(field.word);
    return keep == 0;
}
