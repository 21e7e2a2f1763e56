/* bare.c - the reference workload written for itself alone: `bare PERSONS THREADS BYTES cheap|keyed`.
 *
 * What a program can do that knows nothing else: the yardstick for the engine on this machine. Offenders are ids, a ban
 * takes them off the list; of a person there is a flag, in a record of BYTES (1: by itself; 32: as in the engine).
 * Numbers are `cheap` (a linear congruential generator) or `keyed` (a block of Philox for each attempt, as in the
 * engine, which takes two). Searches go in step. Prints a line of CSV: persons, threads, bytes, numbers, attempts,
 * seconds, victimisations, bans; one thread is timed by its processor time, more by the clock on the wall. */
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "regimesim/config/scenario.h"
#include "regimesim/model/network.h"
#include "regimesim/util/philox.h"

enum { DAYS = 100, TRIES = 10, BATCH = 64, TRIALS = 3 };
static const uint32_t SUCCESS = 214748365u, FOUND = 85899346u; /* 0.05 and 0.02 of 2^32 */

struct field {
    const struct graph *graph;
    const uint8_t *records; /* the first byte of each tells whether the person offends */
    size_t bytes;
    bool keyed;
};

/* What one thread has: its part of the offenders, and what came of them. */
struct share {
    uint32_t *offenders, count, thread;
    uint64_t state, attempts, successes, bans;
};

struct batch {
    uint32_t place[BATCH], self[BATCH], person[BATCH]; /* place: among the share's offenders */
    uint32_t words[BATCH][PHILOX_WORDS];
    const uint32_t *next[BATCH];
    int count;
};

static uint32_t cheap(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 32);
}

static void draw(const struct field *field, struct share *share, struct batch *batch, uint32_t day)
{
    const uint32_t key[2] = {1, share->thread};
    for (int first = 0; first < BATCH; first += PHILOX_BLOCKS) {
        philox_counter counters[PHILOX_BLOCKS];
        uint32_t *out[PHILOX_BLOCKS];
        for (int i = first; i < first + PHILOX_BLOCKS; i++) {
            counters[i - first] = (philox_counter){(uint64_t)day << 32 | share->attempts, (uint64_t)i};
            out[i - first] = batch->words[i];
            for (int w = 0; !field->keyed && w < 3; w++)
                batch->words[i][w] = cheap(&share->state);
        }
        if (field->keyed)
            philox_eight(counters, key, out);
    }
}

static const uint32_t *random_friend(const struct graph *graph, uint32_t of, uint32_t word)
{
    return graph_friends(graph, of) + ((uint64_t)word * graph_degree(graph, of) >> 32);
}

static void contact(const struct field *field, struct share *share, struct batch *batch, bool banned[], uint32_t day)
{
    const struct graph *graph = field->graph;
    draw(field, share, batch, day);
    for (int i = 0; i < batch->count; i++)
        __builtin_prefetch(batch->next[i] = random_friend(graph, batch->self[i], batch->words[i][0]));
    for (int i = 0; i < batch->count; i++)
        __builtin_prefetch(&graph->offset[batch->person[i] = *batch->next[i]]);
    for (int i = 0; i < batch->count; i++)
        __builtin_prefetch(batch->next[i] = random_friend(graph, batch->person[i], batch->words[i][1]));
    for (int i = 0; i < batch->count; i++)
        __builtin_prefetch(&field->records[field->bytes * (batch->person[i] = *batch->next[i])]);
    for (int i = 0; i < batch->count; i++) {
        share->attempts++;
        if (batch->person[i] == batch->self[i] || field->records[field->bytes * batch->person[i]] ||
            batch->words[i][2] >= SUCCESS)
            continue;
        share->successes++;
        banned[batch->place[i]] |= cheap(&share->state) < FOUND;
    }
    batch->count = 0;
}

static void pass_day(const struct field *field, struct share *share, bool banned[], uint32_t day)
{
    enum { AHEAD = 8 };
    struct batch batch = {.count = 0};
    for (uint32_t k = 0; k < share->count; k++) {
        if (k + AHEAD < share->count)
            __builtin_prefetch(&field->graph->offset[share->offenders[k + AHEAD]]);
        for (int n = 0; n < TRIES; n++) {
            batch.place[batch.count] = k;
            batch.self[batch.count++] = share->offenders[k];
            if (batch.count == BATCH)
                contact(field, share, &batch, banned, day);
        }
    }
    contact(field, share, &batch, banned, day);
    uint32_t left = 0;
    for (uint32_t k = 0; k < share->count; k++)
        if (banned[k])
            share->bans++;
        else
            share->offenders[left++] = share->offenders[k];
    share->count = left;
    memset(banned, 0, left * sizeof *banned);
}

static void *must(void *memory)
{
    if (!memory) {
        fprintf(stderr, "bare: out of memory\n");
        exit(1);
    }
    return memory;
}

/* A tenth of the persons, each with a tenth; every thread takes those of a stretch of ids. */
static void recruit(uint8_t *records, size_t bytes, uint32_t persons, struct share *share, uint32_t threads)
{
    uint32_t first = (uint32_t)((uint64_t)persons * share->thread / threads);
    uint32_t end = (uint32_t)((uint64_t)persons * (share->thread + 1) / threads);
    *share = (struct share){.offenders = must(malloc((end - first + 1) * sizeof(uint32_t))),
                            .thread = share->thread,
                            .state = 2016 + share->thread};
    for (uint32_t i = first; i < end; i++) {
        records[bytes * i] = cheap(&share->state) % 10 == 0;
        if (records[bytes * i])
            share->offenders[share->count++] = i;
    }
}

static double run(const struct field *field, uint8_t *records, uint32_t threads, struct share *all)
{
    struct share *shares = must(calloc(threads, sizeof *shares));
    for (uint32_t t = 0; t < threads; t++) {
        shares[t].thread = t;
        recruit(records, field->bytes, field->graph->nodes, &shares[t], threads);
    }
    double before = threads == 1 ? measure_cpu() : measure_wall();
#pragma omp parallel for schedule(static, 1) num_threads((int)threads)
    for (uint32_t t = 0; t < threads; t++) {
        bool *banned = must(calloc(shares[t].count + 1, sizeof *banned));
        for (uint32_t day = 0; day < DAYS; day++)
            pass_day(field, &shares[t], banned, day);
        free(banned);
    }
    double seconds = (threads == 1 ? measure_cpu() : measure_wall()) - before;
    *all = (struct share){.count = 0};
    for (uint32_t t = 0; t < threads; t++) {
        all->attempts += shares[t].attempts;
        all->successes += shares[t].successes;
        all->bans += shares[t].bans;
        free(shares[t].offenders);
    }
    free(shares);
    return seconds;
}

static void make_graph(struct graph *graph, const char *persons)
{
    char text[64];
    struct fault_list faults = {0};
    struct scenario *scenario = NULL;
    snprintf(text, sizeof text, "network.persons=%s", persons);
    struct override override = {.text = text, .label = "bare"};
    if (scenario_load("scenarios/bench/reference.yaml", &override, 1, &scenario, &faults) ||
        network_make(&scenario->params, rng_key_make(1, 1), graph, &faults)) {
        fprintf(stderr, "bare: %s\n", faults.count ? faults.items[0].message : "out of memory");
        exit(1);
    }
    scenario_free(scenario);
}

int main(int argc, char **argv)
{
    int threads = argc == 5 ? atoi(argv[2]) : 0, bytes = argc == 5 ? atoi(argv[3]) : 0;
    if (threads < 1 || bytes < 1) {
        fprintf(stderr, "usage: bare PERSONS THREADS BYTES cheap|keyed\n");
        return 64;
    }
    struct graph graph;
    make_graph(&graph, argv[1]);
    uint8_t *records = must(calloc(graph.nodes, (size_t)bytes));
    struct field field = {&graph, records, (size_t)bytes, strcmp(argv[4], "keyed") == 0};
    struct share all;
    double best = 1e9;
    for (int trial = 0; trial < TRIALS; trial++) {
        double seconds = run(&field, records, (uint32_t)threads, &all);
        best = seconds < best ? seconds : best;
    }
    printf("%u,%d,%d,%s,%llu,%.4f,%llu,%llu\n", graph.nodes, threads, bytes, argv[4], (unsigned long long)all.attempts,
           best, (unsigned long long)all.successes, (unsigned long long)all.bans);
    graph_free(&graph);
    free(records);
    return 0;
}
