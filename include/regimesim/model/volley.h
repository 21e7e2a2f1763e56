/* volley.h - attempts that are made side by side.
 *
 * An attempt waits for memory at each step of the search for a victim (search.h), and for the cipher that its random
 * numbers come from. Eight in step fill the cipher (philox.h). A few such volleys, each a step behind the one before
 * it, leave what one has asked memory for the time of the others' steps to arrive. */
#ifndef REGIMESIM_MODEL_VOLLEY_H
#define REGIMESIM_MODEL_VOLLEY_H

#include <string.h>

#include "regimesim/model/attempt.h"
#include "regimesim/model/search.h"

enum { VOLLEY = 8 };

/* What the attempts of an offender's day have in common. */
struct stand {
    uint32_t offender, person;
    uint32_t account; /* the one that is open; NO_ACCOUNT: none. Where several are, each attempt draws its own */
    bool several;
    double victimless;    /* probability that an attempt is at a victimless offence */
    struct circle circle; /* of the one account */
};

/* The choice of a victim for a type, by an account (or without one, among real friends). */
struct pick {
    const struct stand *stand;
    const struct circle *circle; /* of the account; NULL without one */
    int type;
    struct rng rng;        /* open, and after what was drawn before the choice */
    struct candidate best; /* the result; person is NOBODY when none was found */
    double highest;
    struct search search;
};

struct volley {
    int count;                       /* attempts */
    struct attempt attempts[VOLLEY]; /* offender and number are given */
    struct pick picks[VOLLEY];       /* the same ones' choices */
    struct stand stands[VOLLEY];     /* of their offenders */
    struct circle circles[VOLLEY];   /* of the accounts of attempts whose offender has several */
    struct pick *searching[VOLLEY];  /* those that are not decided without a search */
    struct rng *streams[VOLLEY];     /* at first of all attempts, then of those */
    int open;
    struct search_group group;     /* the searches for the present candidates */
    uint32_t tried[MAX_PLATFORMS]; /* attempts at offences with a victim, by all volleys that were loaded here */
    int candidate, step;           /* the candidates that all have had; the step of the search that comes next */
};

/* A volley without attempts. */
static inline void volley_clear(struct volley *volley)
{
    volley->count = 0;
    memset(volley->tried, 0, sizeof volley->tried);
}

/* Begin: what each attempt is at, and under which account. */
void volley_begin(const struct world *world, const struct attempt_setting *setting, struct volley *volley);
/* A step of the searches; true when it is known of all who the victim is, and whether they succeed. Every volley of a
 * day takes as many steps. Changes nothing else. */
bool volley_step(const struct world *world, const struct attempt_setting *setting, struct volley *volley);

/* candidates.c: begin the choices searching[0] to [open - 1], of which stand, circle, type and rng are given. */
void candidates_begin(const struct world *world, const struct attempt_setting *setting, struct volley *volley);
/* A step of them; true when all are made. */
bool candidates_step(const struct world *world, const struct attempt_setting *setting, struct volley *volley);

#endif
