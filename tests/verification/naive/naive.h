/* naive.h - the model a second time, as simply as it can be said.
 *
 * Written from the text of sim/model/ODD.md alone: none of sim/ was looked at. Records in arrays, loops over
 * everybody, one ordinary generator (GSL's Mersenne twister), no keyed streams. It shares nothing with the program
 * but the parameters (struct params) and the friendship graph, which are handed in as data.
 *
 * What it covers: one platform and one jurisdiction; every mechanism that is on by default, but for expression, to
 * which nothing reacts; rules of all four kinds, also laws in a run with must_verify; both forms of trust; both kinds
 * of tries; duplicates; breaches; entry fees, durable pseudonyms, prominence, duties of platforms and persons, hiring,
 * bystanders, witnesses, warrants, keepers platform and nobody, blacklists, files, sentences by quantity.
 * What it leaves out: borders (displacement, moves, cooperation), exempt accounts, repeals and interventions, keeper
 * state, budgets of look-ups, and all mechanisms that are off by default. */
#ifndef TESTS_VERIFICATION_NAIVE_H
#define TESTS_VERIFICATION_NAIVE_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>

#include "regimesim/model/graph.h"
#include "regimesim/params/params.h"

/* What is compared: sums over the run (FLOW), values on the last evening (STOCK), figures of a run (SUMMARY); the
 * metric of the program (metrics.h) follows. */
#define NAIVE_METRICS(X)                                                                                               \
    X(ATTEMPTS, FLOW)                                                                                                  \
    X(VICTIMISATIONS, FLOW)                                                                                            \
    X(VICTIMISATIONS_AUTHENTIC, FLOW)                                                                                  \
    X(VICTIMISATIONS_VERIFIED, FLOW)                                                                                   \
    X(VICTIMISATIONS_FRIEND, FLOW)                                                                                     \
    X(VICTIMISATIONS_SECOND, FLOW)                                                                                     \
    X(VICTIMISATIONS_STRANGER, FLOW)                                                                                   \
    X(VICTIMISATIONS_KNOWN, FLOW)                                                                                      \
    X(VICTIMISATIONS_ASSUMED, FLOW)                                                                                    \
    X(VICTIMISATIONS_BY_UNVERIFIED, FLOW)                                                                              \
    X(VICTIMISATIONS_BY_OWN, FLOW)                                                                                     \
    X(VICTIMISATIONS_BY_FALSE, FLOW)                                                                                   \
    X(INCITEMENT, FLOW)                                                                                                \
    X(INCIVILITY, FLOW)                                                                                                \
    X(OFFLINE_DISPLACED, FLOW)                                                                                         \
    X(REQUESTS_STRANGER, FLOW)                                                                                         \
    X(ACCEPTED_STRANGER, FLOW)                                                                                         \
    X(REQUESTS_MUTUAL, FLOW)                                                                                           \
    X(ACCEPTED_MUTUAL, FLOW)                                                                                           \
    X(OPENED, FLOW)                                                                                                    \
    X(REOPENED, FLOW)                                                                                                  \
    X(REPORTS, FLOW)                                                                                                   \
    X(REPORTS_BYSTANDERS, FLOW)                                                                                        \
    X(REPORTS_MALICIOUS, FLOW)                                                                                         \
    X(REPORTS_HANDLED, FLOW)                                                                                           \
    X(TAKEDOWNS, FLOW)                                                                                                 \
    X(WRONGFUL_SUSPENSIONS, FLOW)                                                                                      \
    X(OWNERS_BARRED, FLOW)                                                                                             \
    X(ACCOUNT_DAYS, FLOW)                                                                                              \
    X(BREACHED, FLOW)                                                                                                  \
    X(POLICE_REPORTS, FLOW)                                                                                            \
    X(CASES_OPENED, FLOW)                                                                                              \
    X(CASES_COLD, FLOW)                                                                                                \
    X(CASES_SOLVED, FLOW)                                                                                              \
    X(OFFENCES_DETECTED, FLOW)                                                                                         \
    X(OFFENDERS_IDENTIFIED, FLOW)                                                                                      \
    X(WRONGLY_ACCUSED, FLOW)                                                                                           \
    X(DETENTIONS, FLOW)                                                                                                \
    X(EDUCATIONS, FLOW)                                                                                                \
    X(WARNINGS, FLOW)                                                                                                  \
    X(ONSETS, FLOW)                                                                                                    \
    X(DESISTANCES, FLOW)                                                                                               \
    X(SENTENCES, FLOW)                                                                                                 \
    X(REGISTRY_LOOKUPS, FLOW)                                                                                          \
    X(LOOKUPS_REFUSED, FLOW)                                                                                           \
    X(EXCLUDED_BY_FEE, FLOW)                                                                                           \
    X(PURGED, FLOW)                                                                                                    \
    X(DISCLOSURES_WARNED, FLOW)                                                                                        \
    X(DISCLOSURES_REFUSED, FLOW)                                                                                       \
    X(COLLECTED, FLOW)                                                                                                 \
    X(STAFF_CAPACITY, FLOW)                                                                                            \
    X(LEFT, FLOW)                                                                                                      \
    X(USERS, STOCK)                                                                                                    \
    X(USERS_VERIFIED, STOCK)                                                                                           \
    X(USERS_FALSE, STOCK)                                                                                              \
    X(OPERATING_UNVERIFIED, STOCK)                                                                                     \
    X(OPERATING_OWN, STOCK)                                                                                            \
    X(OPERATING_FALSE, STOCK)                                                                                          \
    X(AUTHENTIC_SHARE, STOCK)                                                                                          \
    X(FALSE_SHARE, STOCK)                                                                                              \
    X(TRUST_VERIFIED, STOCK)                                                                                           \
    X(TRUST_UNVERIFIED, STOCK)                                                                                         \
    X(BELIEF, STOCK)                                                                                                   \
    X(REPORT_QUEUE, STOCK)                                                                                             \
    X(CASE_QUEUE, STOCK)                                                                                               \
    X(EXPOSURE, STOCK)                                                                                                 \
    X(OFFENDERS, STOCK)                                                                                                \
    X(DETAINED, STOCK)                                                                                                 \
    X(PERCEIVED_CERTAINTY, STOCK)                                                                                      \
    X(PUBLIC_CERTAINTY, STOCK)                                                                                         \
    X(PRICE, STOCK)                                                                                                    \
    X(SUPPLY, STOCK)                                                                                                   \
    X(AWARENESS, STOCK)                                                                                                \
    X(BANNED, STOCK)                                                                                                   \
    X(BLACKLISTED, STOCK)                                                                                              \
    X(HIRED, STOCK)                                                                                                    \
    X(SUM_PREVALENCE, SUMMARY)                                                                                         \
    X(SUM_REPEAT, SUMMARY)                                                                                             \
    X(SUM_TOP_DECILE, SUMMARY)

enum naive_metric {
#define X(name, kind) N_##name,
    NAIVE_METRICS(X)
#undef X
        N_COUNT
};

enum { NAIVE_ACCOUNTS = 64, NAIVE_CONTACTS = 128, NAIVE_PAST = 4, NAIVE_NONE = -1 };

enum naive_credential { UNVERIFIED, OWN, FALSE_ONE };

/* How a victim is met. */
struct naive_meeting {
    int person;
    int layer;
    bool friend;  /* a real friend of an account in the own persona */
    bool assumed; /* as a friend of the person the account acts as */
};

struct naive_account {
    enum { SHUT, COMING, OPEN } state;
    int due; /* shut: when to choose; coming: when it opens */
    enum naive_credential credential;
    bool own_persona, limited, reported;
    int serial;   /* counts openings */
    int identity; /* behind a false credential */
    int acts_as, acts_until, acts_from;
    int contact[NAIVE_CONTACTS], contacts;
};

struct naive_past {
    struct naive_meeting meeting;
    int account, serial; /* account NAIVE_NONE: offline */
};

struct naive_person {
    /* the ordinary user */
    bool minor, normative, authentic, named, member, leaked, purged;
    enum naive_credential credential;
    double luck[7]; /* complies; buys; the bought one passes; authentic; shows the name; pays a fee; sheds followers */
    double concern, caution_start, caution;
    int caution_day, decides; /* day of decision after a law */
    int audience[ATTRIBUTE_COUNT];
    int suspended_until, times, offences;
    bool reported, report_true;
    /* the offender, if ever one */
    bool ever, motivated, release_due;
    double propensity, perceived, cost;
    int accounts, identified, identified_today, successes_today, quantity, last_suspension;
    int barred_until, pseudonym_barred_until, blacklisted_until, detained_until;
    struct naive_account *account;
    struct naive_past past[NAIVE_PAST];
    int pasts;
};

struct naive_offence {
    int day, type, offender, victim, account, serial, suspect;
    enum naive_credential credential;
    bool known, assumed, reported_platform, reported_police, detected;
};

struct naive_report {
    int person, account, serial; /* account NAIVE_NONE: the ordinary account */
};

struct naive_case {
    int offence, ends;
};

struct naive_world {
    const struct params *params;
    const struct graph *graph;
    gsl_rng *random;
    int day, count;
    struct naive_person *person;
    struct naive_offence *offence;
    int offences, today; /* all; index of the first one of today */
    int offence_room;
    struct naive_report *report;
    int reports, report_room;
    int *waiting, cases, case_room; /* offences whose cases wait */
    struct naive_case *active;
    int actives, active_room;
    int *pool, pooled; /* leaked identities */
    int *insulter, insulters, insulter_room;
    int *reported_on, *cleared_on; /* by day */
    int sanctions_today;
    double hired, price, awareness, belief, trust_badge, trust_plain, certainty;
    double false_share_today;
    double result[N_COUNT];
};

/* One run. `result` gets N_COUNT numbers. */
void naive_run(const struct params *params, const struct graph *graph, unsigned long seed, double result[N_COUNT]);

/* naive.c */
double naive_uniform(struct naive_world *w);
bool naive_chance(struct naive_world *w, double p);
int naive_below(struct naive_world *w, int n);
int naive_poisson(struct naive_world *w, double mean);
int naive_round(struct naive_world *w, double x);
void *naive_new(size_t count, size_t size);
void *naive_room(void *items, int count, int *room, size_t size);
bool naive_active(const struct naive_world *w, int person);
int naive_active_users(const struct naive_world *w);
int naive_random_user(struct naive_world *w);
bool naive_at_large(const struct naive_world *w, const struct naive_person *p);
int naive_verification(const struct naive_world *w);
bool naive_in_force(const struct naive_world *w);
double naive_technical(const struct naive_world *w, const struct naive_person *offender);
double naive_traceability(const struct naive_world *w, const struct naive_person *offender,
                          enum naive_credential credential);
double naive_disinhibition(const struct naive_world *w, double rho, enum naive_credential credential);
double naive_caution(const struct naive_world *w, const struct naive_person *p);

/* naive_people.c */
void naive_people(struct naive_world *w);
void naive_law(struct naive_world *w);
void naive_disclosure(struct naive_world *w);
void naive_registry(struct naive_world *w);
void naive_market(struct naive_world *w, bool ages);
int naive_seen_from(const struct naive_person *p, int attribute);
void naive_withdraw(struct naive_person *p);

/* naive_accounts.c */
void naive_motivate(struct naive_world *w, int person, double perceived);
void naive_first_accounts(struct naive_world *w);
void naive_accounts(struct naive_world *w);
void naive_shut(struct naive_world *w, struct naive_account *a);
void naive_take_down(struct naive_world *w, int person, int account);
void naive_seize(struct naive_world *w, int person);
void naive_trust(struct naive_world *w, bool first);

/* naive_meeting.c */
void naive_infiltration(struct naive_world *w);
double naive_visible(const struct naive_world *w, int type, int victim, int layer);
double naive_badge_trust(const struct naive_world *w, const struct naive_account *a);
double naive_authentic_share(const struct naive_world *w, bool badge);
double naive_guessed(const struct naive_world *w, int type, int victim, int layer);
struct naive_meeting naive_pick(struct naive_world *w, int person, int place, int type, const double authentic[2]);
struct naive_meeting naive_pick_friend(struct naive_world *w, int person, int type);

/* naive_offending.c */
void naive_offending(struct naive_world *w);
void naive_assumed(struct naive_world *w);
void naive_incivility(struct naive_world *w);

/* naive_law.c */
void naive_reporting(struct naive_world *w);
void naive_moderation(struct naive_world *w);
void naive_investigation(struct naive_world *w);
void naive_sanctions(struct naive_world *w);
void naive_learning(struct naive_world *w);
void naive_motivation(struct naive_world *w);

#endif
