/* map_json.c - the dilemma map as JSON. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "regimesim/params/metrics.h"
#include "regimesim/report/map_report.h"
#include "regimesim/store/json.h"

static void put_interval(struct json *json, const char *key, const struct interval *interval)
{
    json_open(json, key, '{');
    json_integer(json, "count", (int64_t)interval->count);
    json_number(json, "mean", interval->mean);
    json_number(json, "low", interval->low);
    json_number(json, "high", interval->high);
    json_close(json);
}

static void put_measures(struct json *json, const struct map *map, int arm, int period)
{
    for (int m = 0; m < MAP_MEASURES; m++) {
        struct interval value = map_mean(map, arm, period, (enum map_measure)m);
        put_interval(json, metric_table[map_metrics[m]].name, &value);
    }
}

static void put_ground(struct json *json, const struct map *map, const struct map_ground *ground)
{
    json_open(json, "ground", '{');
    json_number(json, "farthest_from_the_grid", ground->deviation);
    json_open(json, "nodes", '[');
    for (int node = 0; node < MAP_NODES; node++) {
        json_open(json, NULL, '{');
        json_number(json, "registration.authentic_unverified", map_authentic_inputs[node % MAP_SIDE]);
        json_number(json, "registration.own_persona", map_persona_inputs[node / MAP_SIDE]);
        put_measures(json, map, node, 0);
        json_close(json);
    }
    json_close(json);
    json_integer(json, "highest_of_authentic_users", map_highest(map, MAP_AUTHENTIC));
    json_close(json);
}

static void put_contrasts(struct json *json, const struct map *map)
{
    json_open(json, "differences", '[');
    for (int c = 0; c < MAP_CONTRASTS; c++) {
        json_open(json, NULL, '{');
        json_string(json, "name", map_contrasts[c].name);
        json_integer(json, "from_node", map_contrasts[c].from);
        json_integer(json, "to_node", map_contrasts[c].to);
        for (int m = MAP_AUTHENTIC; m < MAP_MEASURES; m++) {
            struct interval difference =
                map_difference(map, map_contrasts[c].from, map_contrasts[c].to, (enum map_measure)m);
            put_interval(json, metric_table[map_metrics[m]].name, &difference);
        }
        json_close(json);
    }
    json_close(json);
}

/* What the ground has at the place of a regime, in the same year. */
static void put_beneath(struct json *json, const struct map *map, int arm, int period)
{
    struct map_ground ground;
    struct error ignored;
    bool known = map_ground_make(map, period, &ground, &ignored) == STATUS_OK;
    double a = map_mean(map, arm, period, MAP_A).mean, f = map_mean(map, arm, period, MAP_F).mean;
    json_open(json, "ground", '{');
    for (int m = MAP_AUTHENTIC; m < MAP_MEASURES; m++)
        json_number(json, metric_table[map_metrics[m]].name,
                    known ? map_ground_at(&ground, (enum map_measure)m, a, f) : NAN);
    json_close(json);
}

static void put_path(struct json *json, const struct map *map, int regime, bool breach)
{
    int arm = map_regime(map, regime, breach);
    json_open(json, NULL, '{');
    json_string(json, "scenario", map->arms[map_regime(map, regime, false)].name);
    json_string(json, "title", map->arms[arm].title);
    if (breach)
        json_integer(json, "breach_day", map->breach_day);
    json_open(json, "years", '[');
    for (int period = 1; period <= map->periods; period++) {
        json_open(json, NULL, '{');
        json_integer(json, "year", period);
        put_measures(json, map, arm, period);
        put_beneath(json, map, arm, period);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

enum status map_json(const struct map *map, const struct map_ground *ground, FILE *file, struct error *error)
{
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_integer(&json, "replicates", map->replicates);
    json_integer(&json, "days", map->days);
    json_number(&json, "level", 0.95);
    put_ground(&json, map, ground);
    put_contrasts(&json, map);
    json_open(&json, "paths", '[');
    for (int i = 0; i < 2 * map->regimes; i++)
        put_path(&json, map, i % map->regimes, i >= map->regimes);
    json_close(&json);
    json_close(&json);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the map could not be written: %s", strerror(errno));
    return STATUS_OK;
}
