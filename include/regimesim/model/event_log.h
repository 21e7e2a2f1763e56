/* event_log.h - what happened in a run, event by event: the record, its kinds, and the list that holds it.
 *
 * A kind is two edits: a line in enum event_kind and its row in sim/model/state/event_kinds.c. Database, CSV and the
 * stories of `regimesim trace` follow from these. Mechanisms add events through events.h. */
#ifndef REGIMESIM_MODEL_EVENT_LOG_H
#define REGIMESIM_MODEL_EVENT_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EVENT_NONE                                                                                                     \
    UINT32_MAX /* in a 32-bit field: no person, offence or account (as NOBODY, NO_OFFENCE, NO_ACCOUNT)                 \
                */
enum { EVENT_NO_ELEMENT = 255 };

enum event_kind {
    /* ordinary accounts */
    EVENT_BEGINS,
    EVENT_SIGNED_UP,
    EVENT_VERIFIED,
    EVENT_STAYED_UNVERIFIED,
    EVENT_MOVED,
    EVENT_LEFT,
    EVENT_SUSPENDED,
    EVENT_SUSPENSION_OVER,
    EVENT_DISCLOSED,
    EVENT_DISCLOSED_BY_FRIEND,
    EVENT_RECORD_LEAKED,
    EVENT_WITHDREW,
    EVENT_INSULTED,
    /* offenders and operating accounts */
    EVENT_MOTIVATED,
    EVENT_DESISTED,
    EVENT_DESISTED_ON_RELEASE,
    EVENT_WAITED,
    EVENT_CREDENTIAL_REJECTED,
    EVENT_CREDENTIAL_CHOSEN,
    EVENT_ACCOUNT_OPENED,
    EVENT_ACCOUNT_LIMITED,
    EVENT_ACCOUNT_OUTLAWED,
    EVENT_ACCOUNT_ABANDONED,
    EVENT_ACCOUNT_CLOSED,
    EVENT_ACCOUNT_SEIZED,
    EVENT_ACCOUNT_DISPLACED,
    EVENT_CONTACT_WON,
    EVENT_ATTEMPT_FOUND_NOBODY,
    EVENT_ATTEMPT_FAILED,
    EVENT_OFFENCE,
    EVENT_VICTIMLESS_OFFENCE,
    EVENT_IDENTITY_ASSUMED,
    EVENT_IDENTITY_ASSUMED_NO_MORE,
    /* reports, platforms */
    EVENT_REPORTED_TO_PLATFORM,
    EVENT_FOUND_BY_PLATFORM,
    EVENT_INSULT_REPORTED,
    EVENT_REPORTED_FALSELY,
    EVENT_TAKEDOWN,
    EVENT_REPORT_DISMISSED,
    EVENT_PERSON_TAKEDOWN,
    EVENT_PERSON_TAKEDOWN_WRONGLY,
    EVENT_PERSON_REPORT_DISMISSED,
    EVENT_OWNER_BARRED,
    EVENT_BARRED,
    /* police, sanctions */
    EVENT_REPORTED_TO_POLICE,
    EVENT_CASE_OPENED,
    EVENT_CASE_COLD,
    EVENT_CASE_NEEDLESS,
    EVENT_CASE_FAILED,
    EVENT_WRONG_ACCUSATION,
    EVENT_CASE_SOLVED,
    EVENT_CLEARED_WITH_ANOTHER,
    EVENT_EDUCATED,
    EVENT_WARNED,
    EVENT_DETAINED,
    EVENT_SENTENCED,
    EVENT_BLACKLISTED,
    EVENT_REGISTER_LEAKED,
    EVENT_REPORTED_BY_BYSTANDER,
    /* reach, rules and fees */
    EVENT_RULE_REFUSED,
    EVENT_FEE_REFUSED,
    EVENT_CUT_OFF,
    EVENT_MIGRATED,
    EVENT_RETURNED,
    EVENT_FOLLOWERS_SHED,
    EVENT_NAME_SHOWN,
    EVENT_NAME_TAKEN_OFF,
    EVENT_VPN_BOUGHT,
    EVENT_VPN_PERMITTED,
    EVENT_VPN_GIVEN_UP,
    EVENT_VPN_HIDES,
    EVENT_VPN_HIDES_NO_MORE,
    EVENT_ACCOUNT_CUT_OFF,
    EVENT_ACCOUNT_FREED,
    EVENT_PSEUDONYM_BARRED,
    /* duties */
    EVENT_HELD_BACK,
    EVENT_WARNED_OFF,
    EVENT_DISCLOSURE_REFUSED,
    EVENT_COLLECTED,
    /* doxing rings */
    EVENT_RING_FOUNDED,
    EVENT_RING_JOINED,
    EVENT_RING_AIMS,
    EVENT_RING_TURNS_AWAY,
    EVENT_RING_DISSOLVED,
    EVENT_RING_TARGETS,
    EVENT_RING_GIVES_UP,
    EVENT_RING_LETS_GO,
    EVENT_RING_PUBLISHED,
    EVENT_DOXED,
    EVENT_PILED_ON,
    EVENT_REPORTED_BY_RING,
    EVENT_EXPOSED,
    /* look-ups, the ladder, scores */
    EVENT_LOOKED_UP,
    EVENT_LOOKUP_DENIED,
    EVENT_LOOKUP_EXHAUSTED,
    EVENT_SENTENCED_BY_QUANTITY,
    EVENT_FILED,
    EVENT_SCORED_OFFENCE,
    EVENT_SCORED_ACCUSATION,
    EVENT_SCORED_PETTY,
    EVENT_BLACKLISTED_BY_SCORE,
    EVENT_BLACKLIST_RENEWED,
    EVENT_BLACKLIST_OVER,
    /* the world: nobody's story */
    EVENT_SELLER_ENTERED,
    EVENT_SELLER_GAVE_UP,
    EVENT_SELLER_PROSECUTED,
    EVENT_INTERVENTION_BEGINS,
    EVENT_INTERVENTION_ENDS,
    EVENT_KIND_COUNT
};

/* What `element` numbers. */
enum event_about {
    ABOUT_NOTHING,
    ABOUT_PLATFORM,
    ABOUT_JURISDICTION,
    ABOUT_OFFENCE, /* a type of offence */
    ABOUT_ATTRIBUTE,
    ABOUT_INTERVENTION
};

/* The parts that a person can have in an event; also as bits 1 << part. An event of the world has nobody in it. */
enum event_part { PART_PERSON, PART_OTHER, PART_THIRD, PART_COUNT };
enum { TOLD_OF_WORLD = 1 << PART_COUNT };

/* Bits of event.flags. The credential is that of the account that the event is about, the layer that at which the
 * offender met the victim. */
enum event_flag {
    EVENT_CREDENTIAL = 3,   /* enum credential */
    EVENT_OWN_PERSONA = 4,  /* the account is in its holder's own person */
    EVENT_ACTING = 8,       /* the account acts as the third person */
    EVENT_LAYER = 48,       /* enum layer << EVENT_LAYER_SHIFT; 0: none */
    EVENT_KNOWN = 64,       /* the victim knows the offender in person */
    EVENT_MUTUAL = 128,     /* through a mutual friend */
    EVENT_AUTHENTIC = 256,  /* the profile of the ordinary account is authentic */
    EVENT_NAMED = 512,      /* ... and shows the real name */
    EVENT_MINOR = 1024,     /* the person is a minor */
    EVENT_NORMATIVE = 2048, /* the person insults without being restrained */
    EVENT_HIDDEN = 4096,    /* behind a bought VPN */
    EVENT_OF_RING = 8192,   /* the offender acts for a doxing ring */
};
enum { EVENT_LAYER_SHIFT = 4 };

struct event {
    int32_t day;
    uint32_t person;  /* whom it is about; EVENT_NONE: nobody (an offence without a victim, the world) */
    uint32_t other;   /* the second person in it */
    uint32_t third;   /* whose identity is used: behind a false credential, or acted as */
    uint32_t offence; /* number of the offence */
    uint32_t account; /* number of the operating account */
    int32_t value;    /* the kind's row says what */
    uint16_t flags;   /* enum event_flag */
    uint8_t kind;     /* enum event_kind */
    uint8_t element;  /* of what the kind is about; EVENT_NO_ELEMENT without one */
};

/* How a kind is called and told. In `sentence`, {person}, {other} and {third} become "the person" where the story is
 * theirs; the other marks are explained in include/regimesim/report/story.h. */
struct event_kind_row {
    const char *name;
    enum event_about about;
    int offender;         /* enum event_part of the offender who acts or suffers it; PART_COUNT: none */
    unsigned told;        /* in whose stories: bits 1 << enum event_part, or TOLD_OF_WORLD */
    const char *sentence; /* without the first capital and the final stop */
    const char *value;    /* what `value` is; NULL: nothing */
};

extern const struct event_kind_row event_kinds[EVENT_KIND_COUNT];

/* The kind of that name, or -1. */
int event_kind_find(const char *name);

/* {0} is empty. When memory is out `failed` stays set and nothing more is added: whoever fills the log asks at the end
 * of a day (day.c). */
struct event_log {
    struct event *items;
    size_t count, capacity;
    bool failed;
};

void event_append(struct event_log *log, const struct event *event);
void event_log_free(struct event_log *log);

/* Is the event told in the story of this person? */
bool event_is_told(const struct event *event, uint32_t person);
/* The offender in it, or EVENT_NONE. */
uint32_t event_offender(const struct event *event);

#endif
