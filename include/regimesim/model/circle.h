/* circle.h - whom an operating account has around it: layer 1, and through it layer 2.
 *
 * Layer 1 = contacts won by infiltration, the holder's real friends when the account is in the own persona, and the
 * friends of the person it acts as. */
#ifndef REGIMESIM_MODEL_CIRCLE_H
#define REGIMESIM_MODEL_CIRCLE_H

#include "regimesim/model/world.h"

struct circle {
    uint32_t account, self; /* whose it is, and who holds the account */
    uint8_t platform;
    bool meets_strangers;
    const uint32_t *contacts, *friends, *assumed;
    uint32_t contact_count, friend_count, assumed_count;
    uint32_t size; /* of layer 1, counted with repetition */
};

enum circle_tie { TIE_CONTACT, TIE_FRIEND, TIE_ASSUMED };

struct circle circle_of(const struct world *world, uint32_t account);

/* Where the id of a random member of layer 1 stands, and how it is tied; size must be > 0. */
static inline const uint32_t *circle_place(const struct circle *circle, struct rng *rng, enum circle_tie *tie)
{
    uint32_t k = rng_below(rng, circle->size);
    *tie = TIE_CONTACT;
    if (k < circle->contact_count)
        return circle->contacts + k;
    k -= circle->contact_count;
    *tie = TIE_FRIEND;
    if (k < circle->friend_count)
        return circle->friends + k;
    *tie = TIE_ASSUMED;
    return circle->assumed + (k - circle->friend_count);
}

#endif
