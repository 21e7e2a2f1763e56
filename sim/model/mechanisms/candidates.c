/* candidates.c - whom an offender finds, and whom it picks (ODD, section 7). */
#include <math.h>

#include "regimesim/model/attempt.h"
#include "regimesim/model/circle.h"
#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

static const struct candidate nobody = {.person = NOBODY};

/* A type against minors passes over everybody else, and where offenders are spared everybody passes over these. */
static bool is_sought(const struct world *world, uint32_t person, int type)
{
    if (world->params->offending.spares_offenders && world->persons.offender[person] != NOBODY)
        return false;
    return !world->params->offences[type].against_minors || person_has(world, person, TRAIT_MINOR);
}

/* A stranger; with a limited account there is none. */
static struct candidate find_stranger(const struct world *world, uint32_t index, uint32_t self, struct rng *rng)
{
    const struct account *account = &world->accounts[index];
    if (!account_meets_strangers(world, account))
        return nobody;
    return (struct candidate){.person = person_random_user(world, rng, account->platform, self),
                              .layer = LAYER_STRANGER};
}

static struct candidate find_friend(const struct circle *circle, struct rng *rng)
{
    enum circle_tie tie;
    uint32_t person = circle_member(circle, rng, &tie);
    return (struct candidate){.person = person,
                              .layer = LAYER_FRIEND,
                              .friend_trust = tie != TIE_CONTACT,
                              .known = tie == TIE_FRIEND,
                              .assumed = tie == TIE_ASSUMED};
}

/* The layer by the type's reach; layers 1 and 2 are found with probability n / (n + n_half), else strangers. */
static struct candidate find(const struct world *world, const struct circle *circle, uint32_t index, uint32_t self,
                             int type, struct rng *rng)
{
    const struct offence_params *offence = &world->params->offences[type];
    double reach = offence->reach_friend + offence->reach_second + offence->reach_stranger;
    double u = rng_uniform(rng) * reach, half = world->params->infiltration.contacts_half;
    bool found = u < offence->reach_friend + offence->reach_second && circle->size > 0 &&
                 rng_chance(rng, circle->size / (circle->size + half));
    if (!found)
        return find_stranger(world, index, self, rng);
    if (u < offence->reach_friend)
        return find_friend(circle, rng);
    return (struct candidate){.person = circle_second(world, circle, rng), .layer = LAYER_SECOND};
}

/* Friends as others can count them: who shed followers shows no more than the threshold. */
static double visible_friends(const struct world *world, uint32_t person, int platform)
{
    double friends = graph_degree(world->graph, person);
    int threshold = world->params->platforms[platform].prominent_friends;
    return person_has(world, person, TRAIT_PURGED) && threshold > 0 ? fmin(friends, threshold) : friends;
}

/* V · α̂ · (1 + θ log2(1 + friends)): the offender cannot see whether a profile is authentic, only how common that is.
 */
static double attraction(const struct world *world, const struct attempt_setting *setting,
                         const struct candidate *candidate, int platform, int type)
{
    bool badge = world->persons.credential[candidate->person] != CREDENTIAL_UNVERIFIED;
    double friends = visible_friends(world, candidate->person, platform);
    return attempt_leverage(world, candidate->person, candidate->layer, type) * setting->authentic[platform][badge] *
           (1 + world->params->offending.prominence * log2(1 + friends));
}

/* A previous victim, met from where the account stands to it now. */
static struct candidate find_again(const struct world *world, const struct offender *offender, uint32_t index,
                                   struct rng *rng)
{
    const struct account *account = &world->accounts[index];
    const struct past_victim *past = &offender->past[rng_below(rng, offender->past_count)];
    struct candidate candidate = {.person = past->victim, .layer = LAYER_STRANGER};
    if (!person_active(world, past->victim, account->platform))
        return nobody;
    if (past->account == index && past->serial == account->serial && !past->assumed) {
        candidate.layer = (enum layer)past->layer;
        candidate.friend_trust = candidate.known = past->known;
    } else if (account->own_persona && graph_adjacent(world->graph, offender->person, past->victim)) {
        candidate.layer = LAYER_FRIEND;
        candidate.friend_trust = candidate.known = true;
    }
    return candidate.layer == LAYER_STRANGER && !account_meets_strangers(world, account) ? nobody : candidate;
}

/* Without an account: real friends only, seen as a friend sees them. */
static struct candidate pick_offline(const struct world *world, const struct offender *offender, int type,
                                     struct rng *rng)
{
    struct candidate best = nobody;
    double highest = -1;
    uint32_t degree = graph_degree(world->graph, offender->person);
    for (int k = 0; degree && k < world->params->offending.candidates; k++) {
        uint32_t person = graph_friends(world->graph, offender->person)[rng_below(rng, degree)];
        double score = attempt_leverage(world, person, LAYER_FRIEND, type);
        if (world->persons.platform[person] == NO_PLATFORM || score <= highest || !is_sought(world, person, type))
            continue;
        highest = score;
        best = (struct candidate){.person = person, .layer = LAYER_FRIEND, .friend_trust = true, .known = true};
    }
    return best;
}

struct candidate candidate_pick(const struct world *world, const struct attempt_setting *setting,
                                uint32_t offender_index, uint32_t index, int type, struct rng *rng)
{
    const struct offender *offender = &world->offenders[offender_index];
    if (index == NO_ACCOUNT)
        return pick_offline(world, offender, type, rng);
    int platform = world->accounts[index].platform;
    if (rng_chance(rng, world->params->offending.return_share) && offender->past_count) {
        struct candidate again = find_again(world, offender, index, rng);
        if (again.person != NOBODY && is_sought(world, again.person, type))
            return again;
    }
    struct circle circle = circle_of(world, index);
    struct candidate best = nobody;
    double highest = -1;
    for (int k = 0; k < world->params->offending.candidates; k++) {
        struct candidate candidate = find(world, &circle, index, offender->person, type, rng);
        if (candidate.person == NOBODY || candidate.person == offender->person ||
            !person_active(world, candidate.person, platform) || !is_sought(world, candidate.person, type))
            continue;
        double score = attraction(world, setting, &candidate, platform, type);
        if (score > highest) {
            highest = score;
            best = candidate;
        }
    }
    return best;
}
