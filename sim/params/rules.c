/* rules.c - what must hold between parameters. */
#include "regimesim/params/params.h"

#include <stdio.h>

#include <math.h>
#include <stdio.h>

#include "regimesim/params/change.h"

struct checker {
    const struct params *params;
    params_report *report;
    void *context;
    int broken;
};

static void require(struct checker *checker, bool holds, const char *section, const char *key, int element,
                    const char *message)
{
    if (holds)
        return;
    checker->broken++;
    checker->report(checker->context, (struct param_ref){param_row_find(section, key), element}, message);
}

static bool near_one(double sum)
{
    return fabs(sum - 1) < 1e-6;
}

static void check_root(struct checker *c)
{
    const struct params *p = c->params;
    require(c, p->network.source != NETWORK_FILE || p->network.file[0], "network", "source", -1,
            "network.file is empty; expected a path, because network.source is file");
    require(c, p->network.source != NETWORK_SOCIAL || p->network.mean_degree < p->network.persons / 2.0, "network",
            "mean_degree", -1, "network.mean_degree is too large; expected less than half of network.persons");
    require(
        c, near_one(p->disclosure.audience_friends + p->disclosure.audience_second + p->disclosure.audience_everyone),
        "disclosure", "audience_everyone", -1,
        "disclosure.audience_friends, audience_second and audience_everyone do not add up to 1; expected a sum of 1");
    require(c, p->run.interval <= p->run.days, "run", "interval", -1,
            "run.interval is longer than run.days; expected at most run.days");
}

static void check_platforms(struct checker *c)
{
    const struct params *p = c->params;
    double sum = 0;
    for (int i = 0; i < p->platform_count; i++) {
        const struct platform_params *platform = &p->platforms[i];
        sum += platform->user_share;
        require(c, platform->breach_day < p->run.days, "platforms.*", "breach_day", i,
                "breach_day is not before the end of the run; expected less than run.days");
        require(c, platform->user_share == 0 || !(platform->blocked_in >> platform->home.index & 1), "platforms.*",
                "blocked_in", i, "a platform is blocked at home; expected other jurisdictions");
    }
    require(c, near_one(sum), "platforms.*", "user_share", p->platform_count - 1,
            "user_share of all platforms does not add up to 1; expected a sum of 1");
}

static void check_jurisdictions(struct checker *c)
{
    const struct params *p = c->params;
    double sum = 0;
    for (int i = 0; i < p->jurisdiction_count; i++) {
        sum += p->jurisdictions[i].population_share;
        require(c, p->jurisdictions[i].sentence_from >= p->jurisdictions[i].detention_from, "jurisdictions.*",
                "sentence_from", i, "sentence_from is below detention_from; expected at least detention_from");
        require(c, p->jurisdictions[i].register_breach_day < p->run.days, "jurisdictions.*", "register_breach_day", i,
                "register_breach_day is not before the end of the run; expected less than run.days");
    }
    require(c, near_one(sum), "jurisdictions.*", "population_share", p->jurisdiction_count - 1,
            "population_share of all jurisdictions does not add up to 1; expected a sum of 1");
}

static void check_offences(struct checker *c)
{
    const struct params *p = c->params;
    double weights = 0;
    int incivilities = 0;
    for (int i = 0; i < p->offence_count; i++) {
        const struct offence_params *o = &p->offences[i];
        if (o->kind == OFFENCE_VICTIM)
            weights += o->weight;
        incivilities += o->kind == OFFENCE_INCIVILITY;
        require(c, o->kind != OFFENCE_INCIVILITY || incivilities == 1, "offences.*", "kind", i,
                "there is more than one type of kind incivility; expected at most one");
        require(c, o->kind != OFFENCE_VICTIM || o->reach_friend + o->reach_second + o->reach_stranger > 0, "offences.*",
                "reach_stranger", i,
                "reach_friend, reach_second and reach_stranger are all 0; expected at least one above 0");
    }
    require(c, weights > 0, "offences.*", "weight", 0,
            "no offence type with a victim has a weight; expected at least one above 0");
}

static void check_agreements(struct checker *c)
{
    for (int i = 0; i < c->params->agreement_count; i++) {
        set_mask parties = c->params->agreements[i].parties;
        require(c, parties & (parties - 1), "agreements.*", "parties", i,
                "an agreement of fewer than two jurisdictions; expected at least two");
    }
}

static bool has_victim(const struct params *p, struct reference type)
{
    return type.index < p->offence_count && p->offences[type.index].kind == OFFENCE_VICTIM;
}

static void check_rings(struct checker *c)
{
    const struct params *p = c->params;
    require(c, has_victim(p, p->rings.publishes), "rings", "publishes", -1,
            "rings.publishes is a type without a victim; expected one of kind victim");
    require(c, has_victim(p, p->rings.harasses), "rings", "harasses", -1,
            "rings.harasses is a type without a victim; expected one of kind victim");
    require(c, p->rings.minor_leaders <= p->rings.leaders, "rings", "minor_leaders", -1,
            "rings.minor_leaders is more than rings.leaders; expected at most rings.leaders");
}

/* The rules between values that hold on one day. */
static void check_values(struct checker *checker)
{
    check_root(checker);
    check_platforms(checker);
    check_jurisdictions(checker);
    check_offences(checker);
    check_agreements(checker);
    check_rings(checker);
}

/* The first rule that is broken once an intervention is in force. */
struct consequence {
    const struct params *params;
    bool any;
    char message[512];
};

static void keep_first(void *context, struct param_ref blame, const char *message)
{
    struct consequence *consequence = context;
    char path[160];
    if (!consequence->any)
        snprintf(consequence->message, sizeof consequence->message, "then %s: %.300s",
                 param_path(consequence->params, blame, path, sizeof path), message);
    consequence->any = true;
}

/* What holds once the changes of intervention i have been made to `params`. */
static void check_consequence(struct checker *c, int i, const struct change_list *list, struct params *params)
{
    struct consequence consequence = {.params = params};
    for (int k = 0; k < list->count; k++)
        change_apply(&list->items[k], c->params, 1, params);
    check_values(&(struct checker){params, keep_first, &consequence, 0});
    require(c, !consequence.any, "interventions.*", "changes", i, consequence.message);
}

static void check_times(struct checker *c, int i)
{
    const struct intervention_params *it = &c->params->interventions[i];
    require(c, it->start >= 0 || it->trigger != TRIGGER_NONE, "interventions.*", "changes", i,
            "the intervention has neither a start nor a trigger; expected at least one of them");
    require(c, it->until < 0 || it->start < it->until, "interventions.*", "until", i,
            "until is not after start; expected a later day");
    require(c, it->until != 0, "interventions.*", "until", i, "until is day 0; expected a later day, or -1 for never");
}

/* Each intervention alone, and with all before it. */
static void check_interventions(struct checker *c)
{
    if (c->params->intervention_count == 0)
        return;
    struct params together = *c->params;
    for (int i = 0; i < c->params->intervention_count; i++) {
        struct change_list list;
        struct params alone = *c->params;
        check_times(c, i);
        bool read = changes_parse(c->params, c->params->interventions[i].changes, &list, NULL) == STATUS_OK;
        require(c, read && list.count > 0, "interventions.*", "changes", i,
                "the intervention changes nothing; expected at least one line such as offending.rate *= 2");
        if (!read)
            continue;
        int broken = c->broken;
        check_consequence(c, i, &list, &alone);
        if (c->broken == broken && i > 0)
            check_consequence(c, i, &list, &together);
        else
            for (int k = 0; k < list.count; k++)
                change_apply(&list.items[k], c->params, 1, &together);
    }
}

int params_check(const struct params *params, params_report *report, void *context)
{
    struct checker checker = {params, report, context, 0};
    check_values(&checker);
    if (checker.broken == 0)
        check_interventions(&checker);
    return checker.broken;
}

/* The first rule that is broken. */
struct broken {
    bool any;
    char *message;
};

static void keep_message(void *context, struct param_ref blame, const char *message)
{
    struct broken *broken = context;
    (void)blame;
    if (!broken->any)
        snprintf(broken->message, ERROR_MESSAGE_SIZE, "%s", message);
    broken->any = true;
}

bool params_broken(const struct params *params, char message[ERROR_MESSAGE_SIZE])
{
    struct broken broken = {false, message};
    params_check(params, keep_message, &broken);
    return broken.any;
}
