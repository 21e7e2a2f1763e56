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
    if (world->params->offending.spares_offenders && person_has(world, person, TRAIT_OFFENDER))
        return false;
    return !world->params->offences[type].against_minors || person_has(world, person, TRAIT_MINOR);
}

/* Where to look, by the type's reach: layers 1 and 2 are found with probability n / (n + n_half), else strangers.
 * False: nowhere, as a limited account meets no strangers. */
static bool look(const struct world *world, struct pick *pick)
{
    const struct offence_params *offence = &world->params->offences[pick->type];
    double reach = offence->reach_friend + offence->reach_second + offence->reach_stranger;
    double u = rng_uniform(&pick->rng) * reach, half = world->params->infiltration.contacts_half;
    uint32_t size = pick->circle.size;
    bool found =
        u < offence->reach_friend + offence->reach_second && size > 0 && rng_chance(&pick->rng, size / (size + half));
    pick->search.layer = !found ? LAYER_STRANGER : u < offence->reach_friend ? LAYER_FRIEND : LAYER_SECOND;
    return found || account_meets_strangers(world, &world->accounts[pick->account]);
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
        if (world->persons.at[person].platform == NO_PLATFORM || score <= highest || !is_sought(world, person, type))
            continue;
        highest = score;
        best = (struct candidate){.person = person, .layer = LAYER_FRIEND, .friend_trust = true, .known = true};
    }
    return best;
}

/* A previous victim or, offline, a friend: found without a search. Else false, and the search is prepared. */
static bool pick_directly(const struct world *world, struct pick *pick)
{
    const struct offender *offender = &world->offenders[pick->offender];
    pick->best = nobody;
    pick->highest = -1;
    if (pick->account == NO_ACCOUNT) {
        pick->best = pick_offline(world, offender, pick->type, &pick->rng);
        return true;
    }
    if (rng_chance(&pick->rng, world->params->offending.return_share) && offender->past_count) {
        struct candidate again = find_again(world, offender, pick->account, &pick->rng);
        if (again.person != NOBODY && is_sought(world, again.person, pick->type)) {
            pick->best = again;
            return true;
        }
    }
    pick->circle = circle_of(world, pick->account);
    pick->search = (struct search){.circle = &pick->circle,
                                   .self = offender->person,
                                   .platform = world->accounts[pick->account].platform,
                                   .rng = &pick->rng};
    return false;
}

/* Keep the candidate if it is the best so far. */
static void compare(const struct world *world, const struct attempt_setting *setting, struct pick *pick)
{
    const struct search *search = &pick->search;
    if (search->person == NOBODY || search->person == search->self ||
        !person_active(world, search->person, search->platform) || !is_sought(world, search->person, pick->type))
        return;
    struct candidate candidate = found_by(search);
    bool alone = world->params->offending.candidates == 1;
    double score = alone ? 0 : attraction(world, setting, &candidate, search->platform, pick->type);
    if (score > pick->highest) {
        pick->highest = score;
        pick->best = candidate;
    }
}

void candidates_pick(const struct world *world, const struct attempt_setting *setting, struct pick picks[], int count)
{
    struct pick *searching[SEARCHES];
    struct search *searches[SEARCHES];
    int open = 0;
    for (int i = 0; i < count; i++)
        if (!pick_directly(world, &picks[i]))
            searching[open++] = &picks[i];
    for (int k = 0; k < world->params->offending.candidates; k++) {
        int looking = 0;
        for (int i = 0; i < open; i++)
            if (look(world, searching[i]))
                searches[looking++] = &searching[i]->search;
            else
                searching[i]->search.person = NOBODY;
        search_all(world, searches, looking);
        for (int i = 0; i < open; i++)
            compare(world, setting, searching[i]);
    }
}
