/* bunching.c - how many friends persons show about the threshold of prominence (ODD: observation). */
#include <math.h>

#include "regimesim/model/observation.h"
#include "regimesim/model/persons.h"

/* n(T (1 - m) < friends <= T, or shed) / n(T < friends <= T (1 + m), not shed), over users of platforms with a
 * threshold T; m is the margin within which followers are shed. */
double observe_bunching(const struct world *world)
{
    const struct params *params = world->params;
    double margin = params->registration.purge_margin, below = 0, above = 0;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        int platform = world->persons.at[i].platform;
        double threshold = platform < params->platform_count ? params->platforms[platform].prominent_friends : 0;
        double friends = graph_degree(world->graph, i);
        if (threshold == 0 || friends <= threshold * (1 - margin) || friends > threshold * (1 + margin))
            continue;
        bool shows_more = friends > threshold && !person_has(world, i, TRAIT_PURGED);
        above += shows_more;
        below += !shows_more;
    }
    return above > 0 ? below / above : NAN;
}
