/* concentration.c - how unevenly victimisations fall on persons (ODD: observation). */
#include <math.h>
#include <stdlib.h>

#include "regimesim/model/exposure.h"
#include "regimesim/model/observation.h"

/* G = 2 Σ_i i x_i / (n Σ_i x_i) − (n + 1)/n, x_i the i-th smallest number of times that a person was victimised.
 * Persons are counted by that number instead of sorted: the c persons with the same x, after `below` others, have the
 * ranks below + 1 to below + c, whose sum is c below + c (c + 1)/2. */
enum status observe_victim_gini(const struct world *world, double *gini, struct error *error)
{
    enum { TIMES = UINT16_MAX + 1 };
    double n = world->persons.count, ranked = 0, all = 0, below = 0;
    uint32_t *persons = calloc(TIMES, sizeof *persons);
    if (!persons)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (uint32_t i = 0; i < world->persons.count; i++)
        persons[world->persons.at[i].victimised]++;
    for (int times = 0; times < TIMES && below < n; times++) {
        double c = persons[times];
        ranked += times * (c * below + c * (c + 1) / 2);
        all += times * c;
        below += c;
    }
    free(persons);
    *gini = all > 0 ? 2 * ranked / (n * all) - (n + 1) / n : NAN;
    return STATUS_OK;
}

enum { DISCLOSED = ATTRIBUTE_COUNT + 1 };

/* What happened to `wanted` persons, taken class by class from one end on; of a class that reaches beyond, the share
 * that is needed. */
static double happened_to(const double *persons, const double *times, int first, int step, double wanted)
{
    double sum = 0;
    for (int k = 0, d = first; k < DISCLOSED && wanted > 0; k++, d += step) {
        double taken = fmin(persons[d], wanted);
        sum += persons[d] > 0 ? times[d] * taken / persons[d] : 0;
        wanted -= taken;
    }
    return sum;
}

double observe_disclosure_ratio(const struct world *world)
{
    double persons[DISCLOSED] = {0}, times[DISCLOSED] = {0};
    double tenth = world->persons.count / 10.0;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        int d = exposure_count(world->persons.at[i].exposure, LAYER_FRIEND);
        persons[d]++;
        times[d] += world->persons.at[i].victimised;
    }
    double least = happened_to(persons, times, 0, 1, tenth);
    return least > 0 ? happened_to(persons, times, DISCLOSED - 1, -1, tenth) / least : NAN;
}
