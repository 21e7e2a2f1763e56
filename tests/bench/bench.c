/* bench.c - how long a workload takes: `bench SCENARIO THREADS single|replicates|steps RUNS [PATH=VALUE ...]`.
 *
 * `single` is one run, on so many threads; `replicates` are as many runs side by side as there are threads; `steps` is
 * one run on one thread, with the share of each mechanism. RUNS is how often it is repeated: the fastest counts. One
 * thread is timed by the processor time of the process, which a busy neighbour disturbs less; several by the clock on
 * the wall. Prints lines of CSV without a header, which bench.sh adds. */
#include <malloc.h>
#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/resident.h"
#include "measure.h"
#include "regimesim/config/scenario.h"
#include "regimesim/model/day.h"
#include "regimesim/model/network.h"

enum { MOST_THREADS = 64, MOST_STEPS = 64 };

struct job {
    struct scenario *scenario;
    struct graph graphs[MOST_THREADS];
    int threads, copies, runs;
    const char *mode;
};

struct result {
    double generation, seconds,
        attempts; /* best seconds of generation of one graph, and of the simulation; attempts of all runs */
    double cpu;   /* processor seconds of all threads in the run with the least */
    double edges, generation_peak, run_peak; /* bytes above what the program itself takes */
};

static void stop_on(enum status status, const char *message)
{
    if (!status)
        return;
    fprintf(stderr, "bench: %s\n", message);
    exit((int)status);
}

static double now(const struct job *job)
{
    return job->threads == 1 ? measure_cpu() : measure_wall();
}

static void generate(struct job *job, struct result *result, double program)
{
    for (int i = 0; i < job->copies; i++) {
        struct fault_list faults = {0};
        double before = measure_cpu();
        enum status status =
            network_make(&job->scenario->params, rng_key_make(1, (uint32_t)i + 1), &job->graphs[i], &faults);
        stop_on(status, faults.count ? faults.items[0].message : "out of memory");
        result->generation = fmin(result->generation, measure_cpu() - before);
    }
    result->edges = (double)graph_edges(&job->graphs[0]);
    result->generation_peak = resident_peak() - program;
    malloc_trim(0);
}

static double attempts_of(const struct outcome *outcome)
{
    double sum = 0;
    for (size_t i = 0; i < outcome->count; i++)
        sum += outcome->rows[i].metric == M_ATTEMPTS ? outcome->rows[i].value : 0;
    return sum;
}

static double simulate_copy(const struct job *job, int copy)
{
    struct outcome outcome;
    struct error error;
    enum status status = simulate(&job->scenario->params, &job->graphs[copy], rng_key_make(1, (uint32_t)copy + 1),
                                  &outcome, NULL, NULL, &error);
    stop_on(status, error.message);
    double attempts = attempts_of(&outcome);
    outcome_free(&outcome);
    return attempts;
}

static void simulate_all(const struct job *job, struct result *result, double program)
{
    measure_peak_reset();
    for (int run = 0; run < job->runs; run++) {
        double attempts = 0, before = now(job), cpu = measure_cpu();
        omp_set_num_threads(job->threads / job->copies); /* of each run */
        if (job->copies == 1) {
            attempts = simulate_copy(job, 0);
        } else {
#pragma omp parallel for schedule(static, 1) reduction(+ : attempts) num_threads(job->threads)
            for (int copy = 0; copy < job->copies; copy++)
                attempts += simulate_copy(job, copy);
        }
        result->seconds = fmin(result->seconds, now(job) - before);
        result->cpu = fmin(result->cpu, measure_cpu() - cpu);
        result->attempts = attempts;
    }
    result->run_peak = resident_peak() - program;
}

static void print_result(const struct job *job, const struct result *r)
{
    const struct params *params = &job->scenario->params;
    double persons = job->graphs[0].nodes, days = params->run.days;
    double graph = (persons + 1) * sizeof(uint64_t) + 2 * r->edges * sizeof(uint32_t);
    printf("%s,%.0f,%.0f,%d,%s,%.4f,%.4f,%.4g,%.0f,%.4g,%.4g,%.4g,%.4f,%.1f,%.1f,%.1f\n", job->scenario->name, persons,
           days, job->threads, job->mode, r->seconds, r->cpu, persons * days * job->copies / r->seconds, r->attempts,
           r->attempts / r->seconds, 1e9 * r->seconds / r->attempts, r->edges / r->generation, r->generation,
           r->run_peak / persons / job->copies, r->run_peak / persons / job->copies - graph / persons,
           r->generation_peak / persons / job->copies);
}

/* Time by step; [0] is what belongs to none. */
struct shares {
    const char *name[MOST_STEPS];
    double seconds[MOST_STEPS], last;
    int count;
};

static void take_time(void *context, const struct mechanism *mechanism)
{
    struct shares *shares = context;
    double time = measure_cpu();
    const char *name = mechanism ? mechanism->name : "world and mornings";
    int i = 0;
    while (i < shares->count && strcmp(shares->name[i], name) != 0)
        i++;
    if (i == shares->count && i < MOST_STEPS)
        shares->name[shares->count++] = name;
    if (i < MOST_STEPS)
        shares->seconds[i] += time - shares->last;
    shares->last = time;
}

static void print_steps(const struct job *job)
{
    struct shares shares = {.last = measure_cpu()};
    struct outcome outcome;
    struct error error;
    double sum = 0;
    enum status status = simulate_watched(&job->scenario->params, &job->graphs[0], rng_key_make(1, 1), &outcome,
                                          take_time, &shares, &error);
    stop_on(status, error.message);
    outcome_free(&outcome);
    for (int i = 0; i < shares.count; i++)
        sum += shares.seconds[i];
    for (int i = 0; i < shares.count; i++)
        printf("%s,%u,%s,%.4f,%.4f\n", job->scenario->name, job->graphs[0].nodes, shares.name[i], shares.seconds[i],
               shares.seconds[i] / sum);
}

static struct scenario *load(const char *path, char **texts, int count)
{
    struct override overrides[64];
    struct fault_list faults = {0};
    struct scenario *scenario = NULL;
    if (count > 64)
        stop_on(STATUS_USAGE, "too many values");
    for (int i = 0; i < count; i++)
        overrides[i] = (struct override){.text = texts[i], .label = "bench"};
    if (scenario_load(path, overrides, (size_t)count, &scenario, &faults))
        stop_on(STATUS_DATA, faults.items[0].message);
    return scenario;
}

int main(int argc, char **argv)
{
    struct job job = {.mode = argc > 4 ? argv[3] : ""};
    struct result result = {.generation = INFINITY, .seconds = INFINITY, .cpu = INFINITY};
    double program = resident_peak();
    job.threads = argc > 4 ? atoi(argv[2]) : 0;
    job.runs = argc > 4 ? atoi(argv[4]) : 0;
    if (job.threads < 1 || job.threads > MOST_THREADS || job.runs < 1)
        stop_on(STATUS_USAGE, "expected SCENARIO THREADS single|replicates|steps RUNS [PATH=VALUE ...]");
    job.copies = strcmp(job.mode, "replicates") == 0 ? job.threads : 1;
    job.scenario = load(argv[1], argv + 5, argc - 5);
    generate(&job, &result, program);
    if (strcmp(job.mode, "steps") == 0) {
        print_steps(&job);
    } else {
        simulate_all(&job, &result, program);
        print_result(&job, &result);
    }
    for (int i = 0; i < job.copies; i++)
        graph_free(&job.graphs[i]);
    scenario_free(job.scenario);
    return 0;
}
