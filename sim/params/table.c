/* table.c - the parameter table: one row for each member of struct params. Data only.
 *
 * A row's offset, size and type come from the member it names. Where a default has no published basis its row says
 * ASSUMED: it is a starting point for exploration, not a finding. */
#include "regimesim/params/params.h"

#define MEMBER_TYPE(m) \
    _Generic((m), double: PARAM_REAL, int: PARAM_INT, bool: PARAM_BOOL, struct reference: PARAM_REFERENCE, \
             set_mask: PARAM_SET, char *: PARAM_TEXT, const char *: PARAM_TEXT)
#define MEMBER(struct_, m) \
    .offset = offsetof(struct struct_, m), .size = sizeof(((struct struct_ *)0)->m), \
    .type = MEMBER_TYPE(((struct struct_ *)0)->m)
#define CHOICE_MEMBER(struct_, m, names) \
    .offset = offsetof(struct struct_, m), .size = sizeof(((struct struct_ *)0)->m), \
    .type = _Generic(((struct struct_ *)0)->m, int: PARAM_CHOICE), .choices = (names)
#define ROOT(m) .path = #m, .scope = SCOPE_ROOT, MEMBER(params, m)
#define ROOT_CHOICE(m, names) .path = #m, .scope = SCOPE_ROOT, CHOICE_MEMBER(params, m, names)
#define PLATFORM(m) .path = "platforms.*." #m, .scope = SCOPE_PLATFORM, MEMBER(platform_params, m)
#define PLATFORM_CHOICE(m, names) \
    .path = "platforms.*." #m, .scope = SCOPE_PLATFORM, CHOICE_MEMBER(platform_params, m, names)
#define JURISDICTION(m) .path = "jurisdictions.*." #m, .scope = SCOPE_JURISDICTION, MEMBER(jurisdiction_params, m)
#define AGREEMENT(m) .path = "agreements.*." #m, .scope = SCOPE_AGREEMENT, MEMBER(agreement_params, m)
#define INTERVENTION(m) \
    .path = "interventions.*." #m, .scope = SCOPE_INTERVENTION, MEMBER(intervention_params, m), FIXED_IN_A_RUN
#define INTERVENTION_CHOICE(m, names) \
    .path = "interventions.*." #m, .scope = SCOPE_INTERVENTION, CHOICE_MEMBER(intervention_params, m, names), FIXED_IN_A_RUN
#define OFFENCE(m) .path = "offences.*." #m, .scope = SCOPE_OFFENCE, MEMBER(offence_params, m)
#define OFFENCE_CHOICE(m, names) .path = "offences.*." #m, .scope = SCOPE_OFFENCE, CHOICE_MEMBER(offence_params, m, names)

/* default; valid from, to; plausible from, to */
#define VALUE(d, from, to, l, h) .value = (d), .min = (from), .max = (to), .low = (l), .high = (h)
#define FIXED(d, from, to) VALUE(d, from, to, d, d)
#define PUBLISHED(key) .basis = BASIS_PUBLISHED, .source = (key)
#define CALIBRATED(key) .basis = BASIS_CALIBRATED, .source = (key)
#define ASSUMED .basis = BASIS_ASSUMED
#define POLICY .basis = BASIS_POLICY
/* Read before or on day 0 only, or kept by the model from then on: no intervention can change it. */
#define FIXED_IN_A_RUN .fixed = true
#define SWITCH(m, what) {ROOT(mechanisms.m), .unit = "", FIXED(1, 0, 1), POLICY, FIXED_IN_A_RUN, .doc = what}

const char *const attribute_names[ATTRIBUTE_COUNT + 1] = {
    [ATTRIBUTE_DEMOGRAPHICS] = "demographics", [ATTRIBUTE_PHYSICAL] = "physical_condition",
    [ATTRIBUTE_FAMILY] = "family",             [ATTRIBUTE_EDUCATION] = "education",
    [ATTRIBUTE_WORK] = "work",                 [ATTRIBUTE_HOBBIES] = "hobbies",
    [ATTRIBUTE_ACHIEVEMENTS] = "achievements", [ATTRIBUTE_ACTIVITIES] = "daily_activities",
    [ATTRIBUTE_CONSUMPTION] = "consumption",   [ATTRIBUTE_FINANCES] = "finances",
    [ATTRIBUTE_HOUSING] = "housing",           [ATTRIBUTE_VEHICLE] = "vehicle",
    [ATTRIBUTE_TRAVEL] = "travel",             [ATTRIBUTE_PSYCHOLOGY] = "psychological_state",
    [ATTRIBUTE_POLITICS] = "political_views",  [ATTRIBUTE_RELATIVES] = "relatives",
};

const char *const basis_names[BASIS_COUNT] = {"published", "calibrated", "assumed", "policy"};
const char *const scope_sections[SCOPE_COUNT] = {"",         "platforms",  "jurisdictions",
                                                  "offences", "agreements", "interventions"};

static const char *const network_sources[] = {"social",         "file",        "erdos_renyi", "barabasi_albert",
                                              "watts_strogatz", "block_model", NULL};
static const char *const verifications[] = {"none", "optional", "tiered", "mandatory", NULL};
static const char *const front_stages[] = {"pseudonym", "voluntary", "real", NULL};
static const char *const existing[] = {"exempt", "must_verify", NULL};
static const char *const trust_forms[] = {"relative", "absolute", NULL};
static const char *const tries[] = {"expected", "daily", NULL};
static const char *const offence_kinds[] = {"victim", "victimless", "incivility", NULL};
static const char *const triggers[] = {"none",           "victimisation_rate", "incivility_rate", "prevalence",
                                       "breached_share", "report_queue",       "case_queue",      "left_share", NULL};
static const char *const directions[] = {"above", "below", NULL};

const struct param_row param_table[] = {
    {ROOT(run.days), .unit = "days", FIXED(730, 1, 36500), POLICY, FIXED_IN_A_RUN, .doc = "length of a run"},
    {ROOT(run.replicates), .unit = "runs", FIXED(20, 1, 100000), POLICY, FIXED_IN_A_RUN,
     .doc = "independent runs of each regime"},
    {ROOT(run.seed), .unit = "", FIXED(1, 0, 2147483647), POLICY, FIXED_IN_A_RUN, .doc = "seed of all random numbers"},
    {ROOT(run.interval), .unit = "days", FIXED(10, 1, 365), POLICY, FIXED_IN_A_RUN,
     .doc = "width of the windows that curves are recorded in"},
    {ROOT(run.follow_up), .unit = "days", FIXED(365, 1, 3650), POLICY,
     FIXED_IN_A_RUN, .doc = "detection rates count offences followed for at least this long, and detections within it"},

    {ROOT_CHOICE(network.source, network_sources), .unit = "", .value = NETWORK_SOCIAL, POLICY,
     FIXED_IN_A_RUN, .doc = "where friendships come from: a file or a generator"},
    {ROOT(network.file), .unit = "path", POLICY, FIXED_IN_A_RUN,
     .doc = "edge list, GraphML, GML or Pajek file, with source: file"},
    {ROOT(network.persons), .unit = "persons", FIXED(20000, 10, 200000000), POLICY,
     FIXED_IN_A_RUN, .doc = "number of persons (generators; a file brings its own)"},
    {ROOT(network.mean_degree), .unit = "friends", VALUE(190, 1, 5000, 30, 200), PUBLISHED("ugander2011"),
     FIXED_IN_A_RUN, .doc = "mean number of friends"},
    {ROOT(network.degree_sigma), .unit = "", VALUE(1.15, 0, 2, 0.8, 1.3), PUBLISHED("ugander2011"),
     FIXED_IN_A_RUN,
     .doc = "social generator: standard deviation of the logarithm of the degree (median 99, mean 191)"},
    {ROOT(network.clustering), .unit = "share", VALUE(0.14, 0, 0.6, 0.05, 0.3), PUBLISHED("ugander2011"),
     FIXED_IN_A_RUN, .doc = "social generator: linked share of the friend pairs of a person of median degree"},
    {ROOT(network.rewiring), .unit = "probability", VALUE(0.1, 0, 1, 0.01, 0.5), ASSUMED,
     FIXED_IN_A_RUN, .doc = "Watts-Strogatz: share of ties rewired"},
    {ROOT(network.blocks), .unit = "groups", FIXED(10, 1, 10000), ASSUMED, FIXED_IN_A_RUN,
     .doc = "block model: number of equal groups"},
    {ROOT(network.mixing), .unit = "share", VALUE(0.2, 0, 1, 0.05, 0.5), ASSUMED,
     FIXED_IN_A_RUN, .doc = "block model: share of a person's friendships that lead out of the group"},

    {ROOT(population.minor_share), .unit = "share", VALUE(0.1, 0, 1, 0.05, 0.2), ASSUMED,
     FIXED_IN_A_RUN, .doc = "persons under age: sanctioned by education only"},
    {ROOT(population.motivated_share), .unit = "share", VALUE(0.02, 0.0001, 0.5, 0.005, 0.05), CALIBRATED("kcc2024"),
     .doc = "f: share of persons motivated to offend at the start and in balance (3.3 % of adults say they offend)"},
    {ROOT(population.desistance), .unit = "1/day", VALUE(0.002, 0, 1, 0.0005, 0.01), ASSUMED,
     .doc = "nu: rate at which the motivated desist; onset is f nu/(1 - f)"},
    {ROOT(population.propensity_shape), .unit = "", VALUE(0.3, 0.01, 100, 0.15, 1), CALIBRATED("kumar2018"),
     .doc = "shape of the gamma distribution of propensity m (mean 1): few commit most"},
    {ROOT(population.concern_a), .unit = "", VALUE(2, 0.01, 100, 1, 4), ASSUMED, FIXED_IN_A_RUN,
     .doc = "privacy concern c ~ Beta(a, b): a"},
    {ROOT(population.concern_b), .unit = "", VALUE(3, 0.01, 100, 2, 5), ASSUMED, FIXED_IN_A_RUN,
     .doc = "privacy concern c ~ Beta(a, b): b"},
    {ROOT(population.caution_a), .unit = "", VALUE(2, 0.01, 100, 1, 4), ASSUMED, FIXED_IN_A_RUN,
     .doc = "caution g ~ Beta(a, b): a"},
    {ROOT(population.caution_b), .unit = "", VALUE(8, 0.01, 100, 4, 12), ASSUMED, FIXED_IN_A_RUN,
     .doc = "caution g ~ Beta(a, b): b"},
    {ROOT(population.cost_sigma), .unit = "", VALUE(1, 0, 3, 0.3, 1.5), CALIBRATED("cotsi2025"),
     .doc = "spread of the lognormal cost factor of false credentials (mean 1); prices differ 60-fold"},
    {ROOT(population.extra_accounts), .unit = "accounts", VALUE(1.5, 0, 50, 0.5, 4), CALIBRATED("facebook2019"),
     .doc = "an offender runs 1 + Poisson(this) operating accounts"},
    {ROOT(population.normative_share), .unit = "share", VALUE(0.2, 0, 1, 0.05, 0.4), ASSUMED,
     FIXED_IN_A_RUN, .doc = "share of persons whose incivility identifiability does not restrain"},

    {ROOT(registration.uptake), .unit = "probability", VALUE(0.15, 0, 1, 0.05, 0.3), CALIBRATED("linkedin2024"),
     .doc = "u: an optional badge is taken with probability u(1 - c)"},
    {ROOT(registration.resistance), .unit = "share", VALUE(0.15, 0, 1, 0.05, 0.5), ASSUMED,
     .doc = "r: compulsory verification is refused with probability c(r + (1 - r)W)"},
    {ROOT(registration.tier_demand), .unit = "share", VALUE(0.5, 0, 1, 0.2, 0.8), ASSUMED,
     .doc = "tiered rule: share of persons who want what only verified accounts may do"},
    {ROOT(registration.buys_false), .unit = "probability", VALUE(0.03, 0, 1, 0, 0.1), ASSUMED,
     .doc = "one who refuses tries a bought false credential, once; it passes with 1 - q"},
    {ROOT(registration.moves), .unit = "probability", VALUE(0.5, 0, 1, 0.2, 0.8), ASSUMED,
     .doc = "one who refuses and buys none moves to another platform within reach; else leaves"},
    {ROOT(registration.authentic_unverified), .unit = "share", VALUE(0.75, 0, 1, 0.6, 0.9), PUBLISHED("consumer2012"),
     .doc = "a_U: authentic profiles among unverified accounts (25 % falsify)"},
    {ROOT(registration.authentic_verified), .unit = "share", VALUE(0.95, 0, 1, 0.75, 1), ASSUMED,
     .doc = "a_V: authentic profiles among accounts with an own credential"},
    {ROOT(registration.display_share), .unit = "probability", VALUE(0.3, 0, 1, 0.1, 0.8), ASSUMED,
     .doc = "v: shows the real name where the front stage is voluntary"},
    {ROOT(registration.choice_sharpness), .unit = "1/trust", VALUE(4, 0, 100, 2, 10), ASSUMED,
     .doc = "beta: sharpness of the offender's choice among credentials"},
    {ROOT(registration.risk_weight), .unit = "trust", VALUE(10, 0, 1000, 3, 30), ASSUMED,
     .doc = "chi: weight of the perceived risk in that choice"},
    {ROOT(registration.own_persona), .unit = "probability", VALUE(0.42, 0, 1, 0.2, 0.8), CALIBRATED("pew2014"),
     .doc = "k_U: an unverified operating account is in its holder's own persona"},
    {ROOT(registration.reentry_days), .unit = "days", VALUE(3, 0, 365, 1, 14), CALIBRATED("vu2025"),
     .doc = "delay before a chosen account opens"},
    {ROOT(registration.wait_days), .unit = "days", VALUE(30, 1, 365, 10, 90), ASSUMED,
     .doc = "delay before one who opens no account thinks again"},

    {ROOT(disclosure.disclosed), .unit = "probability", VALUE(0.5, 0, 1, 0.3, 0.7), ASSUMED,
     FIXED_IN_A_RUN, .doc = "d: an attribute is disclosed at the start with probability d(1 - s c)"},
    {ROOT(disclosure.concern_weight), .unit = "", VALUE(0.5, 0, 1, 0.2, 0.8), ASSUMED, FIXED_IN_A_RUN,
     .doc = "s: what concern holds back"},
    {ROOT(disclosure.audience_friends), .unit = "share", FIXED(0.50, 0, 1), ASSUMED,
     FIXED_IN_A_RUN, .doc = "share of what is disclosed that goes to friends"},
    {ROOT(disclosure.audience_second), .unit = "share", FIXED(0.22, 0, 1), ASSUMED,
     FIXED_IN_A_RUN, .doc = "share that goes to friends of friends"},
    {ROOT(disclosure.audience_everyone), .unit = "share", FIXED(0.28, 0, 1), CALIBRATED("consumer2012"),
     FIXED_IN_A_RUN, .doc = "share that goes to everyone (28 % share nearly all beyond friends)"},
    {ROOT(disclosure.active_rate), .unit = "1/day", VALUE(0.001, 0, 1, 0.0002, 0.005), ASSUMED,
     .doc = "delta: rate at which a person widens the audience of an attribute"},
    {ROOT(disclosure.passive_rate), .unit = "1/day", VALUE(0.001, 0, 1, 0.0002, 0.005), ASSUMED,
     .doc = "delta_f: rate at which a friend reveals one to friends of friends"},
    {ROOT(disclosure.withdrawal), .unit = "probability", VALUE(0.3, 0, 1, 0.1, 0.6), ASSUMED,
     .doc = "w: a victim narrows all audiences by one level"},

    {ROOT_CHOICE(trust.form, trust_forms), .unit = "", .value = TRUST_RELATIVE, ASSUMED,
     .doc = "a badge informs as far as it separates (relative) or always (absolute)"},
    {ROOT(trust.bonus), .unit = "", VALUE(0.5, 0, 5, 0, 1), CALIBRATED("linkedin2024"),
     .doc = "b: trust that a badge adds (verified profiles get 60 % more views)"},
    {ROOT(trust.initial_belief), .unit = "share", FIXED(1, 0, 1), ASSUMED, FIXED_IN_A_RUN, .doc = "B on day 0"},
    {ROOT(trust.recovery), .unit = "1/day", VALUE(0.0055, 0, 1, 0.002, 0.02), ASSUMED, .doc = "r_B: recovery of belief"},
    {ROOT(trust.loss), .unit = "accounts", VALUE(20, 0, 10000, 5, 80), ASSUMED,
     .doc = "k_B: loss of belief per known victimisation by a verified-looking account and verified account"},
    {ROOT(trust.friend), .unit = "", VALUE(2, 0, 10, 1, 4), ASSUMED, .doc = "T_F: trust in a real friend"},

    {ROOT(credentials.price), .unit = "trust", VALUE(0.05, 0, 100, 0.01, 0.3), ASSUMED,
     .doc = "price_0 of a false credential: sets where the transition in strength lies"},
    {ROOT(credentials.supply_half), .unit = "identities/person", VALUE(0.05, 1e-6, 100, 0.01, 0.5), ASSUMED,
     .doc = "S_half: supply that halves the price"},
    {ROOT(credentials.supply_elsewhere), .unit = "identities/person", VALUE(0, 0, 10, 0, 0.2), ASSUMED,
     .doc = "S_0: stolen identities that leaked elsewhere"},
    {ROOT(credentials.half_life), .unit = "days", VALUE(365, 1, 100000, 90, 1500), ASSUMED,
     .doc = "half-life of a leaked identity's use"},
    {ROOT_CHOICE(credentials.tries, tries), .unit = "", .value = TRIES_EXPECTED, ASSUMED,
     .doc = "pay the expected cost of one that works, or try once a day and pay each time"},
    {ROOT(credentials.awareness), .unit = "", VALUE(1, 0, 1, 0.3, 1), ASSUMED,
     .doc = "W rises by (1 - W) times this times the share of persons whose record leaked"},
    {ROOT(credentials.awareness_half_life), .unit = "days", VALUE(180, 1, 100000, 60, 720), ASSUMED,
     .doc = "half-life of public awareness of a breach"},

    {ROOT(infiltration.requests), .unit = "1/day", VALUE(0.5, 0, 100, 0.1, 2), ASSUMED,
     .doc = "r: connection requests an operating account sends"},
    {ROOT(infiltration.mutual_share), .unit = "probability", VALUE(0.7, 0, 1, 0.3, 0.9), ASSUMED,
     .doc = "h: a request goes to a friend of a contact"},
    {ROOT(infiltration.accept_stranger), .unit = "probability", VALUE(0.193, 0, 1, 0.15, 0.25), PUBLISHED("boshmaf2011"),
     .doc = "acceptance without a mutual friend (976 of 5,053)"},
    {ROOT(infiltration.accept_mutual), .unit = "probability", VALUE(0.591, 0, 1, 0.5, 0.7), PUBLISHED("boshmaf2011"),
     .doc = "acceptance with a mutual friend (2,079 of 3,517)"},
    {ROOT(infiltration.contacts_half), .unit = "contacts", VALUE(10, 0, 1000, 3, 30), ASSUMED,
     .doc = "n_half: a friend or friend of a friend is found with probability n/(n + n_half)"},

    {ROOT(offending.rate), .unit = "1/day", VALUE(0.28, 0, 100, 0.1, 0.6), CALIBRATED("kcc2024"),
     .doc = "lambda: attempts of an offender of propensity 1"},
    {ROOT(offending.disinhibition), .unit = "", VALUE(0.15, 0, 5, 0, 0.4), CALIBRATED("mic2007"),
     .doc = "delta_d: online disinhibition at no traceability"},
    {ROOT(offending.deterrence), .unit = "", VALUE(3, 0, 100, 1, 6), CALIBRATED("chalfin2017"),
     .doc = "chi_r: chi_r pi rho is the elasticity of offending to certainty"},
    {ROOT(offending.candidates), .unit = "persons", VALUE(8, 1, 64, 2, 20), ASSUMED,
     .doc = "m: candidates compared before an attempt"},
    {ROOT(offending.prominence), .unit = "", VALUE(0.1, 0, 5, 0, 0.3), ASSUMED,
     .doc = "theta: attraction of a victim with many friends"},
    {ROOT(offending.caution_gain), .unit = "", VALUE(0.2, 0, 1, 0.05, 0.5), ASSUMED,
     .doc = "kappa: a victim's caution rises by kappa(1 - g)"},
    {ROOT(offending.caution_half_life), .unit = "days", VALUE(180, 1, 100000, 60, 720), ASSUMED,
     .doc = "half-life of that rise"},
    {ROOT(offending.return_share), .unit = "probability", VALUE(0.3, 0, 1, 0.1, 0.5), CALIBRATED("assumed-targets"),
     .doc = "an attempt goes to a previous victim (repeat share)"},
    {ROOT(offending.notice_days), .unit = "days", VALUE(14, 1, 3650, 3, 60), ASSUMED,
     .doc = "mean days until an assumed identity is noticed"},
    {ROOT(offending.offline_displacement), .unit = "share", VALUE(0.2, 0, 1, 0, 0.5), ASSUMED,
     .doc = "share of their offline attempts that offenders without any account still make, on real friends"},

    {ROOT(expression.posts), .unit = "1/day", VALUE(0.5, 0, 1000, 0.05, 5), ASSUMED, .doc = "posts of an ordinary account"},
    {ROOT(expression.sensitive_share), .unit = "share", VALUE(0.02, 0, 1, 0.002, 0.1), ASSUMED,
     .doc = "share of posts that are lawful, but unwelcome to an authority"},
    {ROOT(expression.chill), .unit = "probability", VALUE(0.2, 0, 1, 0.02, 0.5), CALIBRATED("penney2016"),
     .doc = "a sensitive post is withheld by an author who is certain to be identifiable"},

    {ROOT(moderation.malicious_reports), .unit = "1/day", VALUE(0.0003, 0, 1, 0, 0.003), CALIBRATED("cao2012"),
     .doc = "false reports against an ordinary account"},
    {ROOT(moderation.clearing_days), .unit = "days", VALUE(30, 0, 3650, 7, 180), ASSUMED,
     .doc = "days until the innocent owner of a burned identity is cleared"},
    {ROOT(moderation.displacement), .unit = "probability", VALUE(0.2, 0, 1, 0.05, 0.7), CALIBRATED("monti2023"),
     .doc = "an offender whose account was closed goes on at another platform within reach"},

    {ROOT(investigation.trace_technical), .unit = "probability", VALUE(0.20, 0, 1, 0.05, 0.4), CALIBRATED("bka2023"),
     .doc = "rho_tech: technical traces lead to the offender"},
    {ROOT(investigation.trace_registry), .unit = "probability", VALUE(0.80, 0, 1, 0.5, 0.95), CALIBRATED("korea2025"),
     .doc = "rho_registry: the registry leads to the holder of an own credential"},
    {ROOT(investigation.known_offender), .unit = "probability", VALUE(0.8, 0, 1, 0.5, 0.95), ASSUMED,
     .doc = "least probability of identification where the victim knows the offender"},
    {ROOT(investigation.clears_others), .unit = "probability", VALUE(0.5, 0, 1, 0.1, 0.9), ASSUMED,
     .doc = "identification clears each other reported offence of the same offender"},
    {ROOT(investigation.wrong_accusation), .unit = "probability", VALUE(0.3, 0, 1, 0.05, 0.5), ASSUMED,
     .doc = "a trace that leads to an innocent person ends in accusing that person"},

    {ROOT(learning.prior), .unit = "probability", VALUE(0.1, 0, 1, 0.02, 0.3), ASSUMED,
     .doc = "pi_0: certainty expected before any news"},
    {ROOT(learning.prior_weight), .unit = "offences", VALUE(20, 0.001, 100000, 5, 100), ASSUMED,
     .doc = "a: weight of pi_0 in the visible certainty (cleared + a pi_0)/(n + a)"},
    {ROOT(learning.rate), .unit = "1/day", VALUE(1.0 / 60, 0, 1, 0.005, 0.05), ASSUMED,
     .doc = "eta: speed at which offenders follow the visible certainty"},
    {ROOT(learning.own_experience), .unit = "", VALUE(0.5, 0, 1, 0.1, 0.9), ASSUMED,
     .doc = "omega: own identification adds omega(1 - pi)"},
    {ROOT(learning.unpunished), .unit = "", VALUE(0.02, 0, 1, 0.005, 0.05), ASSUMED,
     .doc = "phi: each unpunished offence multiplies pi by 1 - phi"},
    {ROOT(learning.publicity), .unit = "", VALUE(0.02, 0, 1, 0, 0.1), ASSUMED,
     .doc = "omega_g: added certainty per sanction published per 1,000 persons"},
    {ROOT(learning.desist_on_release), .unit = "probability", VALUE(0.3, 0, 1, 0.1, 0.6), ASSUMED,
     .doc = "an identified offender desists on release"},

    SWITCH(policy, "interventions take effect and end (section 13)"),
    SWITCH(registration, "law and re-registration (section 1)"),
    SWITCH(disclosure, "active and passive disclosure after the start (section 2)"),
    SWITCH(registry, "breaches of the registry (section 4)"),
    SWITCH(market, "price of false credentials follows supply (section 4)"),
    SWITCH(expression, "posts, self-censorship, identified authors, removed posts (section 5)"),
    SWITCH(trust, "trust in badges (section 3); off: every account is trusted alike"),
    SWITCH(infiltration, "connection requests (section 6)"),
    SWITCH(offending, "attempts and victimisations (section 7)"),
    SWITCH(incivility, "insults between ordinary persons (section 7)"),
    SWITCH(assumed_identity, "offenders act as their victims (section 7)"),
    SWITCH(reporting, "reports to platform and police (section 8)"),
    SWITCH(moderation, "platforms act on reports (section 8)"),
    SWITCH(investigation, "police investigate (section 10)"),
    SWITCH(sanctions, "sanctions on the identified (section 11)"),
    SWITCH(learning, "perceived certainty changes (section 11)"),
    SWITCH(motivation, "onset and desistance (section 9)"),

    {PLATFORM(home), .unit = "", .refers = SCOPE_JURISDICTION, POLICY, FIXED_IN_A_RUN,
     .doc = "jurisdiction whose law binds the platform"},
    {PLATFORM(blocked_in), .unit = "", .refers = SCOPE_JURISDICTION, POLICY,
     FIXED_IN_A_RUN, .doc = "jurisdictions from where it cannot be reached"},
    {PLATFORM(user_share), .unit = "share", FIXED(1, 0, 1), POLICY, FIXED_IN_A_RUN,
     .doc = "share of persons whose account is here on day 0"},
    {PLATFORM_CHOICE(verification, verifications), .unit = "", .value = VERIFICATION_NONE, POLICY,
     .doc = "whether registration is backed by a verified identity"},
    {PLATFORM(strength), .unit = "probability", VALUE(0.9, 0, 1, 0, 0.999), POLICY,
     .doc = "q: a try with a false credential is rejected"},
    {PLATFORM_CHOICE(front_stage, front_stages), .unit = "", .value = FRONT_PSEUDONYM, POLICY,
     .doc = "the name that other users see"},
    {PLATFORM(law_day), .unit = "days", FIXED(0, 0, 36500), POLICY,
     FIXED_IN_A_RUN,
     .doc = "day on which the rule takes effect; 0: everybody registered under it; before it there is no verification"},
    {PLATFORM_CHOICE(existing_accounts, existing), .unit = "", .value = EXISTING_MUST_VERIFY, POLICY,
     .doc = "what a later law asks of accounts that exist"},
    {PLATFORM(grace_days), .unit = "days", VALUE(90, 1, 3650, 30, 365), PUBLISHED("reuters2012"),
     .doc = "n: days that existing accounts have (Weibo: 16 December 2011 to 16 March 2012)"},
    {PLATFORM(duplicates), .unit = "", FIXED(1, 0, 1), POLICY, .doc = "one identity may back several accounts"},
    {PLATFORM(ban_days), .unit = "days", FIXED(180, 0, 36500), POLICY,
     .doc = "a suspended own credential, and identification by the police, bar the person this long; 36500 is for ever"},
    {PLATFORM(tier_reach), .unit = "share", VALUE(0.6, 0, 1, 0.3, 0.9), ASSUMED,
     .doc = "worth, to an offender, of an unverified account under a tiered rule (no strangers, no publishing)"},
    {PLATFORM(prominent_friends), .unit = "friends", FIXED(0, 0, 100000000), POLICY,
     .doc = "persons with more friends must show their real name; 0: no such rule"},
    {PLATFORM(breach_hazard), .unit = "1/year", VALUE(0, 0, 100, 0, 0.5), ASSUMED, .doc = "h: breaches of the registry"},
    {PLATFORM(breach_share), .unit = "share", VALUE(0.71, 0, 1, 0.05, 0.9), CALIBRATED("nate2011"),
     .doc = "share of its records that a breach leaks (35 million in a country of 49 million)"},
    {PLATFORM(breach_day), .unit = "days", FIXED(-1, -1, 36500), POLICY, .doc = "a breach on this day for sure; -1: none"},
    {PLATFORM(moderation_capacity), .unit = "1/day", VALUE(1, 0, 1000, 0.1, 5), ASSUMED,
     .doc = "reports handled a day per 1,000 accounts"},
    {PLATFORM(sensitivity), .unit = "probability", VALUE(0.25, 0, 1, 0.05, 0.6), ASSUMED,
     .doc = "a true report leads to suspension"},
    {PLATFORM(specificity), .unit = "probability", VALUE(0.95, 0, 1, 0.85, 0.99), CALIBRATED("barrett2020"),
     .doc = "a false report leads to none"},
    {PLATFORM(suspension_days), .unit = "days", VALUE(7, 0, 3650, 1, 30), ASSUMED,
     .doc = "length of an ordinary account's suspension"},
    {PLATFORM(targeted_share), .unit = "share", VALUE(0, 0, 1, 0, 0.05), POLICY,
     .doc = "share of harmless posts that stand in a category which takedown rules aim at"},
    {PLATFORM(takedown_breadth), .unit = "share", VALUE(0, 0, 1, 0, 1), POLICY,
     .doc = "share of these that is removed with what is harmful"},

    {JURISDICTION(population_share), .unit = "share", FIXED(1, 0, 1), POLICY, FIXED_IN_A_RUN,
     .doc = "share of persons who live here"},
    {JURISDICTION(investigations), .unit = "cases", VALUE(40, 0, 100000, 10, 150), CALIBRATED("thirdway2018"),
     .doc = "investigations at a time per 100,000 persons"},
    {JURISDICTION(duration), .unit = "days", VALUE(30, 0.1, 3650, 10, 120), ASSUMED, .doc = "mean length of an investigation"},
    {JURISDICTION(duration_shape), .unit = "", VALUE(2, 0.1, 1000, 1, 5), ASSUMED, .doc = "shape of its gamma distribution"},
    {JURISDICTION(limitation), .unit = "days", VALUE(180, 1, 36500, 60, 720), ASSUMED,
     .doc = "a case that waits longer goes cold"},
    {JURISDICTION(cooperation), .unit = "probability", VALUE(0.5, 0, 1, 0.1, 0.9), ASSUMED,
     .doc = "what remains of each trace when another jurisdiction asks this one"},
    {JURISDICTION(cooperation_delay), .unit = "days", VALUE(270, 0, 3650, 42, 400), PUBLISHED("mlat2015"),
     .doc = "days that such a request takes (mutual legal assistance: about nine months)"},
    {JURISDICTION(detention_from), .unit = "offences", FIXED(2, 1, 1000), POLICY,
     .doc = "identifications (cases solved) that bring administrative detention"},
    {JURISDICTION(detention_days), .unit = "days", FIXED(10, 0, 3650), PUBLISHED("globaltimes2023"),
     .doc = "length of administrative detention"},
    {JURISDICTION(sentence_from), .unit = "offences", FIXED(5, 1, 1000), POLICY,
     .doc = "identifications (cases solved) that bring a criminal sentence"},
    {JURISDICTION(sentence_days), .unit = "days", VALUE(180, 0, 36500, 60, 720), ASSUMED, .doc = "length of a sentence"},
    {JURISDICTION(bans), .unit = "", FIXED(1, 0, 1), POLICY,
     .doc = "platforms at home bar identified offenders for ban_days"},
    {JURISDICTION(surveillance), .unit = "probability", VALUE(0, 0, 1, 0, 0.1), POLICY,
     .doc = "the authority goes after the author of a sensitive post on a platform at home"},
    {JURISDICTION(blacklist), .unit = "", FIXED(0, 0, 1), POLICY, .doc = "identified offenders are blacklisted for a term"},
    {JURISDICTION(blacklist_days), .unit = "days", FIXED(180, 0, 36500), PUBLISHED("weibo2018"),
     .doc = "term of the blacklist"},

    {OFFENCE_CHOICE(kind, offence_kinds), .unit = "", .value = OFFENCE_VICTIM, POLICY,
     FIXED_IN_A_RUN, .doc = "has a victim; has none; or is the incivility of ordinary persons"},
    {OFFENCE(weight), .unit = "share", FIXED(0, 0, 1000), ASSUMED, .doc = "share of attempts, relative to the other types"},
    {OFFENCE(rate), .unit = "1/day", FIXED(0, 0, 10), ASSUMED,
     .doc = "offences per offender (victimless) or account (incivility) and day"},
    {OFFENCE(success), .unit = "probability", FIXED(0, 0, 1), ASSUMED, .doc = "s_o: base success of an attempt"},
    {OFFENCE(base_leverage), .unit = "share", FIXED(0, 0, 1), ASSUMED, .doc = "b_o: what works without knowing the victim"},
    {OFFENCE(attributes), .unit = "", .choices = attribute_names, ASSUMED, FIXED_IN_A_RUN,
     .doc = "attributes that give leverage"},
    {OFFENCE(reach_friend), .unit = "share", FIXED(0, 0, 1000), ASSUMED, .doc = "candidates sought among friends and contacts"},
    {OFFENCE(reach_second), .unit = "share", FIXED(0, 0, 1000), ASSUMED, .doc = "among their friends"},
    {OFFENCE(reach_stranger), .unit = "share", FIXED(1, 0, 1000), ASSUMED, .doc = "among everybody"},
    {OFFENCE(severity), .unit = "points", FIXED(1, 0, 1000), ASSUMED, .doc = "harm of one offence"},
    {OFFENCE(report_platform), .unit = "probability", FIXED(0, 0, 1), ASSUMED, .doc = "reported to the platform"},
    {OFFENCE(report_police), .unit = "probability", FIXED(0, 0, 1), ASSUMED, .doc = "reported to the police"},
    {OFFENCE(proactive), .unit = "probability", FIXED(0, 0, 1), ASSUMED, .doc = "found by the platform itself"},
    {OFFENCE(offline), .unit = "", FIXED(0, 0, 1), ASSUMED, .doc = "committed offline with what was learnt online"},
    {OFFENCE(assumes_identity), .unit = "probability", FIXED(0, 0, 1), ASSUMED,
     .doc = "a success lets the account act as the victim"},

    {AGREEMENT(parties), .unit = "", .refers = SCOPE_JURISDICTION, POLICY, .doc = "jurisdictions that help one another"},
    {AGREEMENT(cooperation), .unit = "probability", VALUE(0.9, 0, 1, 0.5, 1), ASSUMED,
     .doc = "what remains of each trace when one party asks another; the largest that applies counts"},
    {AGREEMENT(delay), .unit = "days", VALUE(30, 0, 3650, 1, 120), ASSUMED,
     .doc = "days that a request between parties takes; the smallest that applies counts"},
    {AGREEMENT(in_force), .unit = "", FIXED(1, 0, 1), POLICY, .doc = "off: signed, but without effect"},

    {INTERVENTION(start), .unit = "days", FIXED(-1, -1, 36500), POLICY, .doc = "day on which it begins; -1: on no fixed day"},
    {INTERVENTION(until), .unit = "days", FIXED(-1, -1, 36500), POLICY,
     .doc = "day on which it ends for good, however it began; -1: never"},
    {INTERVENTION(ramp_days), .unit = "days", FIXED(0, 0, 36500), POLICY,
     .doc = "days over which numbers move to their new values; 0: at once"},
    {INTERVENTION_CHOICE(trigger, triggers), .unit = "", .value = TRIGGER_NONE, POLICY,
     .doc = "what is watched, at the end of each window: past the threshold, it begins the next day"},
    {INTERVENTION_CHOICE(direction, directions), .unit = "", .value = DIRECTION_ABOVE, POLICY,
     .doc = "on which side of the threshold the trigger lies"},
    {INTERVENTION(threshold), .unit = "", FIXED(0, 0, 1e9), POLICY, .doc = "value that the trigger is compared with, in its own unit"},
    {INTERVENTION(lasting), .unit = "days", FIXED(0, 0, 36500), POLICY, .doc = "days that it lasts once triggered; 0: for ever"},
    {.path = "interventions.*.changes", .scope = SCOPE_INTERVENTION, .type = PARAM_CHANGES, FIXED_IN_A_RUN,
     .offset = offsetof(struct intervention_params, changes), .size = sizeof(((struct intervention_params *)0)->changes),
     .unit = "", POLICY, .doc = "what it changes: lines 'path = value' or 'path *= factor' (of the value without interventions)"},
};

const size_t param_table_size = sizeof param_table / sizeof param_table[0];
