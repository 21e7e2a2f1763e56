/* credit.c - scores of legal identities and the blacklist that goes with them (ODD, section 12).
 *
 * A score is kept as its value on the day of the last drop: nothing is done for a person to whom nothing happens. */
#include "regimesim/model/credit.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "regimesim/model/events.h"

static double clamp(double score)
{
    return fmin(CREDIT_HIGHEST, fmax(CREDIT_LOWEST, score));
}

enum status credit_create(struct world *world, struct error *error)
{
    world->credit = malloc(world->persons.count * sizeof *world->credit);
    if (!world->credit)
        return error_set(error, STATUS_INTERNAL, "out of memory for %u persons", world->persons.count);
    for (uint32_t i = 0; i < world->persons.count; i++) {
        struct rng rng;
        rng_open(&rng, world->key, RNG_CREDIT_SCORE, i, 0, 0);
        double deviation = gsl_ran_gaussian(&rng.gsl, world->params->credit.initial_sd);
        world->credit[i] = (struct credit_record){.score = (float)clamp(world->params->credit.initial_mean + deviation),
                                                  .day = world->day};
    }
    return STATUS_OK;
}

/* s(t) = 950 − (950 − s(t_0)) · exp(−r (t − t_0)); the exponential is the share of the gap that is left. */
static double gap_left(const struct world *world, int32_t since)
{
    return exp(-world->params->credit.recovery * (world->day - since));
}

static double score_of(const struct credit_record *record, double left)
{
    return CREDIT_HIGHEST - (CREDIT_HIGHEST - record->score) * left;
}

double credit_score(const struct world *world, uint32_t person)
{
    const struct credit_record *record = &world->credit[person];
    return score_of(record, gap_left(world, record->day));
}

static int perks_of(const struct world *world, uint32_t person, double score)
{
    const struct params *params = world->params;
    if (person_has(world, person, TRAIT_BLACKLISTED))
        return 0;
    return (score >= params->credit.perk_1) + (score >= params->credit.perk_2) + (score >= params->credit.perk_3);
}

int credit_perks(const struct world *world, uint32_t person)
{
    return credit_applies(world, person) ? perks_of(world, person, credit_score(world, person)) : 0;
}

/* Nothing is shown to everyone any more but what cannot be taken back. */
static enum status blacklist(struct world *world, uint32_t person, int days, struct error *error)
{
    struct credit_record *record = &world->credit[person];
    if (days <= 0)
        return STATUS_OK;
    record->listed_until = world->day + days;
    bool renewed = person_has(world, person, TRAIT_BLACKLISTED);
    event_person(world, renewed ? EVENT_BLACKLIST_RENEWED : EVENT_BLACKLISTED_BY_SCORE, person,
                 world->persons.at[person].jurisdiction, days);
    if (renewed)
        return STATUS_OK;
    enum status status = vec32_push(&world->credit_listed, person, error);
    if (status)
        return status;
    world->persons.at[person].traits |= TRAIT_BLACKLISTED;
    uint32_t hidden = exposure_hide_from_strangers(world->persons.at[person].exposure);
    person_set_exposure(world, person, person_public_floor(world, person, hidden));
    return STATUS_OK;
}

/* From today on; returns the new score. */
static double take(struct world *world, uint32_t person, double before, double points)
{
    double score = clamp(before - points);
    world->credit[person].score = (float)score;
    world->credit[person].day = world->day;
    return score;
}

static enum status blacklist_for_score(struct world *world, uint32_t person, struct error *error)
{
    int home = world->persons.at[person].jurisdiction;
    return blacklist(world, person, world->params->jurisdictions[home].blacklist_days, error);
}

/* s_j := s_j − points / n_j, of a friend j. Only falling through the threshold lists: this is no drop of the friend's
 * own, so it renews no term, and who stayed below after a term is not listed again for it. */
static enum status take_of_friend(struct world *world, uint32_t friend, double points, struct error *error)
{
    double before = credit_score(world, friend), below = world->params->credit.blacklist_below;
    double after = take(world, friend, before, points / world->persons.at[friend].friends);
    if (before < below || after >= below || person_has(world, friend, TRAIT_BLACKLISTED))
        return STATUS_OK;
    return blacklist_for_score(world, friend, error);
}

/* Each friend in the same system bears a share of w · lost. What friends lose so is not handed on. */
static enum status share_with_friends(struct world *world, uint32_t person, double lost, struct error *error)
{
    const struct person *persons = world->persons.at;
    const uint32_t *friends = graph_friends(world->graph, person);
    double points = world->params->credit.contacts * lost;
    enum status status = STATUS_OK;
    if (points <= 0)
        return STATUS_OK;
    for (uint32_t k = 0; k < persons[person].friends && !status; k++)
        if (persons[friends[k]].jurisdiction == persons[person].jurisdiction)
            status = take_of_friend(world, friends[k], points, error);
    return status;
}

enum status credit_drop(struct world *world, uint32_t person, double points, enum event_kind why, struct error *error)
{
    int home = world->persons.at[person].jurisdiction;
    double before = credit_score(world, person), score = take(world, person, before, points);
    enum status status = STATUS_OK;
    tally(world, M_CREDIT_DROPS, home, 1);
    event_person(world, why, person, home, (int32_t)lround(score));
    if (score < world->params->credit.blacklist_below)
        status = blacklist_for_score(world, person, error);
    return status ? status : share_with_friends(world, person, before - score, error);
}

/* Backwards: removing moves the last one into the freed place. */
void credit_end_terms(struct world *world)
{
    for (size_t k = world->credit_listed.count; k-- > 0;) {
        uint32_t person = world->credit_listed.items[k];
        if (world->credit[person].listed_until > world->day + 1)
            continue;
        world->persons.at[person].traits &= (uint16_t)~TRAIT_BLACKLISTED;
        vec32_remove(&world->credit_listed, k);
        event_person(world, EVENT_BLACKLIST_OVER, person, world->persons.at[person].jurisdiction, 0);
    }
}

/* Most persons never had a drop: the share left is computed anew only where the day differs from the last person's. */
struct credit_census credit_census(const struct world *world, int jurisdiction)
{
    struct credit_census census = {0};
    int32_t since = world->day;
    double left = 1;
    if (!world->credit || !world->params->jurisdictions[jurisdiction].social_credit)
        return census;
    for (uint32_t i = 0; i < world->persons.count; i++) {
        if (world->persons.at[i].jurisdiction != jurisdiction)
            continue;
        if (world->credit[i].day != since) {
            since = world->credit[i].day;
            left = gap_left(world, since);
        }
        double score = score_of(&world->credit[i], left);
        census.persons++;
        census.score += score;
        census.perks += perks_of(world, i, score);
        census.listed += person_has(world, i, TRAIT_BLACKLISTED);
    }
    return census;
}
