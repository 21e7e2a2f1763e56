/* ring_attack.c - publication, harassment, pile-on and false reports by a doxing ring (ODD, section 7).
 *
 * Offences of a ring are numbered from RING_ATTEMPTS within their offender's day: the publication first, then the
 * harassment. The streams of a member's day in a ring are 0 (unlawful access), 1 (how often it harasses), and these
 * numbers. */
#include <gsl/gsl_randist.h>

#include "regimesim/model/events.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/report.h"
#include "regimesim/model/rings.h"
#include "regimesim/model/victimisation.h"

enum { ATTEMPTS_MAX = UINT16_MAX - RING_ATTEMPTS };

/* A random account of the member from which the target can be approached: one that is limited by a rule, or in the
 * persona of a blacklisted holder, approaches no strangers. */
static uint32_t draw_account(const struct world *world, const struct offender *member, uint32_t target,
                             struct candidate *view, struct rng *rng)
{
    uint32_t chosen = NO_ACCOUNT, count = 0;
    for (uint32_t a = member->first_account; a < member->first_account + member->account_count; a++) {
        struct candidate candidate = ring_view(world, a, target);
        if (candidate.person == NOBODY ||
            (candidate.layer == LAYER_STRANGER && !account_meets_strangers(world, &world->accounts[a])))
            continue;
        if (rng_below(rng, ++count) > 0) /* each of the accounts so far with the same probability */
            continue;
        chosen = a;
        *view = candidate;
    }
    return chosen;
}

static struct attempt attempt_on(const struct world *world, uint32_t index, int place, uint32_t account,
                                 const struct candidate *view, int type, int number)
{
    uint32_t member = world->rings[index].members[place];
    return (struct attempt){.offender = member,
                            .account = account,
                            .person = world->offenders[member].person,
                            .victim = view->person,
                            .success = 1,
                            .ring = index + 1,
                            .number = (uint16_t)number,
                            .type = (uint8_t)type,
                            .layer = (uint8_t)view->layer,
                            .known = view->known,
                            .assumed = view->assumed};
}

/* The published attributes count against every member. */
static void add_quantity(struct world *world, uint32_t index)
{
    const struct ring *ring = &world->rings[index];
    for (int k = 0; k < ring->member_count; k++)
        if (world->offenders[ring->members[k]].ring == index + 1)
            world->offenders[ring->members[k]].quantity += (uint32_t)__builtin_popcount(ring->pooled);
}

/* Leaders come first, one of them drawn as the first of all; then the others in the order in which they joined. */
static int place_of(const struct world *world, uint32_t index, int turn)
{
    const struct ring *ring = &world->rings[index];
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING, index, 3, (uint32_t)world->day);
    uint32_t start = rng_below(&rng, ring->leader_count);
    return turn < ring->leader_count ? (int)((start + (uint32_t)turn) % ring->leader_count) : turn;
}

/* The offence that was committed last. Two bits an attribute become one. */
static void tell_published(const struct world *world, uint32_t index)
{
    const struct ring *ring = &world->rings[index];
    int32_t set = 0;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        set |= (int32_t)(ring->pooled >> 2 * a & 1) << a;
    event_case(world, EVENT_RING_PUBLISHED, &world->offences[world->offence_count - 1], ring->platform,
               (int32_t)index + 1);
    event_person(world, EVENT_DOXED, ring->target, ring->platform, set);
}

enum status ring_publish(struct world *world, uint32_t index, bool *done, struct error *error)
{
    struct ring *ring = &world->rings[index];
    struct candidate view = {.person = NOBODY};
    *done = false;
    for (int turn = 0; turn < ring->member_count && !*done; turn++) {
        int k = place_of(world, index, turn);
        const struct offender *member = &world->offenders[ring->members[k]];
        struct rng rng;
        rng_open(&rng, world->key, RNG_RING_MEMBER, member->person, RING_ATTEMPTS, (uint32_t)world->day);
        uint32_t account =
            ring_member_acts(world, index, k) ? draw_account(world, member, ring->target, &view, &rng) : NO_ACCOUNT;
        if (account == NO_ACCOUNT)
            continue;
        *done = true;
        add_quantity(world, index);
        tally(world, M_ATTEMPTS, ring->platform, 1);
        tally(world, M_RING_PUBLICATIONS, ring->platform, 1);
        struct attempt attempt =
            attempt_on(world, index, k, account, &view, world->params->rings.publishes.index, RING_ATTEMPTS);
        enum status status = person_dox(world, ring->target, ring->pooled, error);
        if (!status)
            status = victimisation_commit(world, &attempt, &rng, error);
        if (!status)
            tell_published(world, index);
        return status;
    }
    return STATUS_OK;
}

static enum status harass_once(struct world *world, uint32_t index, int place, int number, struct error *error)
{
    const struct ring *ring = &world->rings[index];
    const struct offender *member = &world->offenders[ring->members[place]];
    int type = world->params->rings.harasses.index;
    struct candidate view;
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING_MEMBER, member->person, (uint32_t)number, (uint32_t)world->day);
    uint32_t account = draw_account(world, member, ring->target, &view, &rng);
    if (account == NO_ACCOUNT)
        return STATUS_OK;
    tally(world, M_ATTEMPTS, ring->platform, 1);
    struct attempt attempt = attempt_on(world, index, place, account, &view, type, number);
    if (!rng_chance(&rng, attempt_success(world, account, &view, type))) {
        event_attempt(world, &attempt);
        return STATUS_OK;
    }
    tally(world, M_RING_HARASSMENT, ring->platform, 1);
    return victimisation_commit(world, &attempt, &rng, error);
}

static enum status harass(struct world *world, uint32_t index, int place, struct error *error)
{
    const struct ring *ring = &world->rings[index];
    enum status status = STATUS_OK;
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING_MEMBER, world->offenders[ring->members[place]].person, 1, (uint32_t)world->day);
    unsigned count = gsl_ran_poisson(&rng.gsl, world->params->rings.harassment);
    for (unsigned n = 1; n <= count && n < ATTEMPTS_MAX && !status; n++)
        status = harass_once(world, index, place, RING_ATTEMPTS + (int)n, error);
    return status;
}

/* One joins in with probability (1 + δ_d (1 − ρ)(1 − stake)) / (1 + δ_d), with ρ = stake = 0 for normative aggressors:
 * restrained as in incivility. */
static bool joins_in(const struct world *world, uint32_t person, int platform, struct rng *rng)
{
    enum credential credential = (enum credential)world->persons.at[person].credential;
    double unrestrained = 1 + world->params->offending.disinhibition;
    double rho = credential_traceability(world, platform, credential);
    uint32_t offender = world->persons.offender[person];
    bool ordinary = offender == NOBODY || !world->offenders[offender].motivated;
    double weight = person_has(world, person, TRAIT_NORMATIVE)
                        ? unrestrained
                        : credential_disinhibition(world, platform, credential, rho);
    return rng_chance(rng, weight / unrestrained) && ordinary;
}

static void count_insult(struct world *world, int platform)
{
    tally(world, M_PILE_ON, platform, 1);
    tally(world, M_INCIVILITY, platform, 1);
    for (int o = 0; o < world->params->offence_count; o++)
        if (world->params->offences[o].kind == OFFENCE_INCIVILITY)
            tally(world, M_OFFENCES, o, 1);
}

static enum status pile_on(struct world *world, uint32_t index, struct rng *rng, struct error *error)
{
    const struct ring *ring = &world->rings[index];
    enum status status = STATUS_OK;
    for (unsigned n = gsl_ran_poisson(&rng->gsl, world->params->rings.bystanders); n > 0 && !status; n--) {
        uint32_t person = person_random_user(world, rng, ring->platform, ring->target);
        if (person == NOBODY || !joins_in(world, person, ring->platform, rng))
            continue;
        count_insult(world, ring->platform);
        event_pair(world, EVENT_PILED_ON, person, ring->target, ring->platform, (int32_t)index + 1);
        status = vec32_push(&world->insulters, person, error);
    }
    return status;
}

static enum status report_falsely(struct world *world, uint32_t index, struct rng *rng, struct error *error)
{
    const struct ring *ring = &world->rings[index];
    enum status status = STATUS_OK;
    for (unsigned n = gsl_ran_poisson(&rng->gsl, world->params->rings.malicious_reports); n > 0 && !status; n--) {
        tally(world, M_RING_REPORTS, ring->platform, 1);
        event_person(world, EVENT_REPORTED_BY_RING, ring->target, ring->platform, (int32_t)index + 1);
        status = report_person(world, ring->target, false, error);
    }
    return status;
}

enum status ring_attack(struct world *world, uint32_t index, struct error *error)
{
    const struct ring *ring = &world->rings[index];
    if (!person_active(world, ring->target, ring->platform))
        return STATUS_OK;
    enum status status = STATUS_OK;
    for (int k = 0; k < ring->member_count && !status; k++)
        if (ring_member_acts(world, index, k))
            status = harass(world, index, k, error);
    struct rng rng;
    rng_open(&rng, world->key, RNG_RING, index, 1, (uint32_t)world->day);
    if (!status)
        status = pile_on(world, index, &rng, error);
    rng_open(&rng, world->key, RNG_RING, index, 2, (uint32_t)world->day);
    return status || !world->params->mechanisms.reporting ? status : report_falsely(world, index, &rng, error);
}
