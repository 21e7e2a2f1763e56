/* sign_up.c - how an ordinary person answers a platform's rule (ODD, section 1). */
#include "regimesim/model/sign_up.h"

#include <math.h>

#include "regimesim/model/events.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/registration.h"

/* A person's luck in registration: the same under every regime, so that regimes are compared on the same persons. */
struct luck {
    double tier, complies, buys, moves, authentic, display, first;
    struct rng rng; /* for what is rarely drawn after these */
};

enum { LUCK_WORDS = 7 * RNG_UNIFORM_WORDS };

static void open_luck(struct luck *luck, const struct world *world, uint32_t person)
{
    rng_open(&luck->rng, world->key, RNG_PERSON_REGISTRATION, person, 0, 0);
}

static void read_luck(struct luck *luck)
{
    luck->tier = rng_uniform(&luck->rng);
    luck->complies = rng_uniform(&luck->rng);
    luck->buys = rng_uniform(&luck->rng);
    luck->moves = rng_uniform(&luck->rng);
    luck->authentic = rng_uniform(&luck->rng);
    luck->display = rng_uniform(&luck->rng);
    luck->first = rng_uniform(&luck->rng);
}

static void draw_luck(struct luck *luck, const struct world *world, uint32_t person)
{
    open_luck(luck, world, person);
    read_luck(luck);
}

/* P(comply) = 1 − c (r + (1 − r) W) */
static bool complies(const struct world *world, uint32_t person, double luck)
{
    double r = world->params->registration.resistance;
    return luck < 1 - world->persons.concern[person] * (r + (1 - r) * world->awareness);
}

enum decision { DECISION_UNVERIFIED, DECISION_OWN, DECISION_FALSE, DECISION_GO };

/* P(refuses the fee) = 1 − exp(−weight · fee), for a newcomer without an own credential. A person's luck with fees is
 * one, so who refuses a fee refuses every higher one. */
static bool refuses_fee(const struct world *world, uint32_t person, int platform, enum decision decision)
{
    double fee = registration_fee(world, platform);
    bool pays = decision == DECISION_UNVERIFIED || decision == DECISION_FALSE;
    if (fee == 0 || !pays || world->persons.at[person].platform == platform)
        return false;
    struct rng rng;
    rng_open(&rng, world->key, RNG_FEE, person, 0, 0);
    return rng_chance(&rng, -expm1(-world->params->registration.fee_weight * fee));
}

/* One who refuses may try a bought false credential, once: it passes with probability 1 − q. */
static enum decision decide(const struct world *world, uint32_t person, int platform, const struct luck *luck)
{
    const struct params *params = world->params;
    double passes = params->registration.buys_false * (1 - params->platforms[platform].strength);
    if (world->markets[GOOD_CREDENTIALS].unsold)
        passes = 0;
    switch (world->platforms[platform].verification) {
    case VERIFICATION_OPTIONAL: /* P(verify) = u (1 − c) */
        return luck->complies < params->registration.uptake * (1 - world->persons.concern[person])
                   ? DECISION_OWN
                   : DECISION_UNVERIFIED;
    case VERIFICATION_TIERED:
        return luck->tier < params->registration.tier_demand && complies(world, person, luck->complies)
                   ? DECISION_OWN
                   : DECISION_UNVERIFIED;
    case VERIFICATION_MANDATORY:
        if (complies(world, person, luck->complies))
            return DECISION_OWN;
        return luck->buys < passes ? DECISION_FALSE : DECISION_GO;
    default: return DECISION_UNVERIFIED;
    }
}

/* Somewhat above the threshold T, up to T (1 + margin), a share sheds followers to stay below and keep the name back:
 * bunching. In vain where every name is shown. */
static bool sheds_followers(const struct world *world, uint32_t person, int platform)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    double share = world->params->registration.purge_share, margin = world->params->registration.purge_margin;
    uint32_t friends = graph_degree(world->graph, person), threshold = (uint32_t)rule->prominent_friends;
    if (share == 0 || !world->platforms[platform].in_force || threshold == 0 || rule->front_stage == FRONT_REAL ||
        friends <= threshold || friends > threshold * (1 + margin))
        return false;
    struct rng rng;
    rng_open(&rng, world->key, RNG_FEE, person, 1, 0);
    return rng_chance(&rng, share);
}

/* Decided anew under each rule; counted where the person did not stay below before (`stays`: on the same platform). */
static void shed_followers(struct world *world, uint32_t person, int platform, bool stays)
{
    uint16_t *traits = &world->persons.at[person].traits;
    bool before = stays && *traits & TRAIT_PURGED;
    *traits &= (uint16_t)~TRAIT_PURGED;
    if (!sheds_followers(world, person, platform))
        return;
    *traits |= TRAIT_PURGED;
    if (before)
        return;
    tally(world, M_PURGED, platform, 1);
    event_person(world, EVENT_FOLLOWERS_SHED, person, platform, 0);
}

static bool shows_real_name(const struct world *world, uint32_t person, int platform, double luck)
{
    const struct platform_params *rule = &world->params->platforms[platform];
    if (!world->platforms[platform].in_force || person_has(world, person, TRAIT_PURGED))
        return false;
    if (rule->prominent_friends && graph_degree(world->graph, person) > (uint32_t)rule->prominent_friends)
        return true;
    return rule->front_stage == FRONT_REAL ||
           (rule->front_stage == FRONT_VOLUNTARY && luck < world->params->registration.display_share);
}

/* Set up the ordinary account. A shown real name is personal data that everyone sees: demographics. */
static void set_up(struct world *world, uint32_t person, int platform, enum credential credential,
                   const struct luck *luck)
{
    struct persons *p = &world->persons;
    double authentic[] = {[CREDENTIAL_UNVERIFIED] = world->params->registration.authentic_unverified,
                          [CREDENTIAL_OWN] = world->params->registration.authentic_verified,
                          [CREDENTIAL_FALSE] = 0};
    bool answers = p->at[person].platform == platform;
    person_withdraw(world, person);
    p->at[person].platform = (uint8_t)platform;
    p->at[person].credential = (uint8_t)credential;
    p->at[person].traits &= (uint16_t) ~(TRAIT_AUTHENTIC | TRAIT_REAL_NAME);
    if (luck->authentic < authentic[credential])
        p->at[person].traits |= TRAIT_AUTHENTIC;
    shed_followers(world, person, platform, answers);
    if (shows_real_name(world, person, platform, luck->display))
        p->at[person].traits |= TRAIT_REAL_NAME;
    p->at[person].exposure = person_public_floor(world, person, p->at[person].exposure);
    person_enter(world, person);
    event_person(world,
                 !answers                              ? EVENT_SIGNED_UP
                 : credential == CREDENTIAL_UNVERIFIED ? EVENT_STAYED_UNVERIFIED
                                                       : EVENT_VERIFIED,
                 person, platform, exposure_count(p->at[person].exposure, LAYER_STRANGER));
}

static void leave(struct world *world, uint32_t person, int platform)
{
    event_person(world, EVENT_LEFT, person, platform, 0);
    person_withdraw(world, person);
    world->persons.at[person].platform = NO_PLATFORM;
    tally(world, M_LEFT, 0, 1);
}

static void register_person(struct world *world, uint32_t person, int platform, struct luck *luck, bool may_move);

/* To one other platform within reach, with the probability of a mover, if its rule is accepted; else nowhere. */
static void go_elsewhere(struct world *world, uint32_t person, int from, struct luck *luck, bool may_move)
{
    int other = may_move && luck->moves < world->params->registration.moves
                    ? person_other_platform(world, &luck->rng, person, from)
                    : NO_PLATFORM;
    if (other == NO_PLATFORM) {
        leave(world, person, from);
        return;
    }
    register_person(world, person, other, luck, false);
    if (world->persons.at[person].platform != other)
        return;
    tally(world, M_MOVED, 0, 1);
    event_person(world, EVENT_MOVED, person, other, from);
}

/* Register on `platform`; who refuses its rule or its fee tries one other platform, and leaves if that fails too. */
static void register_person(struct world *world, uint32_t person, int platform, struct luck *luck, bool may_move)
{
    static const enum credential credential_of[] = {CREDENTIAL_UNVERIFIED, CREDENTIAL_OWN, CREDENTIAL_FALSE};
    enum decision decision = decide(world, person, platform, luck);
    bool excluded = refuses_fee(world, person, platform, decision);
    tally(world, M_EXCLUDED_BY_FEE, platform, excluded);
    if (decision != DECISION_GO && !excluded) {
        set_up(world, person, platform, credential_of[decision], luck);
        return;
    }
    event_person(world, excluded ? EVENT_FEE_REFUSED : EVENT_RULE_REFUSED, person, platform, 0);
    go_elsewhere(world, person, platform, luck, may_move);
}

/* Day 0: spread over the platforms by user_share, among those within reach. */
static int first_platform(const struct world *world, uint32_t person, double u)
{
    double shares = 0;
    int chosen = NO_PLATFORM;
    for (int p = 0; p < world->params->platform_count; p++)
        shares += person_reaches(world, person, p) ? world->params->platforms[p].user_share : 0;
    u *= shares;
    for (int p = 0; p < world->params->platform_count; p++) {
        double share = person_reaches(world, person, p) ? world->params->platforms[p].user_share : 0;
        if (share > 0)
            chosen = p;
        if (u < share)
            return p;
        u -= share;
    }
    return chosen;
}

static void sign_up_first(struct world *world, uint32_t person, struct luck *luck)
{
    read_luck(luck);
    event_person(world, EVENT_BEGINS, person, world->persons.at[person].jurisdiction,
                 (int32_t)graph_degree(world->graph, person));
    int platform = first_platform(world, person, luck->first);
    if (platform != NO_PLATFORM)
        register_person(world, person, platform, luck, true);
}

/* Their random numbers are computed side by side. */
void sign_up_all(struct world *world)
{
    enum { TOGETHER = PHILOX_BLOCKS };
    struct luck lucks[TOGETHER];
    struct rng *streams[TOGETHER];
    for (uint32_t first = 0, count; first < world->persons.count; first += count) {
        count = world->persons.count - first < TOGETHER ? world->persons.count - first : TOGETHER;
        for (uint32_t i = 0; i < count; i++) {
            open_luck(&lucks[i], world, first + i);
            streams[i] = &lucks[i].rng;
        }
        rng_fill(streams, (int)count, LUCK_WORDS);
        for (uint32_t i = 0; i < count; i++)
            sign_up_first(world, first + i, &lucks[i]);
    }
}

/* The account stays; the name comes on show, or off it. What was public stays known. */
static void show_name(struct world *world, uint32_t person, int platform, const struct luck *luck)
{
    struct persons *p = &world->persons;
    bool shown = person_has(world, person, TRAIT_REAL_NAME);
    person_withdraw(world, person);
    p->at[person].traits &= (uint16_t)~TRAIT_REAL_NAME;
    shed_followers(world, person, platform, true);
    if (shows_real_name(world, person, platform, luck->display))
        p->at[person].traits |= TRAIT_REAL_NAME;
    p->at[person].exposure = person_public_floor(world, person, p->at[person].exposure);
    person_enter(world, person);
    if (shown != person_has(world, person, TRAIT_REAL_NAME))
        event_person(world, shown ? EVENT_NAME_TAKEN_OFF : EVENT_NAME_SHOWN, person, platform, 0);
}

void sign_up_again(struct world *world, uint32_t person, int platform)
{
    struct luck luck;
    draw_luck(&luck, world, person);
    if (world->persons.at[person].credential != CREDENTIAL_UNVERIFIED)
        show_name(world, person, platform, &luck);
    else
        register_person(world, person, platform, &luck, true);
}

void sign_up_on(struct world *world, uint32_t person, int platform)
{
    struct luck luck;
    draw_luck(&luck, world, person);
    register_person(world, person, platform, &luck, false);
}

void sign_up_elsewhere(struct world *world, uint32_t person)
{
    struct luck luck;
    draw_luck(&luck, world, person);
    go_elsewhere(world, person, world->persons.at[person].platform, &luck, true);
}

bool sign_up_accepts(const struct world *world, uint32_t person, int platform)
{
    struct luck luck;
    draw_luck(&luck, world, person);
    enum decision decision = decide(world, person, platform, &luck);
    return decision != DECISION_GO && !refuses_fee(world, person, platform, decision);
}
