/* investigation.c - police take up cases and identify offenders (ODD, section 10). */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/trace.h"

static void detect(struct world *world, struct offence *offence, int law)
{
    offence->detected = world->day;
    world->jurisdictions[law].cleared[world->day % CLEARANCE_WINDOW]++;
    if (offence->victim != NOBODY)
        tally(world, M_OFFENCES_DETECTED, law, 1);
}

/* Each other reported offence of the same offender is cleared with some probability. */
static void clear_others(struct world *world, const struct offence *solved)
{
    const struct offender *offender = &world->offenders[solved->offender];
    struct rng rng;
    rng_open(&rng, world->key, RNG_CLEAR_OTHERS, offender->person, solved->attempt, (uint32_t)solved->day);
    for (uint32_t i = offender->last_reported; i != NO_OFFENCE; i = world->offences[i].previous_reported) {
        struct offence *other = &world->offences[i];
        if (other->detected >= 0 || !rng_chance(&rng, world->params->investigation.clears_others))
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

/* One whom two cases reach on the same day is sanctioned, and learns, once. */
static enum status note_identified(struct world *world, uint32_t offender, struct error *error)
{
    for (size_t k = 0; k < world->identified.count; k++)
        if (world->identified.items[k] == offender)
            return STATUS_OK;
    return vec32_push(&world->identified, offender, error);
}

static enum status identify(struct world *world, struct offence *offence, int law, struct error *error)
{
    detect(world, offence, law);
    event_case(world, EVENT_CASE_SOLVED, offence, law, (int32_t)world->offenders[offence->offender].identified + 1);
    clear_others(world, offence);
    tally(world, M_CASES_SOLVED, law, 1);
    tally(world, M_OFFENDERS_IDENTIFIED, law, 1);
    world->offenders[offence->offender].identified++;
    enum status status = close_accounts(world, offence->offender, law, error);
    return status ? status : note_identified(world, offence->offender, error);
}

/* A trace that leads to an innocent person first ends in accusing that person with some probability, and the case with
 * it. */
static bool accuses_wrongly(struct world *world, const struct offence *offence, int law, struct rng *rng)
{
    bool wrong = rng_chance(rng, world->params->investigation.wrong_accusation) && offence->suspect != NOBODY &&
                 !(offence->flags & OFFENCE_KNOWN);
    if (wrong)
        tally(world, M_WRONGLY_ACCUSED, law, 1);
    return wrong;
}

static enum status complete(struct world *world, uint32_t index, int law, struct error *error)
{
    struct offence *offence = &world->offences[index];
    struct rng rng;
    rng_open(&rng, world->key, RNG_INVESTIGATION_END, world->offenders[offence->offender].person, offence->attempt,
             (uint32_t)offence->day);
    double luck = rng_uniform(&rng);
    bool solved = offence->detected >= 0, wrong = !solved && accuses_wrongly(world, offence, law, &rng);
    if (!solved && !wrong && luck < trace_identifies(world, offence))
        return identify(world, offence, law, error);
    event_case(world,
               solved  ? EVENT_CASE_NEEDLESS
               : wrong ? EVENT_WRONG_ACCUSATION
                       : EVENT_CASE_FAILED,
               offence, law, 0);
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
    if (jurisdiction->active_count == jurisdiction->active_capacity) {
        size_t capacity = jurisdiction->active_capacity ? 2 * jurisdiction->active_capacity : 16;
        struct investigation *grown = realloc(jurisdiction->active, capacity * sizeof *grown);
        if (!grown)
            return error_set(error, STATUS_INTERNAL, "out of memory");
        jurisdiction->active = grown;
        jurisdiction->active_capacity = capacity;
    }
    struct rng rng;
    rng_open(&rng, world->key, RNG_INVESTIGATION_START, world->offenders[offence->offender].person, offence->attempt,
             (uint32_t)offence->day);
    double days = gsl_ran_gamma(&rng.gsl, params->duration_shape, params->duration / params->duration_shape);
    struct venue venue = trace_venue(world, offence);
    int32_t needs = (int32_t)lrint(fmin(days, 1e6)) + trace_delay(world->params, &venue);
    jurisdiction->active[jurisdiction->active_count++] =
        (struct investigation){.offence = index, .ends = world->day + needs};
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
