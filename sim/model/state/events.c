/* events.c - filling in the record of what happened from the state of the world. */
#include "regimesim/model/events.h"

#include "regimesim/model/offenders.h"
#include "regimesim/model/persons.h"

void event_put(const struct world *world, struct event event)
{
    event.day = world->day;
    event_append(world->events, &event);
}

static struct event blank(enum event_kind kind, int element, int32_t value)
{
    return (struct event){.kind = (uint8_t)kind,
                          .element = (uint8_t)element,
                          .value = value,
                          .person = EVENT_NONE,
                          .other = EVENT_NONE,
                          .third = EVENT_NONE,
                          .offence = EVENT_NONE,
                          .account = EVENT_NONE};
}

static int flags_of_person(const struct world *world, uint32_t person)
{
    return world->persons.at[person].credential | (person_has(world, person, TRAIT_AUTHENTIC) ? EVENT_AUTHENTIC : 0) |
           (person_has(world, person, TRAIT_REAL_NAME) ? EVENT_NAMED : 0) |
           (person_has(world, person, TRAIT_MINOR) ? EVENT_MINOR : 0) |
           (person_has(world, person, TRAIT_NORMATIVE) ? EVENT_NORMATIVE : 0);
}

void event_put_pair(const struct world *world, enum event_kind kind, uint32_t person, uint32_t other, int element,
                    int32_t value)
{
    struct event event = blank(kind, element, value);
    event.person = person;
    event.other = other;
    event.flags = (uint16_t)flags_of_person(world, person);
    event_put(world, event);
}

void event_put_person(const struct world *world, enum event_kind kind, uint32_t person, int element, int32_t value)
{
    event_put_pair(world, kind, person, EVENT_NONE, element, value);
}

void event_put_world(const struct world *world, enum event_kind kind, int element, int32_t value)
{
    event_put(world, blank(kind, element, value));
}

/* The account's number, credential and persona, and whose identity it uses: that of the one it acts as goes before. */
static void add_account(struct event *event, const struct world *world, uint32_t index)
{
    const struct account *account = &world->accounts[index];
    bool acting = account->assumed != NOBODY;
    event->account = index;
    event->third = acting ? account->assumed : account->identity;
    event->flags |=
        (uint16_t)(account->credential | (account->own_persona ? EVENT_OWN_PERSONA : 0) | (acting ? EVENT_ACTING : 0));
}

void event_put_account(const struct world *world, enum event_kind kind, uint32_t account, int32_t value)
{
    struct event event = blank(kind, world->accounts[account].platform, value);
    add_account(&event, world, account);
    event.person = world->offenders[world->accounts[account].owner].person;
    event_put(world, event);
}

void event_put_contact(const struct world *world, enum event_kind kind, uint32_t person, uint32_t account, int flags)
{
    struct event event = blank(kind, world->accounts[account].platform, 0);
    add_account(&event, world, account);
    event.person = person;
    event.other = world->offenders[world->accounts[account].owner].person;
    event.flags |= (uint16_t)flags;
    event_put(world, event);
}

void event_put_attempt(const struct world *world, const struct attempt *attempt)
{
    uint32_t offender = world->offenders[attempt->offender].person;
    bool nobody = attempt->victim == NOBODY;
    struct event event = blank(nobody ? EVENT_ATTEMPT_FOUND_NOBODY : EVENT_ATTEMPT_FAILED, attempt->type, 0);
    if (attempt->account != NO_ACCOUNT)
        add_account(&event, world, attempt->account);
    event.person = nobody ? offender : attempt->victim;
    event.other = nobody ? EVENT_NONE : offender;
    event.flags |= (uint16_t)(attempt->layer << EVENT_LAYER_SHIFT | (attempt->known ? EVENT_KNOWN : 0));
    if (attempt->account != NO_ACCOUNT && person_has(world, offender, TRAIT_VPN_BOUGHT))
        event.flags |= EVENT_HIDDEN;
    if (attempt->ring)
        event.flags |= EVENT_OF_RING;
    event.value = attempt->account != NO_ACCOUNT ? world->accounts[attempt->account].platform
                  : nobody                       ? NO_PLATFORM
                                                 : world->persons.at[attempt->victim].platform;
    event_put(world, event);
}

void event_put_offence(const struct world *world, enum event_kind kind, const struct offence *offence, uint32_t number,
                       int element, int32_t value)
{
    struct event event = blank(kind, element, value);
    bool today = kind == EVENT_OFFENCE || kind == EVENT_VICTIMLESS_OFFENCE; /* later the account may be another */
    if (today && offence->account != NO_ACCOUNT && world->accounts[offence->account].own_persona)
        event.flags = EVENT_OWN_PERSONA;
    event.person = offence->victim;
    event.other = world->offenders[offence->offender].person;
    event.third = offence->suspect;
    event.offence = number;
    event.account = offence->account;
    event.flags |=
        (uint16_t)(offence->credential | offence->layer << EVENT_LAYER_SHIFT |
                   (offence->flags & OFFENCE_KNOWN ? EVENT_KNOWN : 0) |
                   (offence->flags & OFFENCE_ASSUMED ? EVENT_ACTING : 0) |
                   (offence->flags & OFFENCE_HIDDEN ? EVENT_HIDDEN : 0) | (offence->ring ? EVENT_OF_RING : 0));
    event_put(world, event);
}
