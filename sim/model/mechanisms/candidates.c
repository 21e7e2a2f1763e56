/* candidates.c - whom an offender finds, and whom it picks (ODD, section 7). */
#include <math.h>

#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/volley.h"

/* Words that `look` draws or passes over. */
enum { LOOK_WORDS = 2 * RNG_UNIFORM_WORDS };

static const struct candidate nobody = {.person = NOBODY};

/* A type against minors passes over everybody else, and where offenders are spared everybody passes over these. */
static bool is_sought(const struct world *world, const struct attempt_setting *setting, uint32_t person, int type)
{
    uint32_t traits = world->persons.at[person].traits;
    return !(traits & setting->spared) && (traits & setting->wanted[type]) == setting->wanted[type];
}

/* n / (n + n_half): how likely a circle of n has somebody to offer. */
static double offer(double n, double half)
{
    return half > 0 ? n / (n + half) : 1;
}

/* Where to look, by the type's reach: layers 1 and 2 are found with a probability that grows with the circle, else
 * strangers. Chance decides all of it, so that a processor could only guess at branches: there are none. */
static enum layer draw_layer(const struct world *world, const struct reach *reach, uint32_t size, struct rng *rng)
{
    double u = rng_uniform(rng) * reach->all, luck = rng_peek(rng);
    int layer = LAYER_FRIEND + (u >= reach->friend) + (u >= reach->near);
    bool asked = (layer != LAYER_STRANGER) & (size > 0);
    bool found = asked & (luck < offer(size, world->params->infiltration.contacts_half));
    rng_skip(rng, asked * RNG_UNIFORM_WORDS);
    return (enum layer)(found ? layer : LAYER_STRANGER);
}

/* The same where only one layer has weight, and who is in it is always found: the numbers are passed over. */
static enum layer only_layer(const struct reach *reach, uint32_t size, struct rng *rng)
{
    bool asked = reach->only != LAYER_STRANGER && size > 0;
    rng_skip(rng, RNG_UNIFORM_WORDS + asked * RNG_UNIFORM_WORDS);
    return asked ? reach->only : LAYER_STRANGER;
}

static struct candidate found_by(const struct search *search)
{
    bool friend = search->layer == LAYER_FRIEND;
    return (struct candidate){.person = search->person,
                              .layer = search->layer,
                              .friend_trust = friend && search->tie != TIE_CONTACT,
                              .known = friend && search->tie == TIE_FRIEND,
                              .assumed = friend && search->tie == TIE_ASSUMED};
}

/* Friends as others can count them: who shed followers shows no more than the threshold. */
static double visible_friends(const struct world *world, uint32_t person, int platform)
{
    double friends = world->persons.at[person].friends;
    int threshold = world->params->platforms[platform].prominent_friends;
    return person_has(world, person, TRAIT_PURGED) && threshold > 0 ? fmin(friends, threshold) : friends;
}

/* V · α̂ · (1 + θ log2(1 + friends)): the offender cannot see whether a profile is authentic, only how common that is.
 */
static double attraction(const struct world *world, const struct attempt_setting *setting,
                         const struct candidate *candidate, int platform, int type)
{
    bool badge = world->persons.at[candidate->person].credential != CREDENTIAL_UNVERIFIED;
    double gain =
        attempt_leverage(world, candidate->person, candidate->layer, type) * setting->authentic[platform][badge];
    double friends = gain > 0 ? visible_friends(world, candidate->person, platform) : 0;
    return gain * (1 + world->params->offending.prominence * log2(1 + friends));
}

/* A previous victim, met from where the account stands to it now; person is NOBODY where it cannot be met. */
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
static void pick_offline(const struct world *world, const struct attempt_setting *setting, struct pick *pick)
{
    uint32_t self = pick->stand->person, degree = graph_degree(world->graph, self);
    for (int k = 0; degree && k < world->params->offending.candidates; k++) {
        uint32_t person = graph_friends(world->graph, self)[rng_below(&pick->rng, degree)];
        double score = attempt_leverage(world, person, LAYER_FRIEND, pick->type);
        if (world->persons.at[person].platform == NO_PLATFORM || score <= pick->highest ||
            !is_sought(world, setting, person, pick->type))
            continue;
        pick->highest = score;
        pick->best = (struct candidate){.person = person, .layer = LAYER_FRIEND, .friend_trust = true, .known = true};
    }
}

/* A previous victim, if there is one. */
static bool return_to_victim(const struct world *world, const struct attempt_setting *setting, struct pick *pick)
{
    const struct offender *offender = &world->offenders[pick->stand->offender];
    if (!offender->past_count)
        return false;
    struct candidate again = find_again(world, offender, pick->circle->account, &pick->rng);
    if (again.person == NOBODY || !is_sought(world, setting, again.person, pick->type))
        return false;
    pick->best = again;
    return true;
}

/* A previous victim or, offline, a friend: found without a search. Else false, and the search is prepared. */
static bool pick_directly(const struct world *world, const struct attempt_setting *setting, struct pick *pick)
{
    pick->best.person = NOBODY;
    pick->highest = -1;
    if (!pick->circle) {
        pick_offline(world, setting, pick);
        return true;
    }
    pick->search.circle = pick->circle;
    pick->search.rng = &pick->rng;
    return rng_chance(&pick->rng, world->params->offending.return_share) && return_to_victim(world, setting, pick);
}

/* Keep the candidate if it is the best so far. */
static void compare(const struct world *world, const struct attempt_setting *setting, struct pick *pick)
{
    uint32_t person = pick->search.person;
    int platform = pick->circle->platform;
    if (person == NOBODY || person == pick->stand->person || !person_active(world, person, platform) ||
        !is_sought(world, setting, person, pick->type))
        return;
    struct candidate candidate = found_by(&pick->search);
    double score = setting->alone ? 0 : attraction(world, setting, &candidate, platform, pick->type);
    if (score > pick->highest) {
        pick->highest = score;
        pick->best = candidate;
    }
}

void candidates_begin(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    int open = 0;
    for (int i = 0; i < volley->open; i++) {
        struct pick *pick = volley->searching[i];
        if (pick_directly(world, setting, pick))
            continue;
        volley->searching[open] = pick;
        volley->streams[open++] = &pick->rng;
    }
    volley->open = open;
    volley->candidate = volley->step = 0;
}

/* The next candidates: where to look for each. A limited account meets no strangers. */
static void look(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    search_group_clear(&volley->group);
    if (!setting->looks_plainly)
        rng_fill(volley->streams, volley->open, LOOK_WORDS + SEARCH_WORDS);
    for (int i = 0; i < volley->open; i++) {
        struct pick *pick = volley->searching[i];
        const struct reach *reach = &setting->reach[pick->type];
        const struct circle *circle = pick->circle;
        pick->search.person = NOBODY;
        pick->search.layer = setting->looks_plainly ? only_layer(reach, circle->size, &pick->rng)
                                                    : draw_layer(world, reach, circle->size, &pick->rng);
        if (pick->search.layer != LAYER_STRANGER || circle->meets_strangers)
            search_group_add(&volley->group, &pick->search);
    }
    if (setting->looks_plainly)
        rng_fill(volley->streams, volley->open, SEARCH_WORDS);
}

bool candidates_step(const struct world *world, const struct attempt_setting *setting, struct volley *volley)
{
    if (volley->step == SEARCH_STEPS) {
        search_settle(world, &volley->group);
        for (int i = 0; i < volley->open; i++)
            compare(world, setting, volley->searching[i]);
        volley->step = 0;
        if (++volley->candidate == world->params->offending.candidates)
            return true;
    }
    if (volley->step == 0)
        look(world, setting, volley);
    search_step(world, &volley->group, volley->step++);
    return false;
}
