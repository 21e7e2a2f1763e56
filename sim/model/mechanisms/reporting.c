/* reporting.c - victims, bystanders and the platform itself report; malice reports the harmless (ODD, section 8). */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/platforms.h"
#include "regimesim/model/report.h"

enum status report_account(struct world *world, uint32_t index, struct error *error)
{
    struct account *account = &world->accounts[index];
    tally(world, M_REPORTS, account->platform, 1);
    if (account->reported)
        return STATUS_OK;
    account->reported = true;
    return fifo_push(&world->platforms[account->platform].reports, report_pack_account(index, account->serial), error);
}

enum status report_person(struct world *world, uint32_t person, bool is_true, struct error *error)
{
    int platform = world->persons.at[person].platform;
    bool waits = person_has(world, person, TRAIT_REPORTED);
    tally(world, is_true ? M_REPORTS : M_REPORTS_MALICIOUS, platform, 1);
    world->persons.at[person].traits |= (uint16_t)(TRAIT_REPORTED | (is_true ? TRAIT_REPORT_TRUE : 0));
    return waits ? STATUS_OK : fifo_push(&world->platforms[platform].reports, report_pack_person(person), error);
}

/* The police of the victim's jurisdiction, or of the platform's home where there is no victim, get a case. */
static enum status report_to_police(struct world *world, uint32_t index, struct error *error)
{
    struct offence *offence = &world->offences[index];
    struct offender *offender = &world->offenders[offence->offender];
    int law = offence->victim != NOBODY ? world->persons.at[offence->victim].jurisdiction
                                        : world->params->platforms[offence->platform].home.index;
    struct jurisdiction_state *jurisdiction = &world->jurisdictions[law];
    offence->flags |= OFFENCE_REPORTED_POLICE;
    offence->previous_reported = offender->last_reported;
    offender->last_reported = index;
    jurisdiction->reported[world->day % CLEARANCE_WINDOW]++;
    tally(world, M_POLICE_REPORTS, law, 1);
    tally(world, M_POLICE_REPORTS_ABROAD, law, world->persons.at[offender->person].jurisdiction != law);
    tally(world, M_OFFENCES_REPORTED, offence->type, 1);
    event_case(world, EVENT_REPORTED_TO_POLICE, offence, law, (int32_t)jurisdiction->cases.count);
    return fifo_push(&jurisdiction->cases, index, error);
}

/* Somebody other than the victim reports it to the platform. */
static bool bystander_reports(struct world *world, const struct offence *offence)
{
    double share = world->params->moderation.bystanders;
    if (share == 0 || offence->account == NO_ACCOUNT)
        return false;
    struct rng rng;
    rng_open(&rng, world->key, RNG_WITNESS, world->offenders[offence->offender].person, offence->attempt,
             (uint32_t)world->day);
    bool reports = rng_chance(&rng, share);
    tally(world, M_REPORTS_BYSTANDERS, offence->platform, reports);
    return reports;
}

static enum status report_offence(struct world *world, uint32_t index, struct rng *rng, struct error *error)
{
    struct offence *offence = &world->offences[index];
    const struct offence_params *type = &world->params->offences[offence->type];
    bool platform = rng_chance(rng, type->report_platform), police = rng_chance(rng, type->report_police);
    bool found = rng_chance(rng, type->proactive * (1 - world->params->platforms[offence->platform].encryption));
    bool witnessed = bystander_reports(world, offence);
    enum status status = STATUS_OK;
    if (platform || witnessed)
        offence->flags |= OFFENCE_REPORTED_PLATFORM;
    if ((platform || found) && offence->account != NO_ACCOUNT) {
        event_case(world, platform ? EVENT_REPORTED_TO_PLATFORM : EVENT_FOUND_BY_PLATFORM, offence, offence->platform,
                   0);
        status = report_account(world, offence->account, error);
    }
    if (!status && witnessed) {
        event_case(world, EVENT_REPORTED_BY_BYSTANDER, offence, offence->platform, 0);
        status = report_account(world, offence->account, error);
    }
    if (!status && police)
        status = report_to_police(world, index, error);
    return status;
}

static double incivility_reported(const struct params *params)
{
    for (int o = 0; o < params->offence_count; o++)
        if (params->offences[o].kind == OFFENCE_INCIVILITY)
            return params->offences[o].report_platform;
    return 0;
}

static enum status report_insulters(struct world *world, struct error *error)
{
    double share = incivility_reported(world->params);
    enum status status = STATUS_OK;
    for (size_t k = 0; !status && k < world->insulters.count; k++) {
        struct rng rng;
        rng_open(&rng, world->key, RNG_REPORT, world->insulters.items[k], 0xFFFFFFu, (uint32_t)world->day);
        if (!rng_chance(&rng, share))
            continue;
        uint32_t person = world->insulters.items[k];
        event_person(world, EVENT_INSULT_REPORTED, person, world->persons.at[person].platform, 0);
        status = report_person(world, person, true, error);
    }
    return status;
}

static enum status report_falsely(struct world *world, int platform, struct error *error)
{
    struct rng rng;
    rng_open(&rng, world->key, RNG_MALICIOUS_REPORT, (uint32_t)platform, 0, (uint32_t)world->day);
    double mean = world->params->moderation.malicious_reports * platform_all_users(&world->platforms[platform]);
    enum status status = STATUS_OK;
    for (unsigned n = gsl_ran_poisson(&rng.gsl, mean); n > 0 && !status; n--) {
        uint32_t person = person_random_user(world, &rng, platform, NOBODY);
        if (person == NOBODY)
            continue;
        event_person(world, EVENT_REPORTED_FALSELY, person, platform, 0);
        status = report_person(world, person, false, error);
    }
    return status;
}

/* The offences first .. end - 1; their random numbers are computed side by side. */
static enum status report_some(struct world *world, uint32_t first, uint32_t end, struct error *error)
{
    struct rng rngs[PHILOX_BLOCKS], *streams[PHILOX_BLOCKS] = {NULL};
    enum status status = STATUS_OK;
    for (uint32_t i = first; i < end; i++) {
        const struct offence *offence = &world->offences[i];
        streams[i - first] = &rngs[i - first];
        rng_open(streams[i - first], world->key, RNG_REPORT, world->offenders[offence->offender].person,
                 offence->attempt, (uint32_t)world->day);
        if (offence->account != NO_ACCOUNT)
            __builtin_prefetch(&world->accounts[offence->account]);
    }
    rng_fill(streams, (int)(end - first), 3 * RNG_UNIFORM_WORDS);
    for (uint32_t i = first; i < end && !status; i++)
        status = report_offence(world, i, streams[i - first], error);
    return status;
}

static enum status step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    for (uint32_t i = world->offences_before_today; i < world->offence_count && !status; i += PHILOX_BLOCKS) {
        uint32_t left = world->offence_count - i;
        status = report_some(world, i, i + (left < PHILOX_BLOCKS ? left : PHILOX_BLOCKS), error);
    }
    if (!status)
        status = report_insulters(world, error);
    for (int p = 0; p < world->params->platform_count && !status; p++)
        status = report_falsely(world, p, error);
    return status;
}

const struct mechanism reporting_mechanism = {
    .name = "reporting",
    .doc = "offences are reported to platform and police, harmless accounts too",
    .switch_offset = MECHANISM_SWITCH(reporting),
    .step = step,
};
