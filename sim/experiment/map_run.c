/* map_run.c - running the arms of a map, and what is kept of each run: its measures by year, and its way through the
 * plane. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/experiment/map.h"
#include "regimesim/params/metrics.h"

static const double LEVEL = 0.95;

static size_t run_index(const struct map *map, int arm, int replicate)
{
    return (size_t)arm * (size_t)map->replicates + (size_t)replicate;
}

static double *value_at(const struct map *map, int arm, int replicate, int period)
{
    size_t periods = (size_t)map->periods + 1;
    return &map->values[(run_index(map, arm, replicate) * periods + (size_t)period) * MAP_MEASURES];
}

static double *track_at(const struct map *map, int arm, int replicate, int window)
{
    return &map->tracks[(run_index(map, arm, replicate) * (size_t)map->windows + (size_t)window) * 2];
}

/* Numerators and denominators, of which the ratio is a measure. */
struct sums {
    double above[MAP_MEASURES], below[MAP_MEASURES];
};

static double share(double above, double below)
{
    return below > 0 ? above / below : NAN;
}

/* A window, and what is read at its end, belong to the year of its last day. */
static int period_of(int day)
{
    return (day - 1) / MAP_YEAR + 1;
}

/* Share metrics are by platform: what they are shares of weighs them. */
static void add_shares(const struct map *map, const struct outcome *outcome, const struct params *params, int metric,
                       int weight, enum map_measure measure, struct sums *windows)
{
    for (int p = 0; p < params->platform_count; p++) {
        size_t rows;
        const struct outcome_row *row = outcome_series(outcome, metric, p, &rows);
        for (size_t i = 0; i < rows; i++) {
            double whole = outcome_get(outcome, weight, p, row[i].x);
            int w = (row[i].x - 1) / map->interval;
            if (isnan(row[i].value) || isnan(whole) || w >= map->windows)
                continue;
            windows[w].above[measure] += row[i].value * whole;
            windows[w].below[measure] += whole;
        }
    }
}

/* Events per 1,000 accounts and 30 days, from the flows of all windows of a period. */
static void add_rates(const struct outcome *outcome, const struct params *params, int events, int account_days,
                      enum map_measure measure, struct sums *periods)
{
    for (int p = 0; p < params->platform_count; p++) {
        size_t rows;
        const struct outcome_row *row = outcome_series(outcome, account_days, p, &rows);
        for (size_t i = 0; i < rows; i++) {
            struct sums *period = &periods[period_of(row[i].x)];
            period->above[measure] += 30000 * outcome_get(outcome, events, p, row[i].x);
            period->below[measure] += row[i].value;
        }
    }
}

/* The mean over the cohorts of offences that begin in a period. */
static void add_detection(const struct map *map, const struct outcome *outcome, struct sums *periods)
{
    size_t rows;
    const struct outcome_row *row = outcome_series(outcome, M_COHORT_DETECTION, -1, &rows);
    for (size_t i = 0; i < rows; i++) {
        int period = row[i].x / MAP_YEAR + 1;
        if (period <= map->periods && !isnan(row[i].value)) {
            periods[period].above[MAP_DETECTION] += row[i].value;
            periods[period].below[MAP_DETECTION]++;
        }
    }
}

static void keep_tracks(const struct map *map, int arm, int replicate, const struct sums *windows, struct sums *periods)
{
    for (int w = 0; w < map->windows; w++) {
        double *track = track_at(map, arm, replicate, w);
        int end = (w + 1) * map->interval, period = period_of(end < map->days ? end : map->days);
        for (int m = MAP_A; m <= MAP_F; m++) {
            track[m] = share(windows[w].above[m], windows[w].below[m]);
            if (!isnan(track[m])) {
                periods[period].above[m] += track[m];
                periods[period].below[m]++;
            }
        }
    }
}

static enum status keep(struct map *map, int arm, int replicate, const struct outcome *outcome, struct error *error)
{
    const struct params *params = map->arms[arm].params;
    struct sums periods[MAP_PERIODS + 1];
    struct sums *windows = calloc((size_t)map->windows, sizeof *windows);
    if (!windows)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    memset(periods, 0, sizeof periods);
    add_shares(map, outcome, params, M_AUTHENTIC_SHARE, M_USERS, MAP_A, windows);
    add_shares(map, outcome, params, M_FALSE_SHARE, M_OPERATING, MAP_F, windows);
    add_rates(outcome, params, M_VICTIMISATIONS_AUTHENTIC, M_ACCOUNT_DAYS_AUTHENTIC, MAP_AUTHENTIC, periods);
    add_rates(outcome, params, M_VICTIMISATIONS, M_ACCOUNT_DAYS, MAP_ALL, periods);
    add_detection(map, outcome, periods);
    keep_tracks(map, arm, replicate, windows, periods);
    free(windows);
    for (int m = 0; m < MAP_MEASURES; m++) {
        value_at(map, arm, replicate, 0)[m] = outcome_get(outcome, map_metrics[m], -1, 0);
        for (int period = 1; period <= map->periods; period++)
            value_at(map, arm, replicate, period)[m] = share(periods[period].above[m], periods[period].below[m]);
    }
    return STATUS_OK;
}

/* What the sink's calls need. */
struct recorder {
    struct map *map;
    const struct map_plan *plan;
};

static enum status put(void *context, int arm, int replicate, const struct outcome *outcome, struct error *error)
{
    struct map *map = ((struct recorder *)context)->map;
    map->runs++;
    return keep(map, arm, replicate - 1, outcome, error);
}

static void show(void *context, int done, int total)
{
    const struct map_plan *plan = ((struct recorder *)context)->plan;
    if (plan->progress)
        plan->progress(plan->context, done, total);
}

struct batch map_batch(const struct map *map, int threads)
{
    return (struct batch){.arms = map->arms,
                          .arm_count = map->arm_count,
                          .first_replicate = 1,
                          .replicates = map->replicates,
                          .seed = (uint64_t)map->params[0].run.seed,
                          .threads = threads};
}

enum status map_run(struct map *map, const struct map_plan *plan, struct error *error)
{
    struct recorder recorder = {map, plan};
    struct batch batch = map_batch(map, plan->threads);
    struct batch_sink sink = {.context = &recorder, .put = put, .progress = show, .stop = plan->stop};
    return batch_run(&batch, &sink, error);
}

double map_value(const struct map *map, int arm, int replicate, int period, enum map_measure measure)
{
    return value_at(map, arm, replicate, period)[measure];
}

struct interval map_mean(const struct map *map, int arm, int period, enum map_measure measure)
{
    for (int r = 0; r < map->replicates; r++)
        map->work[r] = map_value(map, arm, r, period, measure);
    return stats_mean_interval(map->work, (size_t)map->replicates, LEVEL);
}

struct interval map_difference(const struct map *map, int a, int b, enum map_measure measure)
{
    size_t count = (size_t)map->replicates;
    for (int r = 0; r < map->replicates; r++) {
        map->work[r] = map_value(map, a, r, 0, measure);
        map->work[count + (size_t)r] = map_value(map, b, r, 0, measure);
    }
    return stats_paired(map->work, map->work + count, count, LEVEL).difference;
}

void map_days(const struct map *map, int period, int *first, int *last)
{
    *first = period ? (period - 1) * MAP_YEAR + 1 : 1;
    *last = period && period * MAP_YEAR < map->days ? period * MAP_YEAR : map->days;
}

double map_track(const struct map *map, int arm, int window, enum map_measure measure)
{
    double sum = 0;
    int count = 0;
    for (int r = 0; r < map->replicates; r++) {
        double value = track_at(map, arm, r, window)[measure];
        if (!isnan(value)) {
            sum += value;
            count++;
        }
    }
    return share(sum, count);
}
