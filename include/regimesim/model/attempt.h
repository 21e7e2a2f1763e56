/* attempt.h - one attempt at an offence: proposed on read-only state, then applied in a fixed order. */
#ifndef REGIMESIM_MODEL_ATTEMPT_H
#define REGIMESIM_MODEL_ATTEMPT_H

#include "regimesim/model/exposure.h"
#include "regimesim/model/world.h"

/* Attempts of an offender's day are numbered: the own ones from 0, those for a ring from here on, below 2^16. */
enum { RING_ATTEMPTS = 0xC000 };

/* Where a type looks for victims: running sums of the weights of friends, friends of friends, and strangers. */
struct reach {
    double friend, near, all;
    enum layer only; /* the layer, where one alone has weight; else 0 */
};

/* What is the same for all attempts of a day; computed once. */
struct attempt_setting {
    double type_cumulative[MAX_OFFENCES];        /* victim types: running sum of weights */
    double offline_cumulative[MAX_OFFENCES];     /* the same over offline types only */
    double weights, offline_weights, victimless; /* sums; victimless: offences per offender and day */
    double authentic[MAX_PLATFORMS][2];          /* alpha-hat by [carries a badge] */
    int types, only_type;                        /* with a victim, that are tried at all: how many, and which if one */
    double success_limit[MAX_OFFENCES];          /* the chance of success is below it, whoever the victim */
    bool alone;                                  /* each attempt has one candidate, who is not compared */
    bool plain;         /* before the search for a victim nothing is drawn, but an account where several are open ... */
    bool looks_plainly; /* ... and nothing to choose the layer to search in */
    struct reach reach[MAX_OFFENCES];
    uint32_t spared;               /* traits: no type seeks who has any of them */
    uint32_t wanted[MAX_OFFENCES]; /* traits: the type seeks only who has all of them */
};

struct attempt {
    uint32_t offender, account; /* account NO_ACCOUNT: offline, without one */
    uint32_t person;            /* who the offender is */
    uint32_t victim;            /* NOBODY: found none, or a victimless offence */
    double success;             /* probability; 0 where the luck would do with nobody, and it was not computed */
    uint32_t ring;              /* 1 + index of the ring that acts; 0: none */
    uint16_t number;            /* within the offender's day */
    uint8_t type;
    uint8_t layer;
    bool known, assumed;
    bool succeeds;
};

/* A possible victim, where it stands from the account, and how it is reached. */
struct candidate {
    uint32_t person;
    enum layer layer;
    bool friend_trust; /* met as a friend: by the holder's real friends, or those of an assumed identity */
    bool known;        /* the victim knows the offender in person */
    bool assumed;      /* through an assumed identity */
};

void attempt_setting_make(struct attempt_setting *setting, const struct world *world);

/* Mean number of attempts of this offender today, victimless offences included. */
double attempt_mean(const struct world *world, const struct attempt_setting *setting, const struct offender *offender);

/* What that mean is at most, at less cost. */
static inline double attempt_mean_limit(const struct world *world, const struct attempt_setting *setting,
                                        const struct offender *offender)
{
    const struct params *params = world->params;
    return (params->offending.rate * offender->propensity + setting->victimless) *
           (1 + params->offending.disinhibition);
}

/* One of several open accounts, by f(rho). */
uint32_t attempt_account(const struct world *world, const struct offender *offender, struct rng *rng);
/* What a victimless offence is, by u, uniform in [0, 1). */
int attempt_victimless(const struct world *world, const struct attempt_setting *setting, double u);
/* What another one is, by u, uniform in [0, 1); `offline`: without an account. */
int attempt_type(const struct world *world, const struct attempt_setting *setting, bool offline, double u);

/* V: share of the type's attributes that the person shows to the layer; 0 where none are of use. */
static inline double attempt_leverage(const struct world *world, uint32_t person, enum layer layer, int type)
{
    uint32_t shown = exposure_visible(world->persons.at[person].exposure, layer);
    return world->leverage[type][exposure_size(shown & world->attribute_sets[type])];
}

/* p: probability that the attempt on this victim succeeds, from the account (or NO_ACCOUNT). */
double attempt_success(const struct world *world, uint32_t account, const struct candidate *victim, int type);
/* inference.c: what is added to V by guessing from friends what the person hides; 0 for a stranger. */
double attempt_inferred(const struct world *world, uint32_t person, enum layer layer, int type);

#endif
