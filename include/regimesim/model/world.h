/* world.h - the state of one run. Plain data; who changes what stands in the mechanisms (sim/model/mechanisms).
 *
 * What is read together is kept together: persons, offenders (a few per cent) and their operating accounts are records;
 * what is seldom read of a person stands in arrays beside them. Ids are 32-bit; days count from 0. */
#ifndef REGIMESIM_MODEL_WORLD_H
#define REGIMESIM_MODEL_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "regimesim/model/graph.h"
#include "regimesim/model/outcome.h"
#include "regimesim/params/metrics.h"
#include "regimesim/params/params.h"
#include "regimesim/util/crew.h"
#include "regimesim/util/fifo.h"
#include "regimesim/util/rng.h"
#include "regimesim/util/vec32.h"

#define NOBODY UINT32_MAX
#define NO_ACCOUNT UINT32_MAX
#define NO_OFFENCE UINT32_MAX
enum {
    NO_PLATFORM = 255,
    CONTACTS_MAX = 128,
    CONTACT_MARKS = 512,
    PAST_VICTIMS = 4,
    RING_MEMBERS = 64,
    CLEARANCE_WINDOW = 90,
    VPN_MONTH = 30,
    YEAR = 365
};

enum credential { CREDENTIAL_UNVERIFIED, CREDENTIAL_OWN, CREDENTIAL_FALSE, CREDENTIAL_COUNT };

/* Bits of persons.traits. */
enum trait {
    TRAIT_MINOR = 1,
    TRAIT_NORMATIVE = 2,      /* insults are not restrained by identifiability */
    TRAIT_AUTHENTIC = 4,      /* what the profile shows is true */
    TRAIT_REAL_NAME = 8,      /* shows the real name */
    TRAIT_REPORTED = 16,      /* a report of the ordinary account waits */
    TRAIT_REPORT_TRUE = 32,   /* ... and is true */
    TRAIT_IDENTITY_USED = 64, /* the identity backs somebody else's account */
    TRAIT_LEAKED = 128,       /* the identity record leaked: what it held stays public */
    TRAIT_VPN = 256,          /* reaches what is blocked, by a permitted or a bought VPN */
    TRAIT_DOXED = 512,        /* a ring published attributes: these stay public */
    TRAIT_BLACKLISTED = 1024, /* on the blacklist of social credit */
    TRAIT_PURGED = 2048,      /* shed followers to stay below the threshold of prominence */
    TRAIT_VPN_BOUGHT = 4096,  /* the VPN was bought: it hides technical traces, and is paid for */
    TRAIT_OFFENDER = 8192,    /* is or was motivated to offend */
};

/* What is looked at when somebody comes across a person: 32 bytes that never straddle a cache line, so that a look at
 * a candidate is one access to memory. */
struct person {
    uint32_t exposure;       /* exposure.h */
    int32_t suspended_until; /* the ordinary account is out of use before this day */
    uint16_t traits;         /* enum trait */
    uint8_t platform;        /* of the ordinary account; NO_PLATFORM without one */
    uint8_t credential;      /* enum credential of the ordinary account */
    uint32_t friends;        /* degree in the graph */
    float caution_base;      /* g_i at the start */
    float caution;           /* g_i on caution_day; falls back to caution_base with a half-life */
    int32_t caution_day;
    uint16_t victimised; /* times, without incivility */
    uint8_t jurisdiction;
};

struct persons {
    uint32_t count;
    struct person *at;
    float *concern;     /* c_i */
    uint32_t *offender; /* index into world.offenders, or NOBODY */
    uint32_t *doxed;    /* attributes that rings published, spread; NULL before the first publication */
};

/* The social credit of a legal identity. */
struct credit_record {
    float score;          /* on `day`; rises towards the top since */
    int32_t day;          /* of the last drop, its own or a friend's that counts */
    int32_t listed_until; /* while the person has TRAIT_BLACKLISTED */
};

struct past_victim {
    uint32_t victim, account, serial;
    uint8_t layer;
    bool known, assumed;
};

/* A person who is or was motivated to offend. */
struct offender {
    uint32_t person;
    bool motivated;
    bool release_due;   /* identified; the decision to desist is taken on release_day */
    uint8_t past_count; /* how often `past` was written, capped at PAST_VICTIMS */
    uint8_t past_next;
    uint16_t account_count;
    uint16_t offences_today;
    uint32_t first_account; /* accounts first_account .. + account_count - 1 are this offender's */
    float propensity;       /* m_i */
    float perceived;        /* pi_i: certainty if fully traceable */
    float cost_factor;      /* epsilon_i */
    uint32_t identified;    /* cases that identified this offender so far */
    uint32_t offences;      /* offences with a victim so far */
    uint32_t quantity;      /* offences detected so far, and attributes published by rings while a member */
    uint32_t ring;          /* 1 + index into world.rings of the ring this is a member of now; 0: none */
    int32_t detained_until, blacklisted_until, release_day;
    int32_t banned_until[MAX_PLATFORMS];           /* no own credential there */
    int32_t pseudonym_barred_until[MAX_PLATFORMS]; /* no unverified account there, where pseudonyms are durable */
    int32_t suspended_last[MAX_PLATFORMS];         /* day after moderation last suspended one there; 0: never */
    uint32_t last_reported; /* newest offence reported to the police; chain through offence.previous_reported */
    uint32_t place;         /* index in world.motivated, while motivated */
    struct past_victim past[PAST_VICTIMS];
};

enum account_state { ACCOUNT_CLOSED, ACCOUNT_OPENING, ACCOUNT_OPEN };

/* An operating account, or the place of one between two. */
struct account {
    uint32_t owner;    /* index into world.offenders */
    uint32_t serial;   /* counts openings: a report names (account, serial) */
    uint32_t identity; /* whose identity a false credential uses; else NOBODY */
    uint32_t assumed;  /* as whom it acts; NOBODY most of the time */
    int32_t assumed_until;
    int32_t due; /* closed: day of the next decision; opening: day it opens; open: day it was opened */
    uint16_t contact_count;
    uint8_t state; /* enum account_state */
    uint8_t platform;
    uint8_t credential; /* enum credential */
    bool own_persona;   /* in the holder's own person, with the real friends around it */
    bool reported;      /* a report waits */
    bool limited;       /* unverified under a tiered rule: no contact with strangers */
};

/* The contacts that an account has won. A set bit among the marks says that one of them may be the person; most persons
 * who are none are known as that from the marks alone, a line of memory instead of eight. */
struct contact_list {
    uint64_t marks[CONTACT_MARKS / 64]; /* nothing yet while the account has no contact */
    uint32_t persons[CONTACTS_MAX];
};

/* Bits of offence.flags. */
enum offence_flag {
    OFFENCE_KNOWN = 1,   /* the victim knows the offender in person */
    OFFENCE_ASSUMED = 2, /* through an assumed identity */
    OFFENCE_REPORTED_PLATFORM = 4,
    OFFENCE_REPORTED_POLICE = 8,
    OFFENCE_HIDDEN = 64, /* a bought VPN hid the technical trace */
};

/* A successful offence. */
struct offence {
    int32_t day;
    int32_t detected;         /* day the offender became known, or -1 */
    uint32_t offender;        /* index into world.offenders */
    uint32_t victim;          /* person, or NOBODY */
    uint32_t account, serial; /* NO_ACCOUNT when committed offline without one */
    uint32_t suspect;         /* innocent person the trace leads to first, or NOBODY */
    uint32_t previous_reported;
    uint32_t ring;    /* 1 + index into world.rings of the ring that acted; 0: none */
    uint16_t attempt; /* number within the offender's day: keys the draws */
    uint8_t type, platform, credential, layer, flags;
};

/* What a rule asks of accounts that exist: a change of any of it is a new law. */
struct rule {
    int verification, front_stage, existing_accounts, prominent_friends;
};

/* A group that doxes. Kept after it dissolved: offences remember their ring, and traces lead through it. */
struct ring {
    uint32_t
        members[RING_MEMBERS]; /* offenders who joined, leaders first; members now are those whose `ring` says so */
    uint64_t known;            /* bit k: members[k] became known to the police as a member */
    uint32_t target;           /* person; NOBODY between two */
    uint32_t previous_target;
    uint32_t pooled; /* attributes of the target that are known to be true, spread */
    int32_t until;   /* resting, attacking, or patient until this day */
    uint8_t member_count;
    uint8_t leader_count;
    uint8_t platform; /* where the target is attacked */
    uint8_t base;     /* where the ring organises itself, if abroad; else NO_PLATFORM */
    bool active, published;
};

struct platform_state {
    bool in_force;                           /* a rule has taken effect */
    int verification;                        /* enum verification in force today */
    struct rule rule;                        /* the rule that took effect last, or will at first */
    int32_t law_since, grace_days;           /* the last law: its day, and the time it leaves; 0 days: none so far */
    double belief;                           /* B */
    double trust_verified, trust_unverified; /* T_V, T_U */
    uint32_t users[CREDENTIAL_COUNT][2];     /* active ordinary accounts by credential and [authentic] */
    uint32_t normative[CREDENTIAL_COUNT];    /* of these, holders who are normative aggressors */
    uint32_t named[CREDENTIAL_COUNT];        /* of these, holders who show their real name */
    uint32_t operating[CREDENTIAL_COUNT];    /* open operating accounts */
    uint32_t operating_false_identity;       /* of these, not in their holder's true identity */
    int64_t exposed, exposed_authentic;      /* attributes everyone sees, summed over active ordinary accounts */
    struct fifo reports;
    double attention;        /* that removals of posts here have drawn */
    double hired;            /* capacity added to moderation_capacity: reports a day per 1,000 accounts */
    set_mask blocked_before; /* where it was blocked yesterday */
    uint32_t *deadline_order, *deadline_start; /* users by day of decision after a law; NULL without one */
};

struct investigation {
    uint32_t offence;
    int32_t ends;
};

struct jurisdiction_state {
    uint32_t population;
    struct fifo cases;            /* offences waiting */
    struct investigation *active; /* under investigation; unordered */
    uint32_t active_count, active_capacity;
    uint32_t reported[CLEARANCE_WINDOW], cleared[CLEARANCE_WINDOW]; /* rings by day */
    double public_certainty;                                        /* pi-hat */
    uint32_t sanctions_today;
    uint32_t lookups_today;         /* in the registries of platforms at home */
    double fear;                    /* chill added by sanctions of authors */
    uint32_t vpn_users, vpn_buyers; /* residents who use a VPN; of these, who buy it */
    double alarm;                   /* fear of VPN users since sellers were prosecuted */
    double prosecution;             /* prosecutions per seller and year as sellers perceive them */
};

/* What sellers sell: false credentials to offenders, access to what is blocked to everybody. */
enum good { GOOD_CREDENTIALS, GOOD_ACCESS, GOOD_COUNT };

struct seller {
    uint32_t serial;
    uint8_t jurisdiction;
    int32_t since;
    double turnover;      /* all that was paid so far */
    double today, income; /* paid today; smoothed, a day */
};

/* The sellers of one good. */
struct seller_market {
    struct seller *items; /* unordered */
    uint32_t count, capacity;
    uint32_t initial; /* n_0 */
    double sales;     /* smoothed turnover of all of them a day */
    double departed;  /* turnover of those who are gone */
    bool unsold;      /* nobody sells it; never true with the sellers mechanism off */
};

/* Sums of flows: of the window; of all closed windows; and of the days before half time. */
struct tallies {
    double window[METRIC_COUNT][MAX_JURISDICTIONS];
    double total[METRIC_COUNT][MAX_JURISDICTIONS];
    double first_half[METRIC_COUNT][MAX_JURISDICTIONS];
};

struct mechanism;
/* Called after each step that was taken, and with NULL when a day, or the making of the world, is over: for timing. */
typedef void step_hook(void *context, const struct mechanism *mechanism);

struct world {
    const struct params *params; /* today's: the caller's, or policy's copy of them */
    const struct params *base;   /* the caller's */
    const struct graph *graph;   /* the caller's */
    struct policy *policy;       /* interventions; NULL without any */
    struct rng_key key;
    int32_t day;
    struct crew *crew; /* threads that share the large walks (parts.h); NULL: none but this one */

    struct persons persons;
    struct offender *offenders;
    uint32_t offender_count, offender_capacity;
    struct vec32 motivated; /* offenders that are motivated now */
    struct account *accounts;
    struct contact_list *contacts; /* one for each account */
    uint32_t account_count, account_capacity;
    struct offence *offences; /* all so far, by day */
    uint32_t offence_count, offence_capacity, offences_before_today;

    struct ring *rings; /* all so far */
    uint32_t ring_count, ring_capacity;
    uint32_t doxed_count; /* persons of whom a ring published something */

    struct platform_state platforms[MAX_PLATFORMS];
    struct jurisdiction_state jurisdictions[MAX_JURISDICTIONS];
    uint32_t attribute_sets[MAX_OFFENCES];              /* attributes that give leverage, spread */
    double leverage[MAX_OFFENCES][ATTRIBUTE_COUNT + 1]; /* V of a person who shows so many of them */

    struct vec32 leaked;     /* persons whose identity is on the market */
    double price, awareness; /* price of a false credential; W */
    struct seller_market markets[GOOD_COUNT];
    uint32_t seller_serial;  /* sellers so far */
    double price_vpn;        /* of a month's access */
    struct vec32 suspended;  /* persons whose ordinary account is out of use */
    struct vec32 insulters;  /* ordinary persons who insulted somebody today */
    struct vec32 identified; /* offenders identified today */
    struct vec32 accused;    /* innocent persons accused today */

    struct credit_record *credit; /* one a person; NULL without social credit */
    struct vec32 credit_listed;   /* persons on its blacklist */

    uint32_t victims, repeat_victims;           /* persons victimised at least once, more than once */
    uint32_t victims_year, repeat_victims_year; /* the same when the first year ended */
    struct tallies *tallies;
    struct outcome *outcome;  /* the caller's; NULL: nothing is recorded */
    struct event_log *events; /* the caller's; NULL: no event is recorded (events.h) */
    step_hook *after_step;    /* NULL: nobody watches */
    void *step_context;
    double sum_authentic, sum_false, sum_exposure, sum_false_stock, sum_own; /* over days, for the summaries */
    double sum_credit_listed, sum_vpn;
};

/* Build persons and register them (day 0). `graph` and `params` must outlive the world. Initialises *world, which can
 * be freed also after a failure. The run takes as many threads as an OpenMP loop would here; nothing that is computed
 * depends on how many. STATUS_INTERNAL when memory is out. */
enum status world_create(struct world *world, const struct params *params, const struct graph *graph,
                         struct rng_key key, struct error *error);
void world_free(struct world *world);

/* Which attributes, spread, give leverage to a type of offence. */
void world_set_attributes(struct world *world, int type, uint32_t attributes);

/* Check every invariant of the state; STATUS_INTERNAL with what is broken. For tests; O(persons). */
enum status world_verify(const struct world *world, struct error *error);

static inline void tally(struct world *world, enum metric metric, int element, double amount)
{
    world->tallies->window[metric][element] += amount;
}

#endif
