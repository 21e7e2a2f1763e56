/* policy.c - interventions take effect and end (ODD, section 13).
 *
 * While there are any, the world's parameters are a copy of the caller's, in which every morning the changes of the
 * interventions in force are made anew: so each parameter returns to its base value by itself. */
#include "regimesim/model/policy.h"

#include <stdlib.h>
#include <string.h>

#include "regimesim/model/events.h"
#include "regimesim/model/mechanism.h"
#include "regimesim/model/observation.h"

static enum status init(struct world *world, struct error *error)
{
    const struct params *base = world->base;
    enum status status = STATUS_OK;
    if (base->intervention_count == 0)
        return STATUS_OK;
    world->policy = calloc(1, sizeof *world->policy);
    if (!world->policy)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    memcpy(&world->policy->today, base, sizeof *base); /* padding too: the copy can be compared as a whole */
    world->policy->today.intervention_count = 0;       /* of the values of a day, not a plan */
    for (int i = 0; i < base->intervention_count && !status; i++) {
        world->policy->interventions[i].since = -1;
        status = changes_parse(base, base->interventions[i].changes, &world->policy->interventions[i].changes, error);
    }
    world->params = &world->policy->today;
    return status;
}

void policy_free(struct world *world)
{
    free(world->policy);
    world->policy = NULL;
}

/* By date from `start`, by trigger for `lasting` days; by neither from `until`. */
static bool holds(const struct intervention_params *rule, const struct intervention_state *state, int32_t day)
{
    bool over = rule->until >= 0 && day >= rule->until;
    bool dated = rule->start >= 0 && day >= rule->start;
    return !over && (dated || day < state->triggered_until);
}

/* Begin or end what is due. Returns whether any value may differ from yesterday's. */
static bool turn(struct world *world)
{
    struct policy *policy = world->policy;
    bool moved = false;
    policy->in_force = 0;
    for (int i = 0; i < world->base->intervention_count; i++) {
        const struct intervention_params *rule = &world->base->interventions[i];
        struct intervention_state *state = &policy->interventions[i];
        bool now = holds(rule, state, world->day), before = state->since >= 0;
        if (now != before) {
            state->since = now ? world->day : -1;
            event_world(world, now ? EVENT_INTERVENTION_BEGINS : EVENT_INTERVENTION_ENDS, i, 0);
        }
        moved |= now != before || (now && world->day - state->since <= rule->ramp_days);
        policy->in_force += now;
    }
    return moved;
}

/* value = base + (target − base)·min(1, days since the start/ramp_days) */
static double ramp(const struct intervention_params *rule, int32_t days)
{
    return days < rule->ramp_days ? (double)days / rule->ramp_days : 1;
}

/* Base values first, then the interventions in force in the order of the list: the later wins. */
static void make_today(struct world *world)
{
    struct policy *policy = world->policy;
    for (int i = 0; i < world->base->intervention_count; i++) {
        const struct change_list *list = &policy->interventions[i].changes;
        for (int k = 0; k < list->count; k++)
            param_store(&policy->today, list->items[k].ref, param_get_number(world->base, list->items[k].ref));
    }
    for (int i = 0; i < world->base->intervention_count; i++) {
        const struct intervention_state *state = &policy->interventions[i];
        if (state->since < 0)
            continue;
        double share = ramp(&world->base->interventions[i], world->day - state->since);
        for (int k = 0; k < state->changes.count; k++)
            change_apply(&state->changes.items[k], world->base, share, &policy->today);
    }
}

/* The first rule between parameters that today's values break. */
struct broken {
    const struct params *params;
    char path[160];
    const char *message; /* NULL: none */
};

static void keep_first(void *context, struct param_ref blame, const char *message)
{
    struct broken *broken = context;
    if (!broken->message)
        param_path(broken->params, blame, broken->path, sizeof broken->path);
    if (!broken->message)
        broken->message = message;
}

/* A scenario's interventions were checked one by one and in the order of the list, but not in every combination. */
static enum status check_today(const struct world *world, struct error *error)
{
    struct broken broken = {.params = &world->policy->today};
    if (params_check(&world->policy->today, keep_first, &broken) == 0)
        return STATUS_OK;
    return error_set(error, STATUS_DATA, "with the interventions in force on day %d %s: %s", (int)world->day,
                     broken.path, broken.message);
}

static enum status step(struct world *world, struct error *error)
{
    if (!world->policy || !turn(world))
        return STATUS_OK;
    make_today(world);
    return check_today(world, error);
}

/* Events of the whole run so far, the window that ends now included. */
static double so_far(const struct world *world, enum metric metric)
{
    return observe_sum(world, metric, world->tallies->total) + observe_sum(world, metric, world->tallies->window);
}

/* A stock, summed over the elements it has. */
static double stock(const struct world *world, enum metric metric)
{
    double sum = 0;
    for (int e = 0; e < params_list_count(world->params, metric_table[metric].scope); e++)
        sum += observe_stock(world, metric, e);
    return sum;
}

static double watched(const struct world *world, enum trigger trigger)
{
    switch (trigger) {
    case TRIGGER_VICTIMISATION_RATE: return observe_rate(world, M_RATE_ALL, world->tallies->window);
    case TRIGGER_INCIVILITY_RATE: return observe_rate(world, M_RATE_INCIVILITY, world->tallies->window);
    case TRIGGER_PREVALENCE: return observe_rate(world, M_PREVALENCE, world->tallies->window);
    case TRIGGER_BREACHED_SHARE:
        return (so_far(world, M_BREACHED) + so_far(world, M_REGISTER_BREACHED)) / world->persons.count;
    case TRIGGER_REPORT_QUEUE: return stock(world, M_REPORT_QUEUE);
    case TRIGGER_CASE_QUEUE: return stock(world, M_CASE_QUEUE);
    case TRIGGER_LEFT_SHARE: return so_far(world, M_LEFT) / world->persons.count;
    default: return 0;
    }
}

/* A rate without a denominator is on neither side of a threshold. */
static bool past(const struct intervention_params *rule, double value)
{
    return rule->direction == DIRECTION_ABOVE ? value > rule->threshold : value < rule->threshold;
}

void policy_watch(struct world *world)
{
    for (int i = 0; world->policy && i < world->base->intervention_count; i++) {
        const struct intervention_params *rule = &world->base->interventions[i];
        struct intervention_state *state = &world->policy->interventions[i];
        if (rule->trigger == TRIGGER_NONE || state->since >= 0 ||
            !past(rule, watched(world, (enum trigger)rule->trigger)))
            continue;
        state->triggered_until = rule->lasting ? world->day + 1 + rule->lasting : INT32_MAX;
    }
}

const struct mechanism policy_mechanism = {
    .name = "policy",
    .doc = "interventions change parameters, for a time or for ever",
    .switch_offset = MECHANISM_SWITCH(policy),
    .init = init,
    .step = step,
};
