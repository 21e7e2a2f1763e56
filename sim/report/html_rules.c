/* html_rules.c - one regime in plain words, made from its parameters. */
#include <stdio.h>
#include <string.h>

#include "html_internal.h"

static void put_term(FILE *stream, const char *term, const char *words)
{
    html_put(stream, "<dt>%s</dt>\n<dd>%s</dd>\n", term, words);
}

/* "0.9" as "90 %": what reads well of a share. */
static const char *percent(double share, char *buffer, size_t size)
{
    snprintf(buffer, size, "%.4g %%", 100 * share);
    return buffer;
}

static void put_verification(const struct platform_params *platform, FILE *stream)
{
    static const char *const words[] = {
        [VERIFICATION_NONE] = "Nobody: an account needs no proof of who its holder is.",
        [VERIFICATION_OPTIONAL] = "Who wants to: the account then carries a badge; the others go without.",
        [VERIFICATION_TIERED] =
            "Who wants to reach strangers or to publish to everyone: other accounts are free, but cannot.",
        [VERIFICATION_MANDATORY] = "Everybody: each account must be backed by a verified identity."};
    char text[160], share[32];
    put_term(stream, "Who verifies", words[platform->verification]);
    if (platform->verification == VERIFICATION_NONE)
        return;
    snprintf(text, sizeof text, "Of the tries with a false credential, %s are rejected.",
             percent(platform->strength, share, sizeof share));
    put_term(stream, "How strong the check is", text);
}

static void put_front(const struct platform_params *platform, FILE *stream)
{
    static const char *const words[] = {
        [FRONT_PSEUDONYM] = "A name that the holder chose.",
        [FRONT_VOLUNTARY] = "A name that the holder chose, or the real name where the holder wants that.",
        [FRONT_REAL] = "The real name."};
    char text[200];
    int used = snprintf(text, sizeof text, "%s", words[platform->front_stage]);
    if (platform->prominent_friends > 0)
        snprintf(text + used, sizeof text - (size_t)used, " Who has more than %d friends must show the real name.",
                 platform->prominent_friends);
    put_term(stream, "What other users see", text);
}

static void put_law(const struct platform_params *platform, FILE *stream)
{
    char text[240];
    if (platform->verification == VERIFICATION_NONE)
        return;
    if (platform->law_day == 0) {
        put_term(stream, "Since when", "From the first day on: everybody registered under this rule.");
        return;
    }
    snprintf(text, sizeof text, "From day %d on; nobody is verified before.", platform->law_day);
    put_term(stream, "Since when", text);
    if (platform->existing_accounts == EXISTING_EXEMPT)
        snprintf(text, sizeof text, "Accounts from before that day need not verify.");
    else
        snprintf(text, sizeof text, "Accounts from before that day must follow within %d days.", platform->grace_days);
    put_term(stream, "Existing accounts", text);
}

/* What may break: the platform's registry, or the register that the state of its home keeps. */
struct breaches {
    const char *what;
    int day;
    double hazard, share;
};

static struct breaches breaches_of(const struct params *params, const struct platform_params *platform)
{
    const struct jurisdiction_params *home = &params->jurisdictions[platform->home.index];
    if (platform->registry_keeper == KEEPER_STATE)
        return (struct breaches){"the state's register", home->register_breach_day, home->register_breach_hazard,
                                 home->register_breach_share};
    return (struct breaches){"the platform's registry", platform->breach_day, platform->breach_hazard,
                             platform->breach_share};
}

static void put_breaches(const struct breaches *breaches, FILE *stream)
{
    char text[320], share[32];
    int used = 0;
    percent(breaches->share, share, sizeof share);
    snprintf(text, sizeof text, "None: what is kept never leaks.");
    if (breaches->day >= 0)
        used = snprintf(text, sizeof text, "On day %d %s is broken into: %s of its records leak. ", breaches->day,
                        breaches->what, share);
    if (breaches->hazard > 0)
        snprintf(text + used, sizeof text - (size_t)used,
                 "By chance %s is broken into %.3g times a year on average, and %s of its records leak each time.",
                 breaches->what, breaches->hazard, share);
    put_term(stream, "Breaches", text);
}

/* Identities are there to be leaked where somebody verifies, now or by an intervention. */
static void put_registry(const struct params *params, const struct platform_params *platform, FILE *stream)
{
    static const char *const keepers[] = {
        [KEEPER_PLATFORM] = "The platform.",
        [KEEPER_STATE] = "The state: the platform sees a token and cannot leak what it does not have.",
        [KEEPER_NOBODY] = "Nobody: identities are checked and forgotten, and cannot leak."};
    struct breaches breaches = breaches_of(params, platform);
    if (platform->verification == VERIFICATION_NONE && breaches.day < 0 && breaches.hazard <= 0)
        return;
    put_term(stream, "Who keeps the identities", keepers[platform->registry_keeper]);
    if (platform->registry_keeper != KEEPER_NOBODY)
        put_breaches(&breaches, stream);
}

/* Members of a set by name. */
static void name_set(const struct params *params, enum param_scope scope, set_mask set, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < params_list_count(params, scope) && used < size; i++)
        if (set >> i & 1)
            used += (size_t)snprintf(text + used, size - used, "%s%s", used ? ", " : "",
                                     params_element_name(params, scope, i));
}

static void put_reach(const struct params *params, const struct platform_params *platform, FILE *stream)
{
    char text[TEXT_SIZE], names[TEXT_SIZE - 64];
    name_set(params, SCOPE_JURISDICTION, platform->blocked_in, names, sizeof names);
    snprintf(text, sizeof text, platform->blocked_in ? "It cannot be reached from: %s." : "Nowhere.", names);
    put_term(stream, "Blocked", text);
}

static void put_besides(const struct platform_params *platform, FILE *stream)
{
    char text[96];
    if (!platform->duplicates)
        put_term(stream, "Duplicates", "One identity may back one account only.");
    if (platform->durable_pseudonyms)
        put_term(stream, "Pseudonyms", "Durable: one unverified account a person at a time.");
    if (platform->entry_fee > 0) {
        snprintf(text, sizeof text, "%.3g, in units of trust, for an account that no own identity backs.",
                 platform->entry_fee);
        put_term(stream, "Entry fee", text);
    }
}

static void put_platform(const struct params *params, int k, FILE *stream)
{
    const struct platform_params *platform = &params->platforms[k];
    char share[32];
    if (params->platform_count > 1)
        html_put(stream, "<h4>Platform “%s”, at home in “%s”; %s of the persons start there</h4>\n", platform->name,
                 params->jurisdictions[platform->home.index].name, percent(platform->user_share, share, sizeof share));
    html_put(stream, "<dl>\n");
    put_verification(platform, stream);
    put_front(platform, stream);
    put_law(platform, stream);
    put_registry(params, platform, stream);
    put_reach(params, platform, stream);
    put_besides(platform, stream);
    html_put(stream, "</dl>\n");
}

/* "from day 120 on, to day 500; growing over 30 days". */
static void say_when(const struct intervention_params *rule, FILE *stream)
{
    static const char *const watched[] = {[TRIGGER_NONE] = "",
                                          [TRIGGER_VICTIMISATION_RATE] = "the rate of victimisation",
                                          [TRIGGER_INCIVILITY_RATE] = "the rate of incivility",
                                          [TRIGGER_PREVALENCE] = "the share of persons victimised so far",
                                          [TRIGGER_BREACHED_SHARE] = "the share of leaked records",
                                          [TRIGGER_REPORT_QUEUE] = "the queue of reports",
                                          [TRIGGER_CASE_QUEUE] = "the queue of cases",
                                          [TRIGGER_LEFT_SHARE] = "the share of persons who left"};
    char number[32];
    if (rule->start >= 0)
        html_put(stream, "from day %d on", rule->start);
    if (rule->trigger != TRIGGER_NONE) {
        snprintf(number, sizeof number, "%.4g", rule->threshold);
        html_put(stream, "%sonce %s is %s %s", rule->start >= 0 ? ", or " : "", watched[rule->trigger],
                 rule->direction == DIRECTION_ABOVE ? "above" : "below", number);
        if (rule->lasting > 0)
            html_put(stream, ", for %d days", rule->lasting);
    }
    if (rule->start < 0 && rule->trigger == TRIGGER_NONE)
        html_put(stream, "never");
    if (rule->until >= 0)
        html_put(stream, ", to day %d", rule->until);
    if (rule->ramp_days > 0)
        html_put(stream, ", growing over %d days", rule->ramp_days);
}

static void put_interventions(const struct params *params, FILE *stream)
{
    if (params->intervention_count == 0)
        return;
    html_put(stream, "<h4>Interventions%s</h4>\n<ul>\n",
             params->mechanisms.policy ? "" : " (switched off: none is in force)");
    for (int i = 0; i < params->intervention_count; i++) {
        const struct intervention_params *rule = &params->interventions[i];
        html_put(stream, "<li><strong>%s</strong>, ", rule->name);
        say_when(rule, stream);
        html_put(stream, ": <code>%s</code></li>\n", rule->changes);
    }
    html_put(stream, "</ul>\n");
}

static void put_agreements(const struct params *params, FILE *stream)
{
    char names[TEXT_SIZE], share[32];
    if (params->agreement_count == 0)
        return;
    html_put(stream, "<h4>Agreements between jurisdictions</h4>\n<ul>\n");
    for (int i = 0; i < params->agreement_count; i++) {
        const struct agreement_params *agreement = &params->agreements[i];
        name_set(params, SCOPE_JURISDICTION, agreement->parties, names, sizeof names);
        html_put(stream, "<li><strong>%s</strong> (%s): ", agreement->name, names);
        if (agreement->in_force)
            html_put(stream, "%s of each trace is left when one asks another, after %d days</li>\n",
                     percent(agreement->cooperation, share, sizeof share), (int)agreement->delay);
        else
            html_put(stream, "signed, but without effect at first</li>\n");
    }
    html_put(stream, "</ul>\n");
}

/* Mechanisms whose state is not the usual one. */
static void put_switches(const struct params *params, bool on, const char *heading, FILE *stream)
{
    bool begun = false;
    for (size_t i = 0; i < params_count(params); i++) {
        struct param_ref ref = params_at(params, i);
        bool is_on = strncmp(ref.row->path, "mechanisms.", 11) == 0 && param_get_number(params, ref) != 0;
        if (strncmp(ref.row->path, "mechanisms.", 11) != 0 || is_on != on || (ref.row->value != 0) == is_on)
            continue;
        if (!begun)
            html_put(stream, "<h4>%s</h4>\n<ul>\n", heading);
        begun = true;
        html_put(stream, "<li>%s</li>\n", ref.row->doc);
    }
    if (begun)
        html_put(stream, "</ul>\n");
}

void html_rules(const struct params *params, FILE *stream)
{
    if (params->intervention_count > 0 && params->mechanisms.policy)
        html_put(stream, "<p class=\"about\">At the start; the interventions below change it.</p>\n");
    for (int k = 0; k < params->platform_count; k++)
        put_platform(params, k, stream);
    put_agreements(params, stream);
    put_interventions(params, stream);
    put_switches(params, true, "Optional mechanisms that are on", stream);
    put_switches(params, false, "Mechanisms that are switched off", stream);
}
