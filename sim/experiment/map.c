/* map.c - the arms of the dilemma map: the nodes of its ground, and the regimes without and with a breach. */
#include "regimesim/experiment/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/params/metrics.h"

const int map_metrics[MAP_MEASURES] = {
    [MAP_A] = M_SUM_AUTHENTIC_SHARE, [MAP_F] = M_SUM_FALSE_SHARE,       [MAP_AUTHENTIC] = M_SUM_RATE_AUTHENTIC,
    [MAP_ALL] = M_SUM_RATE_ALL,      [MAP_DETECTION] = M_SUM_DETECTION,
};

/* Not from 0: without authentic users there is no rate of theirs. Denser where the paper's argument is: most users
 * authentic, all offenders false. */
const double map_authentic_inputs[MAP_SIDE] = {0.02, 0.2, 0.4, 0.6, 0.8, 0.9, 1};
const double map_persona_inputs[MAP_SIDE] = {1, 0.8, 0.6, 0.4, 0.2, 0.1, 0};

enum { COLUMN_MOST = MAP_SIDE - 2, LAST = MAP_SIDE - 1 };

const struct map_contrast map_contrasts[MAP_CONTRASTS] = {
    {"falsity, most users authentic", COLUMN_MOST, LAST *MAP_SIDE + COLUMN_MOST},
    {"authenticity, all offenders false", LAST *MAP_SIDE, LAST *MAP_SIDE + COLUMN_MOST},
    {"the last users authentic, all offenders false", LAST *MAP_SIDE + COLUMN_MOST, LAST *MAP_SIDE + LAST},
    {"both, from nobody to all", 0, LAST *MAP_SIDE + LAST},
};

int map_node(int column, int row)
{
    return row * MAP_SIDE + column;
}

int map_regime(const struct map *map, int regime, bool breach)
{
    return MAP_NODES + (breach ? map->regimes : 0) + regime;
}

/* The ground: no rule about who may register how. */
static void lift_rules(struct params *params)
{
    params->mechanisms.policy = false;
    for (int p = 0; p < params->platform_count; p++) {
        struct platform_params *platform = &params->platforms[p];
        platform->verification = VERIFICATION_NONE;
        platform->front_stage = FRONT_PSEUDONYM;
        platform->prominent_friends = 0;
        platform->entry_fee = 0;
        platform->durable_pseudonyms = false;
    }
}

static void make_node(struct map *map, const struct scenario *scenario, int column, int row)
{
    int index = map_node(column, row);
    struct arm *arm = &map->arms[index];
    struct params *params = &map->params[index];
    *params = scenario->params;
    lift_rules(params);
    params->registration.authentic_unverified = map_authentic_inputs[column];
    params->registration.own_persona = map_persona_inputs[row];
    arm->params = params;
    map->scenarios[index] = scenario;
    snprintf(arm->name, sizeof arm->name, "ground@%g,%g", map_authentic_inputs[column], map_persona_inputs[row]);
    snprintf(arm->title, sizeof arm->title, "Ground, authentic_unverified = %g, own_persona = %g",
             map_authentic_inputs[column], map_persona_inputs[row]);
}

/* Whoever keeps a registry loses it. */
static void breach_all(struct params *params, int day)
{
    for (int p = 0; p < params->platform_count; p++)
        params->platforms[p].breach_day = day;
    for (int k = 0; k < params->jurisdiction_count; k++)
        params->jurisdictions[k].register_breach_day = day;
}

static void make_regime(struct map *map, const struct scenario *scenario, const struct arm *named, int regime,
                        bool breach)
{
    int index = map_regime(map, regime, breach);
    struct arm *arm = &map->arms[index];
    map->params[index] = *named->params;
    if (breach)
        breach_all(&map->params[index], map->breach_day);
    arm->params = &map->params[index];
    map->scenarios[index] = scenario;
    snprintf(arm->name, sizeof arm->name, "%.120s%s", named->name, breach ? "@breach" : "");
    snprintf(arm->title, sizeof arm->title, "%s", named->title);
}

static enum status check_rules(const struct map *map, struct error *error)
{
    char message[ERROR_MESSAGE_SIZE];
    for (int i = 0; i < map->arm_count; i++)
        if (params_broken(&map->params[i], message))
            return error_set(error, STATUS_DATA, "%.80s: %.400s", map->arms[i].name, message);
    return STATUS_OK;
}

static enum status allocate(struct map *map, struct error *error)
{
    size_t arms = (size_t)map->arm_count, runs = arms * (size_t)map->replicates;
    map->arms = calloc(arms, sizeof *map->arms);
    map->params = malloc(arms * sizeof *map->params);
    map->scenarios = calloc(arms, sizeof *map->scenarios);
    map->values = calloc(runs * (size_t)(map->periods + 1) * MAP_MEASURES, sizeof *map->values);
    map->tracks = calloc(runs * (size_t)map->windows * 2, sizeof *map->tracks);
    map->work = calloc(2 * (size_t)map->replicates, sizeof *map->work);
    if (map->arms && map->params && map->scenarios && map->values && map->tracks && map->work)
        return STATUS_OK;
    return error_set(error, STATUS_INTERNAL, "out of memory for a map of %d points", map->arm_count);
}

enum status map_make(struct map *map, const struct scenario *const *scenarios, const struct arm *names, int regimes,
                     struct error *error)
{
    const struct params *first = &scenarios[0]->params;
    *map = (struct map){.regimes = regimes,
                        .arm_count = MAP_NODES + 2 * regimes,
                        .replicates = first->run.replicates,
                        .days = first->run.days,
                        .interval = first->run.interval,
                        .breach_day = first->run.days / 2,
                        .periods = (first->run.days + MAP_YEAR - 1) / MAP_YEAR,
                        .windows = (first->run.days + first->run.interval - 1) / first->run.interval};
    if (map->periods > MAP_PERIODS)
        return error_set(error, STATUS_DATA, "run.days is %d; expected at most %d for a map", map->days,
                         MAP_PERIODS * MAP_YEAR);
    enum status status = allocate(map, error);
    if (status)
        return status;
    for (int row = 0; row < MAP_SIDE; row++)
        for (int column = 0; column < MAP_SIDE; column++)
            make_node(map, scenarios[0], column, row);
    for (int i = 0; i < 2 * regimes; i++)
        make_regime(map, scenarios[i % regimes], &names[i % regimes], i % regimes, i >= regimes);
    return check_rules(map, error);
}

void map_free(struct map *map)
{
    free(map->arms);
    free(map->params);
    free(map->scenarios);
    free(map->values);
    free(map->tracks);
    free(map->work);
    *map = (struct map){0};
}
