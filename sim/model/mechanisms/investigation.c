/* investigation.c - police take up cases and identify offenders (ODD, section 10). */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/lookup.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/rings.h"
#include "regimesim/model/trace.h"
#include "regimesim/util/room.h"

static void detect(struct world *world, struct offence *offence, int law)
{
    offence->detected = world->day;
    world->offenders[offence->offender].quantity++;
    world->jurisdictions[law].cleared[world->day % CLEARANCE_WINDOW]++;
    tally(world, M_OFFENCES_CLEARED, offence->type, 1);
    if (offence->victim == NOBODY)
        return;
    tally(world, M_OFFENCES_DETECTED, law, 1);
    tally(world, M_OFFENCES_DETECTED_ABROAD, law,
          world->persons.at[world->offenders[offence->offender].person].jurisdiction != law);
}

/* Each reported offence of the offender is cleared with some probability. */
static void clear_others(struct world *world, const struct offender *offender, struct rng *rng)
{
    for (uint32_t i = offender->last_reported; i != NO_OFFENCE; i = world->offences[i].previous_reported) {
        struct offence *other = &world->offences[i];
        if (other->detected >= 0 || !rng_chance(rng, world->params->investigation.clears_others))
            continue;
        detect(world, other, trace_venue(world, other).victim);
        event_case(world, EVENT_CLEARED_WITH_ANOTHER, other, trace_venue(world, other).victim, 0);
    }
}

/* All accounts are closed; platforms at home bar the person, whatever the credential was. */
static enum status close_accounts(struct world *world, uint32_t index, int law, struct error *error)
{
    const struct offender *offender = &world->offenders[index];
    bool bars = world->params->mechanisms.sanctions && world->params->jurisdictions[law].bans;
    enum status status = STATUS_OK;
    for (uint32_t a = offender->first_account; a < offender->first_account + offender->account_count; a++)
        account_seize(world, a);
    for (int p = 0; p < world->params->platform_count && bars && !status; p++)
        if (world->params->platforms[p].home.index == law)
            status = offender_bar(world, index, p, error);
    return status;
}

static bool identified_today(const struct world *world, uint32_t offender)
{
    for (size_t k = 0; k < world->identified.count; k++)
        if (world->identified.items[k] == offender)
            return true;
    return false;
}

/* One whom two cases reach on the same day is sanctioned, and learns, once. */
static enum status become_known(struct world *world, uint32_t offender, int law, struct error *error)
{
    tally(world, M_OFFENDERS_IDENTIFIED, law, 1);
    world->offenders[offender].identified++;
    enum status status = close_accounts(world, offender, law, error);
    if (status || identified_today(world, offender))
        return status;
    return vec32_push(&world->identified, offender, error);
}

/* The one in place `by` gives the one in place `other` away, with whose reported offences are cleared as usual. */
static enum status expose(struct world *world, struct ring *ring, int by, int other, int law, struct error *error)
{
    uint32_t index = ring->members[other];
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING_EXPOSURE, world->offenders[index].person, (uint32_t)by, (uint32_t)world->day);
    if (ring->known >> other & 1 || !rng_chance(&rng, world->params->rings.exposure))
        return STATUS_OK;
    ring->known |= 1ull << other;
    tally(world, M_RING_MEMBERS_EXPOSED, law, 1);
    event_pair(world, EVENT_EXPOSED, world->offenders[index].person, world->offenders[ring->members[by]].person, law,
               (int32_t)(ring - world->rings) + 1);
    clear_others(world, &world->offenders[index], &rng);
    return become_known(world, index, law, error);
}

/* Identifying one member of a ring exposes each other one, once a ring; who is exposed exposes nobody in turn. The ring
 * is that of the offence, also when it is dissolved; else that of which the offender is a member now. */
static enum status expose_ring(struct world *world, const struct offence *solved, int law, struct error *error)
{
    uint32_t number = solved->ring ? solved->ring : world->offenders[solved->offender].ring;
    if (!number)
        return STATUS_OK;
    struct ring *ring = &world->rings[number - 1];
    int by = ring_place(ring, solved->offender);
    enum status status = STATUS_OK;
    ring->known |= 1ull << by;
    for (int other = 0; other < ring->member_count && !status; other++)
        status = expose(world, ring, by, other, law, error);
    return status;
}

static enum status identify(struct world *world, struct offence *offence, int law, struct error *error)
{
    const struct offender *offender = &world->offenders[offence->offender];
    struct rng rng;
    rng_open(&rng, world->key, RNG_CLEAR_OTHERS, offender->person, offence->attempt, (uint32_t)offence->day);
    detect(world, offence, law);
    event_case(world, EVENT_CASE_SOLVED, offence, law, (int32_t)offender->identified + 1);
    clear_others(world, offender, &rng);
    tally(world, M_CASES_SOLVED, law, 1);
    enum status status = become_known(world, offence->offender, law, error);
    return status ? status : expose_ring(world, offence, law, error);
}

/* The owner of a false credential's identity is found in the registry; one as whom the account acted, in plain sight.
 */
static bool leads_to_innocent(const struct offence *offence, bool looked_up)
{
    bool in_registry = offence->credential == CREDENTIAL_FALSE && !(offence->flags & OFFENCE_ASSUMED);
    return offence->suspect != NOBODY && !(offence->flags & OFFENCE_KNOWN) && (looked_up || !in_registry);
}

static enum status accuse(struct world *world, const struct offence *offence, int law, struct error *error)
{
    tally(world, M_WRONGLY_ACCUSED, law, 1);
    event_case(world, EVENT_WRONG_ACCUSATION, offence, law, 0);
    return vec32_push(&world->accused, offence->suspect, error);
}

/* A trace that leads to an innocent person first ends in accusing that person with some probability, and the case with
 * it. */
static enum status complete(struct world *world, uint32_t index, int law, struct error *error)
{
    struct offence *offence = &world->offences[index];
    struct rng rng;
    rng_open(&rng, world->key, RNG_INVESTIGATION_END, world->offenders[offence->offender].person, offence->attempt,
             (uint32_t)offence->day);
    double luck = rng_uniform(&rng);
    bool misled = rng_chance(&rng, world->params->investigation.wrong_accusation);
    if (offence->detected >= 0) {
        event_case(world, EVENT_CASE_NEEDLESS, offence, law, 0);
        return STATUS_OK;
    }
    bool looked_up = lookup_offence(world, offence);
    if (misled && leads_to_innocent(offence, looked_up))
        return accuse(world, offence, law, error);
    if (luck < trace_identifies(world, offence, looked_up))
        return identify(world, offence, law, error);
    event_case(world, EVENT_CASE_FAILED, offence, law, 0);
    return STATUS_OK;
}

static enum status finish_due(struct world *world, int law, struct error *error)
{
    struct jurisdiction_state *jurisdiction = &world->jurisdictions[law];
    enum status status = STATUS_OK;
    for (size_t k = 0; k < jurisdiction->active_count && !status;) {
        struct investigation *active = &jurisdiction->active[k];
        if (active->ends > world->day) {
            k++;
            continue;
        }
        uint32_t offence = active->offence;
        *active = jurisdiction->active[--jurisdiction->active_count];
        status = complete(world, offence, law, error);
    }
    return status;
}

static enum status begin(struct world *world, int law, uint32_t index, struct error *error)
{
    struct jurisdiction_state *jurisdiction = &world->jurisdictions[law];
    const struct jurisdiction_params *params = &world->params->jurisdictions[law];
    const struct offence *offence = &world->offences[index];
    struct investigation *active = room_for_one(jurisdiction->active, jurisdiction->active_count,
                                                &jurisdiction->active_capacity, sizeof *active, error);
    if (!active)
        return STATUS_INTERNAL;
    jurisdiction->active = active;
    struct rng rng;
    rng_open(&rng, world->key, RNG_INVESTIGATION_START, world->offenders[offence->offender].person, offence->attempt,
             (uint32_t)offence->day);
    double days = gsl_ran_gamma(&rng.gsl, params->duration_shape, params->duration / params->duration_shape);
    struct venue venue = trace_venue(world, offence);
    int32_t needs = (int32_t)lrint(fmin(days, 1e6)) + trace_delay(world->params, &venue);
    active[jurisdiction->active_count++] = (struct investigation){.offence = index, .ends = world->day + needs};
    event_case(world, EVENT_CASE_OPENED, offence, law, needs);
    tally(world, M_CASES_OPENED, law, 1);
    return STATUS_OK;
}

/* So many cases at a time per 100,000 persons, rounded by chance each day; the rest wait, and go cold. */
static enum status take_up(struct world *world, int law, struct error *error)
{
    struct jurisdiction_state *jurisdiction = &world->jurisdictions[law];
    const struct jurisdiction_params *params = &world->params->jurisdictions[law];
    struct rng rng;
    rng_open(&rng, world->key, RNG_INVESTIGATION_CAPACITY, (uint32_t)law, 0, (uint32_t)world->day);
    uint32_t places = rng_round(&rng, params->investigations * jurisdiction->population / 1e5);
    enum status status = STATUS_OK;
    while (jurisdiction->cases.count && !status) {
        const struct offence *first = &world->offences[fifo_first(&jurisdiction->cases)];
        bool cold = world->day - first->day > params->limitation, solved = first->detected >= 0;
        if (!cold && !solved && jurisdiction->active_count >= places)
            break;
        uint32_t index = (uint32_t)fifo_pop(&jurisdiction->cases);
        if (solved)
            event_case(world, EVENT_CASE_NEEDLESS, first, law, 0);
        else if (cold)
            event_case(world, EVENT_CASE_COLD, first, law, world->day - first->day);
        if (cold && !solved)
            tally(world, M_CASES_COLD, law, 1);
        else if (!solved)
            status = begin(world, law, index, error);
    }
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (int law = 0; law < world->params->jurisdiction_count && !status; law++) {
        status = finish_due(world, law, error);
        if (!status)
            status = take_up(world, law, error);
    }
    return status;
}

const struct mechanism investigation_mechanism = {
    .name = "investigation",
    .doc = "police investigate reported offences",
    .switch_offset = MECHANISM_SWITCH(investigation),
    .step = step,
};
