/* tiny_volley.h - single attempts and choices in small worlds. */
#ifndef TESTS_SUPPORT_TINY_VOLLEY_H
#define TESTS_SUPPORT_TINY_VOLLEY_H

#include "regimesim/model/volley.h"
#include "tiny_world.h"

/* Attempts that are proposed side by side: `volley` has their count, offenders and numbers. The chance of success is
 * computed of each, also of those without the luck to succeed with anybody. */
static inline void tiny_propose_all(const struct tiny_world *t, struct volley *volley)
{
    struct attempt_setting setting;
    int count = volley->count;
    attempt_setting_make(&setting, &t->world);
    for (int o = 0; o < MAX_OFFENCES; o++)
        setting.success_limit[o] = 1;
    volley_clear(volley);
    volley->count = count;
    volley_begin(&t->world, &setting, volley);
    while (!volley_step(&t->world, &setting, volley))
        ;
}

static inline struct attempt tiny_propose(const struct tiny_world *t, uint32_t offender, uint16_t number)
{
    struct volley volley = {.count = 1, .attempts = {{.offender = offender, .number = number}}};
    tiny_propose_all(t, &volley);
    return volley.attempts[0];
}

/* Whom offender 0 picks for type 0, from the account or without one, by the stream (RNG_TEST, draw, 0, day). */
static inline struct candidate tiny_pick(const struct tiny_world *t, uint32_t account, uint32_t draw, uint32_t day)
{
    struct attempt_setting setting;
    struct volley volley;
    struct pick *pick = &volley.picks[0];
    volley_clear(&volley);
    attempt_setting_make(&setting, &t->world);
    volley.stands[0] = (struct stand){.offender = 0, .person = t->world.offenders[0].person, .account = account};
    if (account != NO_ACCOUNT)
        volley.stands[0].circle = circle_of(&t->world, account);
    pick->stand = &volley.stands[0];
    pick->circle = account == NO_ACCOUNT ? NULL : &pick->stand->circle;
    pick->type = 0;
    rng_open(&pick->rng, t->world.key, RNG_TEST, draw, 0, day);
    volley.searching[0] = pick;
    volley.open = 1;
    candidates_begin(&t->world, &setting, &volley);
    while (!candidates_step(&t->world, &setting, &volley))
        ;
    return pick->best;
}

#endif
