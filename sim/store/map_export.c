/* map_export.c - ground.csv, paths.csv, tracks.csv, map.csv and their dictionary. */
#include "regimesim/store/map_export.h"

#include "csv.h"
#include "regimesim/params/metrics.h"

enum { STEPS = 50 }; /* of map.csv, from 0 to 1 */

static const char ground_header[] = "authentic_unverified,own_persona,replicate,period,from_day,to_day,metric,value\n";
static const char paths_header[] = "scenario,breach_day,replicate,period,from_day,to_day,metric,value\n";
static const char tracks_header[] = "scenario,breach_day,day,authentic_share,false_share\n";
static const char map_header[] = "authentic_share,false_share,metric,value\n";

/* file, column, unit, what it holds */
static const char *const columns[][4] = {
    {"ground.csv", "authentic_unverified", "probability", "registration.authentic_unverified of the node"},
    {"ground.csv", "own_persona", "probability", "registration.own_persona of the node"},
    {"paths.csv", "scenario", "", "the regime"},
    {"paths.csv", "breach_day", "days", "day on which every registry is breached; empty: as the scenario says"},
    {"ground.csv and paths.csv", "replicate", "",
     "number of the replicate; the same number means the same persons, ties and luck everywhere"},
    {"ground.csv and paths.csv", "period", "years", "0: the whole run; 1: the first year of 365 days, and so on"},
    {"ground.csv and paths.csv", "from_day", "days", "first day of the period, from 1"},
    {"ground.csv and paths.csv", "to_day", "days", "its last day"},
    {"ground.csv and paths.csv", "metric", "",
     "what is measured; in a year: shares as means over its windows, weighted over platforms, rates of its events, "
     "detection as the mean over the 30-day cohorts that begin in it and are followed long enough"},
    {"ground.csv and paths.csv", "value", "of the metric", "the value; empty when it does not exist"},
    {"tracks.csv", "scenario", "", "the regime"},
    {"tracks.csv", "breach_day", "days", "as in paths.csv"},
    {"tracks.csv", "day", "days", "end of the window"},
    {"tracks.csv", "authentic_share", "share", "A on that day, over all platforms; mean over replicates"},
    {"tracks.csv", "false_share", "share", "F on that day, over all platforms; mean over replicates"},
    {"map.csv", "authentic_share", "share", "A of the place"},
    {"map.csv", "false_share", "share", "F of the place"},
    {"map.csv", "metric", "", "what is mapped"},
    {"map.csv", "value", "of the metric", "bilinear between the nodes of the ground; empty beyond them"},
};

static void put_number(FILE *stream, double value)
{
    fputc(',', stream);
    csv_number(stream, value);
}

static void put_rows(FILE *stream, const struct map *map, int arm, void (*put_key)(FILE *, const struct map *, int))
{
    for (int r = 0; r < map->replicates; r++)
        for (int period = 0; period <= map->periods; period++) {
            int first, last;
            map_days(map, period, &first, &last);
            for (int m = 0; m < MAP_MEASURES; m++) {
                put_key(stream, map, arm);
                fprintf(stream, ",%d,%d,%d,%d,%s", r + 1, period, first, last, metric_table[map_metrics[m]].name);
                put_number(stream, map_value(map, arm, r, period, (enum map_measure)m));
                fputc('\n', stream);
            }
        }
}

static void put_node(FILE *stream, const struct map *map, int arm)
{
    (void)map;
    csv_number(stream, map_authentic_inputs[arm % MAP_SIDE]);
    put_number(stream, map_persona_inputs[arm / MAP_SIDE]);
}

static void put_regime(FILE *stream, const struct map *map, int arm)
{
    bool breach = arm >= map_regime(map, 0, true);
    csv_text(stream, map->arms[breach ? arm - map->regimes : arm].name);
    if (breach)
        fprintf(stream, ",%d", map->breach_day);
    else
        fputc(',', stream);
}

static void write_ground(FILE *stream, const struct map *map, const struct map_ground *ground)
{
    (void)ground;
    fputs(ground_header, stream);
    for (int node = 0; node < MAP_NODES; node++)
        put_rows(stream, map, node, put_node);
}

static void write_paths(FILE *stream, const struct map *map, const struct map_ground *ground)
{
    (void)ground;
    fputs(paths_header, stream);
    for (int arm = MAP_NODES; arm < map->arm_count; arm++)
        put_rows(stream, map, arm, put_regime);
}

static void write_tracks(FILE *stream, const struct map *map, const struct map_ground *ground)
{
    (void)ground;
    fputs(tracks_header, stream);
    for (int arm = MAP_NODES; arm < map->arm_count; arm++)
        for (int w = 0; w < map->windows; w++) {
            int day = (w + 1) * map->interval < map->days ? (w + 1) * map->interval : map->days;
            put_regime(stream, map, arm);
            fprintf(stream, ",%d", day);
            put_number(stream, map_track(map, arm, w, MAP_A));
            put_number(stream, map_track(map, arm, w, MAP_F));
            fputc('\n', stream);
        }
}

static void write_map(FILE *stream, const struct map *map, const struct map_ground *ground)
{
    (void)map;
    fputs(map_header, stream);
    for (int m = MAP_AUTHENTIC; m < MAP_MEASURES; m++)
        for (int j = 0; j <= STEPS; j++)
            for (int i = 0; i <= STEPS; i++) {
                double a = (double)i / STEPS, f = (double)j / STEPS;
                csv_number(stream, a);
                put_number(stream, f);
                fprintf(stream, ",%s", metric_table[map_metrics[m]].name);
                put_number(stream, map_ground_at(ground, (enum map_measure)m, a, f));
                fputc('\n', stream);
            }
}

static void write_dictionary(FILE *stream, const struct map *map, const struct map_ground *ground)
{
    (void)map;
    (void)ground;
    csv_row(stream, (const char *const[]){"file", "what", "name", "unit", "label", "doc"}, 6);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *const *column = columns[i];
        csv_row(stream, (const char *const[]){column[0], "column", column[1], column[2], column[1], column[3]}, 6);
    }
    for (int m = 0; m < MAP_MEASURES; m++) {
        const struct metric_row *row = &metric_table[map_metrics[m]];
        csv_row(stream, (const char *const[]){"all", "metric", row->name, row->unit, row->label, row->doc}, 6);
    }
}

enum status map_export(const struct map *map, const struct map_ground *ground, struct folder *folder,
                       struct error *error)
{
    static const struct {
        const char *name;
        void (*write)(FILE *, const struct map *, const struct map_ground *);
    } files[] = {{"ground.csv", write_ground},
                 {"paths.csv", write_paths},
                 {"tracks.csv", write_tracks},
                 {"map.csv", write_map},
                 {"data_dictionary.csv", write_dictionary}};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof files / sizeof *files && !status; i++) {
        struct file file;
        status = folder_create(folder, files[i].name, &file, error);
        if (!status) {
            files[i].write(file.stream, map, ground);
            status = file_commit(&file, error);
        }
    }
    return status;
}
