/* concentration.c - how unevenly victimisations fall on persons (ODD: observation). */
#include <math.h>
#include <stdlib.h>

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
        persons[world->persons.victimised[i]]++;
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
