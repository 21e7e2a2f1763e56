/* events.h - telling the event log, where there is one, what happens in a mechanism: one line where it happens.
 *
 * Without a log (world.events is NULL) a call costs one branch. Nothing in the model may depend on the log. */
#ifndef REGIMESIM_MODEL_EVENTS_H
#define REGIMESIM_MODEL_EVENTS_H

#include "regimesim/model/attempt.h"
#include "regimesim/model/event_log.h"

/* events.c: what the calls below do when there is a log. */
void event_put(const struct world *world, struct event event);
void event_put_person(const struct world *world, enum event_kind kind, uint32_t person, int element, int32_t value);
void event_put_pair(const struct world *world, enum event_kind kind, uint32_t person, uint32_t other, int element,
                    int32_t value);
void event_put_world(const struct world *world, enum event_kind kind, int element, int32_t value);
void event_put_account(const struct world *world, enum event_kind kind, uint32_t account, int32_t value);
void event_put_contact(const struct world *world, enum event_kind kind, uint32_t person, uint32_t account, int flags);
void event_put_attempt(const struct world *world, const struct attempt *attempt);
void event_put_offence(const struct world *world, enum event_kind kind, const struct offence *offence, uint32_t number,
                       int element, int32_t value);

/* For what no call below fits: the event as given (every field but `day`, which is today). */
static inline void event_add(const struct world *world, struct event event)
{
    if (world->events)
        event_put(world, event);
}

/* What concerns one person; the state of the ordinary account goes into the flags. */
static inline void event_person(const struct world *world, enum event_kind kind, uint32_t person, int element,
                                int32_t value)
{
    if (world->events)
        event_put_person(world, kind, person, element, value);
}

/* The same, with somebody else in it. */
static inline void event_pair(const struct world *world, enum event_kind kind, uint32_t person, uint32_t other,
                              int element, int32_t value)
{
    if (world->events)
        event_put_pair(world, kind, person, other, element, value);
}

/* What has nobody in it. */
static inline void event_world(const struct world *world, enum event_kind kind, int element, int32_t value)
{
    if (world->events)
        event_put_world(world, kind, element, value);
}

/* What an offender does with an operating account, or what becomes of it: `person` is the offender, `element` the
 * platform, `third` the owner of the identity behind the account. */
static inline void event_account(const struct world *world, enum event_kind kind, uint32_t account, int32_t value)
{
    if (world->events)
        event_put_account(world, kind, account, value);
}

/* What an operating account does to somebody: `person` is that one, `other` the offender. */
static inline void event_contact(const struct world *world, enum event_kind kind, uint32_t person, uint32_t account,
                                 int flags)
{
    if (world->events)
        event_put_contact(world, kind, person, account, flags);
}

/* An attempt that came to nothing. */
static inline void event_attempt(const struct world *world, const struct attempt *attempt)
{
    if (world->events)
        event_put_attempt(world, attempt);
}

/* An offence: `person` is the victim, `other` the offender, `third` the innocent person whom the trace leads to first.
 * `number` is its place in world.offences. */
static inline void event_offence(const struct world *world, enum event_kind kind, const struct offence *offence,
                                 uint32_t number, int element, int32_t value)
{
    if (world->events)
        event_put_offence(world, kind, offence, number, element, value);
}

/* What becomes of an offence that stands in world.offences. */
static inline void event_case(const struct world *world, enum event_kind kind, const struct offence *offence,
                              int element, int32_t value)
{
    event_offence(world, kind, offence, (uint32_t)(offence - world->offences), element, value);
}

#endif
