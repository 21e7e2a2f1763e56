/* credit.h - social credit: the score of a legal identity, and what it brings (ODD, section 12). */
#ifndef REGIMESIM_MODEL_CREDIT_H
#define REGIMESIM_MODEL_CREDIT_H

#include "regimesim/model/event_log.h"
#include "regimesim/model/persons.h"

enum { CREDIT_LOWEST = 350, CREDIT_HIGHEST = 950 };

/* Draw everybody's first score. */
enum status credit_create(struct world *world, struct error *error);

/* The mechanism is on, and the person lives where scores are kept. */
static inline bool credit_applies(const struct world *world, uint32_t person)
{
    return world->credit && world->params->jurisdictions[world->persons.at[person].jurisdiction].social_credit;
}

/* The score today; only where it applies. */
double credit_score(const struct world *world, uint32_t person);
/* How many perks the person enjoys today: 0 where no score applies, and while blacklisted. */
int credit_perks(const struct world *world, uint32_t person);

/* Take points off, for what `why` tells. Below the threshold the person is blacklisted, or the term begins anew.
 * Friends bear credit.contacts of the loss: who falls through the threshold by that is blacklisted too. */
enum status credit_drop(struct world *world, uint32_t person, double points, enum event_kind why, struct error *error);
/* End the terms that do not reach into tomorrow. */
void credit_end_terms(struct world *world);

/* Sums over the residents of a jurisdiction with social credit; 0 persons elsewhere. O(persons). */
struct credit_census {
    double persons, score, perks, listed;
};
struct credit_census credit_census(const struct world *world, int jurisdiction);

#endif
