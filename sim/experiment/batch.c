/* batch.c - runs on all cores.
 *
 * One thread takes all arms of a replicate in turn, so that regimes which share a network build it once; when there are
 * fewer replicates than threads, single runs are dealt out instead; and when there are fewer runs than threads, each
 * run gets several. Nothing that is computed depends on which. */
#include "regimesim/experiment/batch.h"

#include <omp.h>
#include <string.h>

#include "regimesim/model/day.h"
#include "regimesim/model/network.h"

/* The last graph a thread built. */
struct graph_cache {
    struct graph graph;
    const struct params *params; /* whose network it is; NULL: empty */
    int replicate;
};

/* A network from a file is the same in every replicate. */
static bool cache_fits(const struct graph_cache *cache, const struct params *params, int replicate)
{
    return cache->params && memcmp(&cache->params->network, &params->network, sizeof params->network) == 0 &&
           (params->network.source == NETWORK_FILE || cache->replicate == replicate);
}

static enum status cache_fill(struct graph_cache *cache, const struct params *params, struct rng_key key, int replicate,
                              struct error *error)
{
    struct fault_list faults = {0};
    if (cache_fits(cache, params, replicate))
        return STATUS_OK;
    if (cache->params)
        graph_free(&cache->graph);
    cache->params = NULL;
    enum status status = network_make(params, key, &cache->graph, &faults);
    if (status && faults.count)
        *error = faults.items[0];
    else if (status)
        error_set(error, status, "out of memory for the network");
    faults_free(&faults);
    if (status)
        return status;
    cache->params = params;
    cache->replicate = replicate;
    return STATUS_OK;
}

/* What the threads share. */
struct progress {
    const struct batch *batch;
    const struct batch_sink *sink;
    struct error *error;
    enum status status; /* first failure */
    int done;
};

static void keep_summaries(struct outcome *outcome)
{
    size_t kept = 0;
    for (size_t i = 0; i < outcome->count; i++)
        if (metric_table[outcome->rows[i].metric].kind == METRIC_SUMMARY)
            outcome->rows[kept++] = outcome->rows[i];
    outcome->count = kept;
}

static enum status run_one(const struct batch *batch, int arm, int replicate, struct graph_cache *cache,
                           struct outcome *outcome, struct error *error)
{
    const struct params *params = batch->arms[arm].params;
    struct rng_key key = rng_key_make(batch->seed, (uint32_t)replicate);
    enum status status = cache_fill(cache, params, key, replicate, error);
    bool events = replicate - batch->first_replicate < batch->events;
    if (!status)
        status = (events ? simulate_events : simulate)(params, &cache->graph, key, outcome, NULL, NULL, error);
    if (!status && batch->summary_only)
        keep_summaries(outcome);
    return status;
}

/* Hand a finished (or failed, or skipped) run over. Called by one thread at a time. */
static void hand_over(struct progress *progress, int arm, int replicate, bool skipped, enum status status,
                      const struct outcome *outcome, const struct error *error)
{
    struct error sink_error = *error;
    if (!status && !skipped)
        status = progress->sink->put(progress->sink->context, arm, replicate, outcome, &sink_error);
    if (status && !progress->status) {
        progress->status = status;
        *progress->error = sink_error;
    }
    progress->done += !status;
    if (!status && progress->sink->progress)
        progress->sink->progress(progress->sink->context, progress->done,
                                 progress->batch->arm_count * progress->batch->replicates);
}

static bool should_stop(struct progress *progress)
{
    bool stop;
#pragma omp critical(batch_sink)
    {
        if (!progress->status && progress->sink->stop && *progress->sink->stop)
            progress->status = error_set(progress->error, STATUS_INTERRUPTED, "interrupted");
        stop = progress->status != STATUS_OK;
    }
    return stop;
}

static void run_job(struct progress *progress, int arm, int replicate, struct graph_cache *cache)
{
    struct outcome outcome = {0};
    struct error error = {0};
    bool skipped = false;
    enum status status = STATUS_OK;
    if (should_stop(progress))
        return;
#pragma omp critical(batch_sink)
    skipped = progress->sink->has && progress->sink->has(progress->sink->context, arm, replicate);
    if (!skipped)
        status = run_one(progress->batch, arm, replicate, cache, &outcome, &error);
#pragma omp critical(batch_sink)
    hand_over(progress, arm, replicate, skipped, status, &outcome, &error);
    outcome_free(&outcome);
}

enum status batch_run(const struct batch *batch, const struct batch_sink *sink, struct error *error)
{
    struct progress progress = {.batch = batch, .sink = sink, .error = error};
    int threads = batch->threads > 0 ? batch->threads : omp_get_max_threads();
    int runs = batch->arm_count * batch->replicates;
    int chunk = batch->replicates >= threads ? batch->arm_count : 1;
    int side_by_side = runs < 1 ? 1 : runs < threads ? runs : threads;
#pragma omp parallel num_threads(side_by_side)
    {
        struct graph_cache cache = {.params = NULL};
        omp_set_num_threads(threads / side_by_side); /* of each run */
#pragma omp for schedule(dynamic, chunk)
        for (int i = 0; i < runs; i++)
            run_job(&progress, i % batch->arm_count, batch->first_replicate + i / batch->arm_count, &cache);
        if (cache.params)
            graph_free(&cache.graph);
    }
    return progress.status;
}
