/* persons.c - persons and their ordinary accounts (ODD: entities; sections 0 and 2). */
#include "regimesim/model/persons.h"

#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "regimesim/model/events.h"
#include "regimesim/model/exposure.h"
#include "regimesim/model/platforms.h"

/* Enough for a platform that one in a thousand persons uses to be missed once in e^65 times. */
enum { RANDOM_USER_TRIES = 65536, CACHE_LINE = 64 };
/* Drawn by a thread in one go: handing them out costs nothing by comparison. Drawn side by side: a few of the cipher's
 * batches (philox.h). */
enum { PERSONS_AT_ONCE = 4096, TOGETHER = 2 * PHILOX_BLOCKS };

static enum status allocate(struct persons *p, const struct graph *graph, struct error *error)
{
    uint32_t n = p->count = graph->nodes;
    size_t lines = ((size_t)n * sizeof *p->at + CACHE_LINE - 1) / CACHE_LINE;
    p->at = aligned_alloc(CACHE_LINE, lines * CACHE_LINE);
    p->concern = calloc(n, sizeof *p->concern);
    p->offender = malloc(n * sizeof *p->offender);
    if (!p->at || !p->concern || !p->offender)
        return error_set(error, STATUS_INTERNAL, "out of memory for %u persons", n);
    return STATUS_OK;
}

size_t person_bytes(void)
{
    struct persons p;
    return sizeof *p.at + sizeof *p.concern + sizeof *p.offender;
}

void persons_free(struct persons *p)
{
    free(p->at);
    free(p->concern);
    free(p->offender);
    free(p->doxed);
    *p = (struct persons){0};
}

/* Which element of a list of shares a uniform number falls into. */
static int draw_jurisdiction(const struct params *params, double u)
{
    int last = params->jurisdiction_count - 1, k = 0;
    for (; k < last && u >= params->jurisdictions[k].population_share; k++)
        u -= params->jurisdictions[k].population_share;
    return k;
}

/* Each attribute is disclosed with probability d (1 - s c); what is disclosed goes to an audience by the shares. One
 * uniform number serves both: below d (1 - s c) it is uniform again. Without branches, which nobody could predict. */
static uint32_t draw_exposure(const struct params *params, struct rng *rng, double concern)
{
    double p = params->disclosure.disclosed * (1 - params->disclosure.concern_weight * concern);
    double friends = params->disclosure.audience_friends, second = friends + params->disclosure.audience_second;
    uint32_t word = 0;
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        double u = rng_bits(rng) * 0x1p-32, v = u / p;
        uint32_t audience = 1u + (v >= friends) + (v >= second);
        word |= (u < p) * audience << 2 * a;
    }
    return word;
}

/* An instructed person leaves a share of what it would disclose; of the rest nothing changes. */
static uint32_t leave_out(const struct world *world, uint32_t person, uint32_t word)
{
    double literacy = world->params->disclosure.literacy;
    struct rng rng;
    if (literacy == 0)
        return word;
    rng_open(&rng, world->key, RNG_DUTY_ACTIVE, person, 0xFFFFFFu, 0);
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        if (rng_chance(&rng, literacy))
            word &= ~(3u << 2 * a);
    return word;
}

/* Words of the stream of traits that everybody draws before the shapes of the distributions decide. */
enum { TRAIT_WORDS = 3 * RNG_UNIFORM_WORDS, EXPOSURE_WORDS = ATTRIBUTE_COUNT };

static void draw_traits(const struct world *world, uint32_t person, struct rng *rng)
{
    const struct params *params = world->params;
    struct person *record = &world->persons.at[person];
    *record = (struct person){.platform = NO_PLATFORM, .friends = graph_degree(world->graph, person)};
    world->persons.offender[person] = NOBODY;
    record->jurisdiction = (uint8_t)draw_jurisdiction(params, rng_uniform(rng));
    record->traits = rng_chance(rng, params->population.minor_share) ? TRAIT_MINOR : 0;
    record->traits |= rng_chance(rng, params->population.normative_share) ? TRAIT_NORMATIVE : 0;
    world->persons.concern[person] =
        (float)gsl_ran_beta(&rng->gsl, params->population.concern_a, params->population.concern_b);
    record->caution_base = (float)gsl_ran_beta(&rng->gsl, params->population.caution_a, params->population.caution_b);
    record->caution = record->caution_base;
}

/* Open the same stream of each of `count` persons from `first` on, with its first words computed. */
static void open_streams(const struct world *world, struct rng rngs[], enum rng_purpose purpose, uint32_t first,
                         int count, unsigned words)
{
    struct rng *streams[TOGETHER] = {NULL};
    for (int i = 0; i < count; i++) {
        streams[i] = &rngs[i];
        rng_open(streams[i], world->key, purpose, first + (uint32_t)i, 0, 0);
    }
    rng_fill(streams, count, words);
}

static void draw_together(const struct world *world, uint32_t first, int count)
{
    struct rng rngs[TOGETHER];
    open_streams(world, rngs, RNG_PERSON_TRAITS, first, count, TRAIT_WORDS);
    for (int i = 0; i < count; i++)
        draw_traits(world, first + (uint32_t)i, &rngs[i]);
    open_streams(world, rngs, RNG_PERSON_EXPOSURE, first, count, EXPOSURE_WORDS);
    for (int i = 0; i < count; i++) {
        uint32_t person = first + (uint32_t)i;
        uint32_t word = draw_exposure(world->params, &rngs[i], world->persons.concern[person]);
        world->persons.at[person].exposure = leave_out(world, person, word);
    }
}

static void draw_persons(void *context, size_t part)
{
    const struct world *world = context;
    uint64_t first = part * PERSONS_AT_ONCE, end = first + PERSONS_AT_ONCE;
    for (; first < end && first < world->persons.count; first += TOGETHER) {
        uint64_t left = world->persons.count - first;
        draw_together(world, (uint32_t)first, left < TOGETHER ? (int)left : TOGETHER);
    }
}

enum status persons_create(struct world *world, struct error *error)
{
    struct persons *p = &world->persons;
    enum status status = allocate(p, world->graph, error);
    if (status)
        return status;
    crew_do(world->crew, ((size_t)p->count + PERSONS_AT_ONCE - 1) / PERSONS_AT_ONCE, draw_persons, world);
    for (uint32_t i = 0; i < p->count; i++)
        world->jurisdictions[p->at[i].jurisdiction].population++;
    return STATUS_OK;
}

void person_raise_caution(struct world *world, uint32_t person, double amount)
{
    double caution = person_caution(world, person);
    world->persons.at[person].caution = (float)(caution + amount * (1 - caution));
    world->persons.at[person].caution_day = world->day;
}

static void count_account(struct world *world, uint32_t person, int sign)
{
    const struct persons *p = &world->persons;
    struct platform_state *platform = &world->platforms[p->at[person].platform];
    int credential = p->at[person].credential, authentic = person_has(world, person, TRAIT_AUTHENTIC);
    int exposed = sign * exposure_count(p->at[person].exposure, LAYER_STRANGER);
    platform->users[credential][authentic] += (uint32_t)sign;
    if (person_has(world, person, TRAIT_NORMATIVE))
        platform->normative[credential] += (uint32_t)sign;
    if (person_has(world, person, TRAIT_REAL_NAME))
        platform->named[credential] += (uint32_t)sign;
    platform->exposed += exposed;
    if (authentic)
        platform->exposed_authentic += exposed;
}

void person_enter(struct world *world, uint32_t person)
{
    if (world->persons.at[person].platform != NO_PLATFORM && world->persons.at[person].suspended_until <= world->day)
        count_account(world, person, 1);
}

void person_withdraw(struct world *world, uint32_t person)
{
    if (world->persons.at[person].platform != NO_PLATFORM && world->persons.at[person].suspended_until <= world->day)
        count_account(world, person, -1);
}

uint32_t person_public_floor(const struct world *world, uint32_t person, uint32_t word)
{
    static const int in_record[] = {ATTRIBUTE_DEMOGRAPHICS, ATTRIBUTE_RELATIVES, ATTRIBUTE_FINANCES, ATTRIBUTE_HOUSING};
    if (person_has(world, person, TRAIT_LEAKED))
        for (size_t k = 0; k < sizeof in_record / sizeof in_record[0]; k++)
            word = exposure_widen(word, in_record[k], AUDIENCE_EVERYONE);
    if (person_has(world, person, TRAIT_DOXED))
        word |= AUDIENCE_EVERYONE * world->persons.doxed[person];
    if (person_has(world, person, TRAIT_REAL_NAME))
        word = exposure_widen(word, ATTRIBUTE_DEMOGRAPHICS, AUDIENCE_EVERYONE);
    return word;
}

void person_set_exposure(struct world *world, uint32_t person, uint32_t word)
{
    if (world->persons.at[person].exposure == word)
        return;
    person_withdraw(world, person);
    world->persons.at[person].exposure = word;
    person_enter(world, person);
}

enum status person_dox(struct world *world, uint32_t person, uint32_t attributes, struct error *error)
{
    struct persons *p = &world->persons;
    if (!attributes)
        return STATUS_OK;
    if (!p->doxed)
        p->doxed = calloc(p->count, sizeof *p->doxed);
    if (!p->doxed)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    world->doxed_count += !person_has(world, person, TRAIT_DOXED);
    p->at[person].traits |= TRAIT_DOXED;
    p->doxed[person] |= attributes;
    person_set_exposure(world, person, person_public_floor(world, person, p->at[person].exposure));
    return STATUS_OK;
}

enum status person_suspend(struct world *world, uint32_t person, int days, struct error *error)
{
    int32_t until = world->day + days;
    if (days <= 0 || world->persons.at[person].suspended_until >= until ||
        world->persons.at[person].platform == NO_PLATFORM)
        return STATUS_OK;
    bool already = world->persons.at[person].suspended_until > world->day;
    person_withdraw(world, person);
    world->persons.at[person].suspended_until = until;
    event_person(world, EVENT_SUSPENDED, person, world->persons.at[person].platform, days);
    return already ? STATUS_OK : vec32_push(&world->suspended, person, error);
}

bool person_any_user(const struct world *world, int platform, uint32_t except)
{
    bool excluded = except != NOBODY && person_active(world, except, platform);
    return platform_all_users(&world->platforms[platform]) > (uint32_t)excluded;
}

void person_expect_users(const struct world *world, struct rng *rng)
{
    enum { FEW = 6, MANY = RNG_WORDS - 4 };
    if (rng->ready >= rng->drawn + FEW)
        return;
    rng_fill(&rng, 1, MANY);
    for (uint64_t w = rng->drawn; w < rng->ready; w++)
        __builtin_prefetch(&world->persons.at[(uint64_t)rng->words[w % RNG_WORDS] * world->persons.count >> 32]);
}

uint32_t person_random_user(const struct world *world, struct rng *rng, int platform, uint32_t except)
{
    if (!person_any_user(world, platform, except))
        return NOBODY;
    for (int tries = 0; tries < RANDOM_USER_TRIES; tries++) {
        uint32_t person = rng_below(rng, world->persons.count);
        if (person != except && person_active(world, person, platform))
            return person;
    }
    return NOBODY;
}

bool person_reaches(const struct world *world, uint32_t person, int platform)
{
    return !(world->params->platforms[platform].blocked_in >> world->persons.at[person].jurisdiction & 1u) ||
           person_has(world, person, TRAIT_VPN);
}

int person_other_platform(const struct world *world, struct rng *rng, uint32_t person, int except)
{
    int within[MAX_PLATFORMS], count = 0;
    uint32_t bits = rng_bits(rng);
    for (int p = 0; p < world->params->platform_count; p++)
        if (p != except && person_reaches(world, person, p))
            within[count++] = p;
    return count ? within[bits % (uint32_t)count] : NO_PLATFORM;
}
