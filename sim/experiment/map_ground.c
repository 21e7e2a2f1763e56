/* map_ground.c - the ground of the map as a grid, read between its nodes. */
#include <math.h>

#include "regimesim/experiment/map.h"

/* A node may stand so far from the lines of its column and row: what the inputs move besides, and chance. */
static const double FARTHEST = 0.05;

static double mean_of(const struct map *map, int node, int period, enum map_measure measure)
{
    return map_mean(map, node, period, measure).mean;
}

static void place_lines(const struct map *map, int period, struct map_ground *ground)
{
    for (int i = 0; i < MAP_SIDE; i++) {
        ground->a[i] = ground->f[i] = 0;
        for (int k = 0; k < MAP_SIDE; k++) {
            ground->a[i] += mean_of(map, map_node(i, k), period, MAP_A);
            ground->f[i] += mean_of(map, map_node(k, i), period, MAP_F);
        }
        ground->a[i] /= MAP_SIDE; /* so that a column of ones stands at 1 exactly: paths may end there */
        ground->f[i] /= MAP_SIDE;
    }
}

static bool ascends(const double *line)
{
    for (int i = 1; i < MAP_SIDE; i++)
        if (!(line[i] > line[i - 1]))
            return false;
    return true;
}

enum status map_ground_make(const struct map *map, int period, struct map_ground *ground, struct error *error)
{
    *ground = (struct map_ground){.deviation = 0};
    place_lines(map, period, ground);
    for (int node = 0; node < MAP_NODES; node++) {
        for (int m = 0; m < MAP_MEASURES; m++)
            ground->z[m][node] = mean_of(map, node, period, (enum map_measure)m);
        double a = fabs(ground->z[MAP_A][node] - ground->a[node % MAP_SIDE]);
        double f = fabs(ground->z[MAP_F][node] - ground->f[node / MAP_SIDE]);
        ground->deviation = fmax(ground->deviation, fmax(a, f));
    }
    if (!ascends(ground->a) || !ascends(ground->f))
        return error_set(error, STATUS_DATA,
                         "no map: registration.authentic_unverified does not raise A, or own_persona does not lower F, "
                         "at every step; more persons, offenders or replicates may help");
    if (!(ground->deviation <= FARTHEST))
        return error_set(error, STATUS_DATA,
                         "no map: a node stands %.3f from the lines of the grid, more than %g; more persons, offenders "
                         "or replicates may help",
                         ground->deviation, FARTHEST);
    return STATUS_OK;
}

/* The last line that is not beyond x, but for the last one; -1 outside of the grid. */
static int cell_of(const double *line, double x)
{
    int i = 0;
    if (!(x >= line[0] && x <= line[MAP_SIDE - 1]))
        return -1;
    while (i < MAP_SIDE - 2 && x >= line[i + 1])
        i++;
    return i;
}

/* z = (1 − s)(1 − t) z00 + s (1 − t) z10 + (1 − s) t z01 + s t z11, s and t being how far the place is from the line
 * before it to the next. */
double map_ground_at(const struct map_ground *ground, enum map_measure measure, double a, double f)
{
    int i = cell_of(ground->a, a), j = cell_of(ground->f, f);
    if (i < 0 || j < 0)
        return NAN;
    double s = (a - ground->a[i]) / (ground->a[i + 1] - ground->a[i]);
    double t = (f - ground->f[j]) / (ground->f[j + 1] - ground->f[j]);
    const double *z = &ground->z[measure][j * MAP_SIDE + i];
    return (1 - s) * (1 - t) * z[0] + s * (1 - t) * z[1] + (1 - s) * t * z[MAP_SIDE] + s * t * z[MAP_SIDE + 1];
}

int map_highest(const struct map *map, enum map_measure measure)
{
    int highest = -1;
    double most = -INFINITY;
    for (int node = 0; node < MAP_NODES; node++) {
        double value = mean_of(map, node, 0, measure);
        if (value > most) {
            most = value;
            highest = node;
        }
    }
    return highest;
}
