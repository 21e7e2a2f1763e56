/* learning.c - what offenders come to think of their risk (ODD, section 11). */
#include <math.h>

#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/parts.h"
#include "regimesim/model/persons.h"

/* π̂ = (cleared + a π_0) / (n + a) over the reported offences of the last 90 days */
static void update_public(struct world *world)
{
    double a = world->params->learning.prior_weight, prior = world->params->learning.prior;
    for (int k = 0; k < world->params->jurisdiction_count; k++) {
        struct jurisdiction_state *law = &world->jurisdictions[k];
        double reported = 0, cleared = 0;
        for (int d = 0; d < CLEARANCE_WINDOW; d++) {
            reported += law->reported[d];
            cleared += law->cleared[d];
        }
        law->public_certainty = fmin(1, (cleared + a * prior) / (reported + a));
    }
}

/* π += η (π̂ − π);  π += ω_g (published sanctions per 1,000 persons) (1 − π);  π *= (1 − φ)^(offences today) */
static void learn(struct world *world, struct offender *offender)
{
    const struct params *params = world->params;
    int home = world->persons.at[offender->person].jurisdiction;
    const struct jurisdiction_state *law = &world->jurisdictions[home];
    double pi = offender->perceived;
    pi += params->learning.rate * (law->public_certainty - pi);
    double publicity = params->learning.publicity * params->jurisdictions[home].publicised;
    double published = publicity * law->sanctions_today / (law->population / 1000.0);
    pi += fmin(1, published) * (1 - pi);
    if (offender->offences_today)
        pi *= pow(1 - params->learning.unpunished, offender->offences_today);
    offender->perceived = (float)pi;
    offender->offences_today = 0;
}

static void learn_part(void *context, size_t number)
{
    struct world *world = context;
    struct part part = part_of(world, number);
    for (size_t k = part.first; k < part.end; k++) {
        ptrdiff_t index = offender_fetched(world, k) - world->offenders;
        learn(world, &world->offenders[index]);
    }
}

static enum status step(struct world *world, struct error *error)
{
    (void)error;
    update_public(world);
    crew_do(world->crew, part_count(world), learn_part, world);
    for (size_t k = 0; k < world->identified.count; k++) { /* own identification: π += ω (1 − π) */
        struct offender *offender = &world->offenders[world->identified.items[k]];
        offender->perceived += (float)(world->params->learning.own_experience * (1 - offender->perceived));
    }
    return STATUS_OK;
}

const struct mechanism learning_mechanism = {
    .name = "learning",
    .doc = "offenders adjust their perceived certainty",
    .switch_offset = MECHANISM_SWITCH(learning),
    .step = step,
};
