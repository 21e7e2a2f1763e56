/* metrics.h - every output of a run, and the one table that describes them.
 *
 * A new metric is two edits: the identifier here and its row in sim/params/metrics.c. */
#ifndef REGIMESIM_PARAMS_METRICS_H
#define REGIMESIM_PARAMS_METRICS_H

#include <stddef.h>

#include "regimesim/params/params.h"

enum metric_kind {
    METRIC_FLOW,   /* counted as things happen; one value a window (the days since the last one) */
    METRIC_STOCK,  /* a state at the end of a window */
    METRIC_RATE,   /* derived from flows and stocks of a window */
    METRIC_COHORT, /* one value a 30-day cohort of offences; x = first day of the cohort */
    METRIC_DELAY,  /* a survival curve; x = days since the offence */
    METRIC_SUMMARY /* one value a run */
};

/* Which of the five scales a summary metric speaks to. */
enum metric_scale { SCALE_NONE, SCALE_SECURITY, SCALE_ACCOUNTABILITY, SCALE_PRIVACY, SCALE_LIBERTY, SCALE_COST };

enum metric {
    /* flows by platform */
    M_ATTEMPTS,
    M_VICTIMISATIONS,
    M_VICTIMISATIONS_AUTHENTIC,
    M_VICTIMISATIONS_FICTITIOUS,
    M_VICTIMISATIONS_VERIFIED,
    M_VICTIMISATIONS_UNVERIFIED,
    M_VICTIMISATIONS_FRIEND,
    M_VICTIMISATIONS_SECOND,
    M_VICTIMISATIONS_STRANGER,
    M_VICTIMISATIONS_KNOWN,
    M_VICTIMISATIONS_ASSUMED,
    M_VICTIMISATIONS_AGAIN,
    M_VICTIMISATIONS_HOP1,
    M_VICTIMISATIONS_HOP2,
    M_VICTIMISATIONS_MINORS,
    M_VICTIMISATIONS_BY_UNVERIFIED,
    M_VICTIMISATIONS_BY_OWN,
    M_VICTIMISATIONS_BY_FALSE,
    M_HARM,
    M_INCIVILITY,
    M_INCITEMENT,
    M_RING_PUBLICATIONS,
    M_RING_HARASSMENT,
    M_PILE_ON,
    M_RING_REPORTS,
    M_REQUESTS_STRANGER,
    M_ACCEPTED_STRANGER,
    M_REQUESTS_MUTUAL,
    M_ACCEPTED_MUTUAL,
    M_OPENED,
    M_REPORTS,
    M_REPORTS_MALICIOUS,
    M_REPORTS_BYSTANDERS,
    M_REPORTS_HANDLED,
    M_TAKEDOWNS,
    M_WRONGFUL_SUSPENSIONS,
    M_OWNERS_BARRED,
    M_BREACHED,
    M_POSTS,
    M_POSTS_SENSITIVE,
    M_POSTS_WITHHELD,
    M_POSTS_REMOVED,
    M_AUTHORS_IDENTIFIED,
    M_POSTS_TARGETED,
    M_POSTS_WITHHELD_VULNERABLE,
    M_AUTHORS_IDENTIFIED_VULNERABLE,
    M_AUTHORS_SANCTIONED,
    M_EXCLUDED_BY_FEE,
    M_PURGED,
    M_REOPENED,
    M_REENTRY_DAYS,
    M_DISCLOSURES_WARNED,
    M_DISCLOSURES_REFUSED,
    M_COLLECTED,
    M_STAFF_CAPACITY,
    M_ACCOUNT_DAYS,
    M_ACCOUNT_DAYS_AUTHENTIC,
    M_ACCOUNT_DAYS_VERIFIED,
    /* flows by offence type */
    M_OFFENCES,
    M_OFFENCES_REPORTED,
    M_OFFENCES_CLEARED,
    /* flows by jurisdiction */
    M_POLICE_REPORTS,
    M_POLICE_REPORTS_ABROAD,
    M_CASES_OPENED,
    M_CASES_COLD,
    M_CASES_SOLVED,
    M_OFFENCES_DETECTED,
    M_OFFENCES_DETECTED_ABROAD,
    M_OFFENDERS_IDENTIFIED,
    M_WRONGLY_ACCUSED,
    M_DETENTIONS,
    M_EDUCATIONS,
    M_WARNINGS,
    M_SENTENCES,
    M_RING_MEMBERS_EXPOSED,
    M_REGISTRY_LOOKUPS,
    M_LOOKUPS_REFUSED,
    M_CREDIT_DROPS,
    M_PETTY_SANCTIONS,
    M_REGISTER_BREACHED,
    M_CUT_OFF,
    M_SELLER_ENTRIES,
    M_SELLERS_PROSECUTED,
    M_SELLER_SENTENCES,
    /* flows of the world */
    M_ONSETS,
    M_DESISTANCES,
    M_OFFLINE_DISPLACED,
    M_LEFT,
    M_MOVED,
    M_MIGRATED,
    M_RETURNED,
    M_PAID_CREDENTIALS,
    M_PAID_ACCESS,
    /* stocks by platform */
    M_USERS,
    M_USERS_VERIFIED,
    M_USERS_FALSE,
    M_OPERATING,
    M_OPERATING_UNVERIFIED,
    M_OPERATING_OWN,
    M_OPERATING_FALSE,
    M_AUTHENTIC_SHARE,
    M_FALSE_SHARE,
    M_VERIFIED_SHARE,
    M_TRUST_VERIFIED,
    M_TRUST_UNVERIFIED,
    M_BELIEF,
    M_REPORT_QUEUE,
    M_EXPOSURE,
    M_EXPOSURE_AUTHENTIC,
    M_ATTENTION,
    M_HIRED,
    /* stocks by jurisdiction */
    M_CASE_QUEUE,
    M_OFFENDERS,
    M_DETAINED,
    M_BLACKLISTED,
    M_PERCEIVED_CERTAINTY,
    M_PUBLIC_CERTAINTY,
    M_CREDIT_MEAN,
    M_CREDIT_BLACKLISTED,
    M_CREDIT_PERKS,
    M_VPN_USERS,
    M_SELLERS_CREDENTIALS,
    M_SELLERS_ACCESS,
    /* stocks of the world */
    M_PRICE,
    M_PRICE_VPN,
    M_SUPPLY,
    M_AWARENESS,
    M_BANNED,
    M_INTERVENTIONS,
    M_RINGS_ACTIVE,
    M_DOXED,
    /* derived, by window */
    M_RATE_ALL,
    M_RATE_AUTHENTIC,
    M_RATE_FICTITIOUS,
    M_RATE_VERIFIED,
    M_RATE_UNVERIFIED,
    M_RATE_INCIVILITY,
    M_PREVALENCE,
    M_REPEAT_SHARE,
    /* by cohort, by delay */
    M_COHORT_DETECTION,
    M_COHORT_DETECTION_REPORTED,
    M_UNDETECTED,
    M_UNDETECTED_REPORTED,
    /* summaries of a run */
    M_SUM_RATE_ALL,
    M_SUM_RATE_AUTHENTIC,
    M_SUM_RATE_FICTITIOUS,
    M_SUM_RATE_VERIFIED,
    M_SUM_RATE_UNVERIFIED,
    M_SUM_RATE_SECOND_HALF,
    M_SUM_RATE_AUTHENTIC_SECOND_HALF,
    M_SUM_HARM,
    M_SUM_RATE_INCIVILITY,
    M_SUM_PREVALENCE_YEAR,
    M_SUM_PREVALENCE,
    M_SUM_REPEAT,
    M_SUM_VICTIM_GINI,
    M_SUM_DISCLOSURE_RATIO,
    M_SUM_KNOWN,
    M_SUM_ASSUMED,
    M_SUM_HOP1,
    M_SUM_HOP2,
    M_SUM_RING_VICTIMS,
    M_SUM_REPORTED_POLICE,
    M_SUM_DETECTION,
    M_SUM_DETECTION_SECOND_HALF,
    M_SUM_DETECTION_REPORTED,
    M_SUM_IDENTIFIED,
    M_SUM_MEDIAN_DAYS,
    M_SUM_REIDENTIFIED,
    M_SUM_REIDENTIFIED_ADULTS,
    M_SUM_REIDENTIFIED_MINORS,
    M_SUM_WRONG_ACCUSATIONS,
    M_SUM_ACCEPT_STRANGER,
    M_SUM_ACCEPT_MUTUAL,
    M_SUM_TOP_DECILE,
    M_SUM_TOP_PERCENT,
    M_SUM_FALSE_STOCK,
    M_SUM_OWN_CREDENTIAL,
    M_SUM_AUTHENTIC_SHARE,
    M_SUM_FALSE_SHARE,
    M_SUM_EXPOSURE,
    M_SUM_BREACHED,
    M_SUM_WRONGFUL,
    M_SUM_BARRED,
    M_SUM_EXIT,
    M_SUM_WITHHELD,
    M_SUM_REMOVED,
    M_SUM_AUTHORS,
    M_SUM_TARGETED,
    M_SUM_WITHHELD_VULNERABLE,
    M_SUM_AUTHORS_SANCTIONED,
    M_SUM_LOOKUPS,
    M_SUM_CREDIT_BLACKLISTED,
    M_SUM_PETTY_SANCTIONS,
    M_SUM_VPN,
    M_SUM_MIGRATED,
    M_SUM_RETURNED,
    M_SUM_SELLER_SANCTION,
    M_SUM_REPORTS_HANDLED,
    M_SUM_CASES,
    M_SUM_EXCLUDED,
    M_SUM_REOPENED,
    M_SUM_REENTRY,
    M_SUM_STAFF,
    M_SUM_BUNCHING,
    METRIC_COUNT
};

struct metric_row {
    const char *name; /* lower_case; summaries carry no prefix beyond their own name */
    enum metric_kind kind;
    enum param_scope scope; /* SCOPE_ROOT: one value; else one for each element of that list */
    const char *label;      /* for figures and tables: "victimisation rate, all users" */
    const char *unit;       /* "per 1,000 accounts and 30 days" */
    enum metric_scale scale;
    int better;                     /* -1 lower is better, 1 higher, 0 neither */
    bool headline;                  /* shown in the short comparison table */
    double target_low, target_high; /* empirical target of the anonymous baseline; NaN: none */
    const char *source;             /* key of scenarios/SOURCES.md for the target, or NULL */
    const char *doc;
};

extern const struct metric_row metric_table[METRIC_COUNT];
extern const char *const scale_names[];
extern const char *const metric_kind_names[];

/* The metric called `name`, or -1. */
int metric_find(const char *name);

#endif
