/* map_table.c - the dilemma map as plain text. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "cells.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/map_report.h"

enum { NAME = 19, COLUMN = 27, PLACE = 16, VALUE = 18, UNDER = 9 };

static void put_heads(const char *first, FILE *file)
{
    cells_left(file, first, NAME);
    cells_right(file, "authentic users", COLUMN);
    cells_right(file, "all users", COLUMN);
    cells_right(file, "detection", COLUMN);
    fputc('\n', file);
}

static void put_values(const struct interval *values, char *(*cell)(const struct interval *, char *), FILE *file)
{
    char text[CELL_SIZE];
    for (int m = 0; m < MAP_MEASURES - MAP_AUTHENTIC; m++)
        cells_right(file, cell(&values[m], text), COLUMN);
    fputc('\n', file);
}

static void put_node(const struct map *map, const char *what, int node, FILE *file)
{
    char name[CELL_SIZE];
    struct interval values[MAP_MEASURES - MAP_AUTHENTIC];
    snprintf(name, sizeof name, "%s A %.2f, F %.2f", what, map_mean(map, node, 0, MAP_A).mean,
             map_mean(map, node, 0, MAP_F).mean);
    cells_left(file, name, NAME);
    for (int m = MAP_AUTHENTIC; m < MAP_MEASURES; m++)
        values[m - MAP_AUTHENTIC] = map_mean(map, node, 0, (enum map_measure)m);
    put_values(values, cells_interval, file);
}

static void put_ground(const struct map *map, const struct map_ground *ground, FILE *file)
{
    const int corners[] = {0, MAP_SIDE - 1, MAP_NODES - MAP_SIDE, MAP_NODES - 1};
    put_heads("Ground", file);
    for (int i = 0; i < 4; i++)
        put_node(map, " ", corners[i], file);
    int highest = map_highest(map, MAP_AUTHENTIC);
    if (highest >= 0)
        put_node(map, "*", highest, file);
    fprintf(
        file,
        "  *: the highest of authentic users among %d nodes, so rather too high. No node is farther\n  than %.3f from "
        "the lines of the grid.\n\n",
        MAP_NODES, ground->deviation);
}

static void put_contrasts(const struct map *map, FILE *file)
{
    char name[2 * CELL_SIZE];
    put_heads("Differences", file);
    for (int c = 0; c < MAP_CONTRASTS; c++) {
        const struct map_contrast *contrast = &map_contrasts[c];
        struct interval values[MAP_MEASURES - MAP_AUTHENTIC];
        for (int m = MAP_AUTHENTIC; m < MAP_MEASURES; m++)
            values[m - MAP_AUTHENTIC] = map_difference(map, contrast->from, contrast->to, (enum map_measure)m);
        snprintf(name, sizeof name, "  %s: A %.2f to %.2f, F %.2f to %.2f", contrast->name,
                 map_mean(map, contrast->from, 0, MAP_A).mean, map_mean(map, contrast->to, 0, MAP_A).mean,
                 map_mean(map, contrast->from, 0, MAP_F).mean, map_mean(map, contrast->to, 0, MAP_F).mean);
        cells_last(file, name, TABLE_WIDTH);
        cells_left(file, "", NAME);
        put_values(values, cells_bounds, file);
    }
}

/* "13.2 ± 0.4 (14.1)": the regime's value, and the ground's at the same place. */
static void put_over_ground(const struct interval *value, double ground, FILE *file)
{
    char cell[CELL_SIZE], under[CELL_SIZE + 4], number[CELL_SIZE];
    struct interval bare = {.count = 1, .mean = ground, .low = NAN, .high = NAN};
    snprintf(under, sizeof under, "(%s)", cells_interval(&bare, number));
    cells_right(file, cells_interval(value, cell), VALUE);
    cells_right(file, isnan(value->mean) ? "" : under, UNDER);
}

static void put_year(const struct map *map, int arm, int period, FILE *file)
{
    struct map_ground ground;
    struct error ignored;
    char cell[CELL_SIZE];
    struct interval a = map_mean(map, arm, period, MAP_A), f = map_mean(map, arm, period, MAP_F);
    bool known = map_ground_make(map, period, &ground, &ignored) == STATUS_OK;
    fprintf(file, "  %4d", period);
    cells_right(file, cells_interval(&a, cell), PLACE);
    cells_right(file, cells_interval(&f, cell), PLACE);
    for (int m = MAP_AUTHENTIC; m < MAP_MEASURES; m += MAP_DETECTION - MAP_AUTHENTIC) {
        struct interval value = map_mean(map, arm, period, (enum map_measure)m);
        put_over_ground(&value, known ? map_ground_at(&ground, (enum map_measure)m, a.mean, f.mean) : NAN, file);
    }
    fputc('\n', file);
}

static void put_paths(const struct map *map, bool breach, FILE *file)
{
    if (breach)
        fprintf(file, "\nPaths with a breach of every registry on day %d\n", map->breach_day);
    else
        fputs("\nPaths; in brackets what the ground has at the same place in the same year\n", file);
    cells_left(file, "  year", 6);
    cells_right(file, "A", PLACE);
    cells_right(file, "F", PLACE);
    cells_right(file, "authentic users", VALUE);
    cells_right(file, "(ground)", UNDER);
    cells_right(file, "detection", VALUE);
    cells_right(file, "(ground)", UNDER);
    fputc('\n', file);
    for (int i = 0; i < map->regimes; i++) {
        int arm = map_regime(map, i, breach);
        cells_last(file, map->arms[arm].title, TABLE_WIDTH);
        for (int period = 1; period <= map->periods; period++)
            put_year(map, arm, period, file);
    }
}

enum status map_table(const struct map *map, const struct map_ground *ground, FILE *file, struct error *error)
{
    fprintf(
        file,
        "Dilemma map: A, authentic share of users; F, false share of the accounts of offenders\n"
        "%d replicates, %d days: mean ± half of the 95 %% interval; -: no such value\n"
        "victimisation per 1,000 accounts and 30 days; detection as a share of offences; ground: nobody verified\n\n",
        map->replicates, map->days);
    put_ground(map, ground, file);
    put_contrasts(map, file);
    put_paths(map, false, file);
    put_paths(map, true, file);
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the map could not be written: %s", strerror(errno));
    return STATUS_OK;
}
