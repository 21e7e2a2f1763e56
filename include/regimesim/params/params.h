/* params.h - every parameter of a scenario, and the one table that describes them.
 *
 * A parameter is two edits: the member here and its row in sim/params/table.c. Offset and type of a row are taken
 * from the member. The table drives YAML, --set, sweeps, `params`, PARAMETERS.md and the record of a run. */
#ifndef REGIMESIM_PARAMS_PARAMS_H
#define REGIMESIM_PARAMS_PARAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "regimesim/util/error.h"

enum {
    NAME_SIZE = 48,   /* names of list elements, with the final NUL */
    TEXT_SIZE = 1024, /* file paths and lists of changes, with the final NUL */
    MAX_PLATFORMS = 8,
    MAX_JURISDICTIONS = 32,
    MAX_OFFENCES = 32,
    MAX_AGREEMENTS = 16,
    MAX_INTERVENTIONS = 16
};

enum network_source {
    NETWORK_SOCIAL,
    NETWORK_FILE,
    NETWORK_ERDOS_RENYI,
    NETWORK_BARABASI_ALBERT,
    NETWORK_WATTS_STROGATZ,
    NETWORK_BLOCK_MODEL,
    NETWORK_PREFERENTIAL
};
enum verification { VERIFICATION_NONE, VERIFICATION_OPTIONAL, VERIFICATION_TIERED, VERIFICATION_MANDATORY };
enum front_stage { FRONT_PSEUDONYM, FRONT_VOLUNTARY, FRONT_REAL };
enum existing_accounts { EXISTING_EXEMPT, EXISTING_MUST_VERIFY };
enum trust_form { TRUST_RELATIVE, TRUST_ABSOLUTE };
enum rhythm { RHYTHM_RANDOM, RHYTHM_EVEN };
enum credential_tries { TRIES_EXPECTED, TRIES_DAILY };
enum registry_keeper { KEEPER_PLATFORM, KEEPER_STATE, KEEPER_NOBODY };
enum offence_kind { OFFENCE_VICTIM, OFFENCE_VICTIMLESS, OFFENCE_INCIVILITY };
enum trigger {
    TRIGGER_NONE,
    TRIGGER_VICTIMISATION_RATE,
    TRIGGER_INCIVILITY_RATE,
    TRIGGER_PREVALENCE,
    TRIGGER_BREACHED_SHARE,
    TRIGGER_REPORT_QUEUE,
    TRIGGER_CASE_QUEUE,
    TRIGGER_LEFT_SHARE
};
enum direction { DIRECTION_ABOVE, DIRECTION_BELOW };

/* The sixteen personal attributes of Dong and Li (2016), section 3. */
enum attribute {
    ATTRIBUTE_DEMOGRAPHICS,
    ATTRIBUTE_PHYSICAL,
    ATTRIBUTE_FAMILY,
    ATTRIBUTE_EDUCATION,
    ATTRIBUTE_WORK,
    ATTRIBUTE_HOBBIES,
    ATTRIBUTE_ACHIEVEMENTS,
    ATTRIBUTE_ACTIVITIES,
    ATTRIBUTE_CONSUMPTION,
    ATTRIBUTE_FINANCES,
    ATTRIBUTE_HOUSING,
    ATTRIBUTE_VEHICLE,
    ATTRIBUTE_TRAVEL,
    ATTRIBUTE_PSYCHOLOGY,
    ATTRIBUTE_POLITICS,
    ATTRIBUTE_RELATIVES,
    ATTRIBUTE_COUNT
};
extern const char *const attribute_names[ATTRIBUTE_COUNT + 1]; /* NULL-terminated */

/* A parameter that names an element of a list, e.g. a platform's home jurisdiction. */
struct reference {
    int index;
};

/* Sets are 32-bit masks: of attributes, or of jurisdictions. */
typedef uint32_t set_mask;

struct platform_params {
    char name[NAME_SIZE];
    struct reference home;
    set_mask blocked_in;
    double user_share;
    int verification;
    double strength;
    int front_stage;
    int law_day;
    int existing_accounts;
    int grace_days;
    bool duplicates;
    int ban_days;
    double tier_reach;
    int prominent_friends;
    double breach_hazard;
    double breach_share;
    int breach_day;
    double moderation_capacity;
    double sensitivity;
    double specificity;
    int suspension_days;
    double targeted_share;
    double takedown_breadth;
    double encryption;
    int registry_keeper;
    double credential_price_factor;
    double entry_fee;
    bool durable_pseudonyms;
    double warnings;
    double consent;
    double collection;
    double hiring;
    double hiring_backlog;
    double hiring_limit;
    double attrition;
};

struct jurisdiction_params {
    char name[NAME_SIZE];
    double population_share;
    double investigations;
    double duration;
    double duration_shape;
    int limitation;
    double cooperation;
    int cooperation_delay;
    int detention_from;
    int detention_days;
    int sentence_from;
    int sentence_days;
    int sentence_quantity;
    bool minors_educated;
    double publicised;
    bool permanent_file;
    bool bans;
    double surveillance;
    double vpn_obstruction;
    double vpn_permits;
    double seller_prosecution;
    bool blacklist;
    int blacklist_days;
    bool social_credit;
    bool warrant;
    double lookup_budget;
    double persecution;
    double register_breach_hazard;
    double register_breach_share;
    int register_breach_day;
};

struct offence_params {
    char name[NAME_SIZE];
    int kind;
    double weight;
    double rate;
    double success;
    double base_leverage;
    set_mask attributes;
    double reach_friend;
    double reach_second;
    double reach_stranger;
    double severity;
    double report_platform;
    double report_police;
    double proactive;
    bool offline;
    bool against_minors;
    double assumes_identity;
};

struct agreement_params {
    char name[NAME_SIZE];
    set_mask parties;
    double cooperation;
    int delay;
    bool in_force;
};

struct intervention_params {
    char name[NAME_SIZE];
    int start;
    int until;
    int ramp_days;
    int trigger;
    int direction;
    double threshold;
    int lasting;
    char changes[TEXT_SIZE]; /* change.h */
};

struct params {
    struct {
        int days;
        int replicates;
        int seed;
        int interval;
        int follow_up;
        bool hops;
    } run;
    struct {
        int source;
        char file[TEXT_SIZE];
        int persons;
        double mean_degree;
        double degree_sigma;
        double clustering;
        double rewiring;
        int blocks;
        double mixing;
    } network;
    struct {
        double minor_share;
        double motivated_share;
        double desistance;
        double propensity_shape;
        double concern_a, concern_b;
        double caution_a, caution_b;
        double cost_sigma;
        double extra_accounts;
        double normative_share;
    } population;
    struct {
        double uptake;
        double resistance;
        double tier_demand;
        double buys_false;
        double moves;
        double authentic_unverified;
        double authentic_verified;
        double display_share;
        double choice_sharpness;
        double risk_weight;
        double own_persona;
        int reentry_days;
        int wait_days;
        double fee_weight;
        double pseudonym_stake;
        double purge_margin;
        double purge_share;
    } registration;
    struct {
        double disclosed;
        double concern_weight;
        double audience_friends;
        double audience_second;
        double audience_everyone;
        double active_rate;
        double passive_rate;
        double withdrawal;
        double literacy;
        double inference;
    } disclosure;
    struct {
        int form;
        double bonus;
        double initial_belief;
        double recovery;
        double loss;
        double friend;
    } trust;
    struct {
        double price;
        double supply_half;
        double supply_elsewhere;
        double half_life;
        int tries;
        double awareness;
        double awareness_half_life;
    } credentials;
    struct {
        double requests;
        double mutual_share;
        double accept_stranger;
        double accept_mutual;
        double contacts_half;
    } infiltration;
    struct {
        double rate;
        int rhythm;
        double disinhibition;
        double deterrence;
        int candidates;
        double prominence;
        double caution_gain;
        double caution_half_life;
        double return_share;
        bool spares_offenders;
        double notice_days;
        double offline_displacement;
    } offending;
    struct {
        double posts;
        double sensitive_share;
        double chill;
        double attention;
        double attention_half_life;
        double vulnerable_share;
        double vulnerable_posts;
        double vulnerable_chill;
        double fear;
        double fear_half_life;
    } expression;
    struct {
        double take_up;
        double offender_take_up;
        double price;
        double evasion;
        double alarm;
        double alarm_half_life;
        double reconsider;
    } vpn;
    struct {
        double rate;
        int asked;
        double inertia;
    } migration;
    struct {
        double credentials;
        double access;
        double competition;
        double credentials_cost;
        double access_cost;
        double access_value;
        double memory;
        double entry;
        double exit;
        double caution;
        double caution_half_life;
        double reference_days;
        double reference_turnover;
        double sanction_exponent;
        double sanction_cap;
    } sellers;
    struct {
        double malicious_reports;
        double bystanders;
        double clearing_days;
        double displacement;
    } moderation;
    struct {
        double trace_technical;
        double trace_registry;
        double known_offender;
        double clears_others;
        double wrong_accusation;
        double file_gain;
        double witness;
        double warrant_granted;
        double warrant_abused;
    } investigation;
    struct {
        double formation;
        double size;
        int leaders;
        int minor_leaders;
        double abroad;
        int scouts;
        double access_rate;
        int needed;
        int patience_days;
        int attack_days;
        double harassment;
        double bystanders;
        double malicious_reports;
        double exposure;
        int rest_days;
        struct reference publishes, harasses;
    } rings;
    struct {
        double prior;
        double prior_weight;
        double rate;
        double own_experience;
        double unpunished;
        double publicity;
        double desist_on_release;
    } learning;
    struct {
        double initial_mean;
        double initial_sd;
        double recovery;
        double offence_drop;
        double accusation_drop;
        double petty_rate;
        double petty_certainty;
        double petty_drop;
        double blacklist_below;
        double perk_1, perk_2, perk_3;
        double perk_weight;
        double contacts;
    } credit;
    struct {
        bool policy;
        bool registration;
        bool disclosure;
        bool registry;
        bool market;
        bool vpn;
        bool migration;
        bool sellers;
        bool expression;
        bool trust;
        bool infiltration;
        bool offending;
        bool incivility;
        bool assumed_identity;
        bool rings;
        bool reporting;
        bool moderation;
        bool investigation;
        bool sanctions;
        bool social_credit;
        bool learning;
        bool motivation;
    } mechanisms;
    int platform_count;
    int jurisdiction_count;
    int offence_count;
    int agreement_count;
    int intervention_count;
    struct platform_params platforms[MAX_PLATFORMS];
    struct jurisdiction_params jurisdictions[MAX_JURISDICTIONS];
    struct offence_params offences[MAX_OFFENCES];
    struct agreement_params agreements[MAX_AGREEMENTS];
    struct intervention_params interventions[MAX_INTERVENTIONS];
};

enum param_scope {
    SCOPE_ROOT,
    SCOPE_PLATFORM,
    SCOPE_JURISDICTION,
    SCOPE_OFFENCE,
    SCOPE_AGREEMENT,
    SCOPE_INTERVENTION, /* last: its changes name elements of the others */
    SCOPE_COUNT
};
enum param_type {
    PARAM_REAL,
    PARAM_INT,
    PARAM_BOOL,
    PARAM_CHOICE,
    PARAM_TEXT,
    PARAM_REFERENCE,
    PARAM_SET,
    PARAM_CHANGES /* change.h */
};
enum param_basis { BASIS_PUBLISHED, BASIS_CALIBRATED, BASIS_ASSUMED, BASIS_POLICY, BASIS_COUNT };
extern const char *const basis_names[BASIS_COUNT];
extern const char *const scope_sections[SCOPE_COUNT]; /* "", "platforms", "jurisdictions", ... */

struct param_row {
    const char *path; /* "offending.rate"; list members "platforms.*.strength" */
    enum param_scope scope;
    enum param_type type;
    size_t offset, size;        /* within struct params, or within the list element */
    const char *unit;           /* "1/day", "days", "share"; "" for none */
    const char *const *choices; /* PARAM_CHOICE, and PARAM_SET of attributes: NULL-terminated; else NULL */
    enum param_scope refers;    /* PARAM_REFERENCE, and PARAM_SET of list elements: which list; else SCOPE_ROOT */
    double value;               /* default (number, choice index, mask); for text the default is "" */
    double min, max;            /* valid range, inclusive; for REAL and INT */
    double low, high;           /* plausible range, for sampling; low == high: not sampled */
    enum param_basis basis;
    const char *source;  /* key of scenarios/SOURCES.md; NULL with BASIS_POLICY or BASIS_ASSUMED */
    const char *doc;     /* one line */
    bool lowest_is_none; /* the lowest value is "no such rule": there is no way between it and the others */
    bool fixed;          /* read only at the start: no intervention can change it in a run */
};

extern const struct param_row param_table[];
extern const size_t param_table_size;

/* One addressable value: a row, and which list element it is for (-1 for SCOPE_ROOT). */
struct param_ref {
    const struct param_row *row;
    int element;
};

/* Defaults: one platform `domestic`, one jurisdiction `home`, the ten offence types. */
void params_defaults(struct params *params);

/* Number of list elements in use, and element i's name. */
int params_list_count(const struct params *params, enum param_scope scope);
const char *params_element_name(const struct params *params, enum param_scope scope, int element);
/* Index of the element called `name`, or -1. */
int params_element_find(const struct params *params, enum param_scope scope, const char *name);
/* Append an element with the row defaults; returns its index, or -1 when the list is full. `name` must be a valid,
 * unused name (text_is_name). */
int params_element_add(struct params *params, enum param_scope scope, const char *name);
int params_list_capacity(enum param_scope scope);

/* All values in use, in table order, elements of a list side by side: index 0 .. params_count-1. */
size_t params_count(const struct params *params);
struct param_ref params_at(const struct params *params, size_t index);
/* A number for each possible value, independent of which elements are in use: for arrays kept beside the params.
 * Less than PARAM_SLOTS. */
enum { PARAM_SLOTS = 4096 };
size_t param_slot(struct param_ref ref);

/* Resolve "platforms.domestic.strength". STATUS_DATA with the nearest known path on failure. */
enum status params_find(const struct params *params, const char *path, struct param_ref *ref, struct error *error);
/* The row for a member of a section or list element: ("platforms.*", "strength"), ("offending", "rate"); or NULL. */
const struct param_row *param_row_find(const char *section, const char *key);

/* Full path with the element's name, into buffer (size >= 160); returns buffer. */
const char *param_path(const struct params *params, struct param_ref ref, char *buffer, size_t size);

/* Set from text as written in YAML or after `--set path=`: numbers, on/off/true/false/yes/no, choice names, element
 * names, sets as "a, b" or "[a, b]" or "none", changes as in change.h. STATUS_DATA says what was expected (range,
 * choices, nearest); the value is unchanged then. */
enum status param_set_text(struct params *params, struct param_ref ref, const char *text, struct error *error);
/* Set from a number (REAL, INT, BOOL, CHOICE index); same checks. */
enum status param_set_number(struct params *params, struct param_ref ref, double value, struct error *error);
double param_get_number(const struct params *params, struct param_ref ref); /* not for texts and changes */
/* Write a number without any check: for defaults and for values that were checked already. Not for texts and
 * changes. */
void param_store(struct params *params, struct param_ref ref, double value);
/* Text form that param_set_text reads back; returns buffer (size >= TEXT_SIZE). */
const char *param_format(const struct params *params, struct param_ref ref, char *buffer, size_t size);

/* Rules between fields. `report` is called once for each broken rule with the value to blame. Returns the count. */
typedef void params_report(void *context, struct param_ref blame, const char *message);
int params_check(const struct params *params, params_report *report, void *context);
/* Is any broken? The first one, into message. */
bool params_broken(const struct params *params, char message[ERROR_MESSAGE_SIZE]);

/* Hash of all values in use (not of names of files they came from): equal params, equal hash. */
uint64_t params_hash(const struct params *params);

#endif
