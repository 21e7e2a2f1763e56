/* day.c - the order of a day, and a whole run. */
#include "regimesim/model/day.h"

#include "regimesim/model/events.h"
#include "regimesim/model/observation.h"
#include "regimesim/model/persons.h"
#include "regimesim/model/registration.h"

/* clang-format off */
const struct mechanism *const day_schedule[] = {
    &policy_mechanism,
    &blocking_mechanism,
    &registration_mechanism,
    &disclosure_mechanism,
    &registry_mechanism,
    &sellers_mechanism,
    &market_mechanism,
    &vpn_mechanism,
    &migration_mechanism,
    &expression_mechanism,
    &infiltration_mechanism,
    &offending_mechanism,
    &assumed_identity_mechanism,
    &incivility_mechanism,
    &rings_mechanism,
    &reporting_mechanism,
    &moderation_mechanism,
    &trust_mechanism,
    &investigation_mechanism,
    &sanctions_mechanism,
    &social_credit_mechanism,
    &learning_mechanism,
    &motivation_mechanism,
    &observation_mechanism,
    NULL,
};
/* clang-format on */

/* Adding an event cannot fail where it happens; what failed is told here. */
static enum status check_events(const struct world *world, struct error *error)
{
    return world->events && world->events->failed ? error_set(error, STATUS_INTERNAL, "out of memory for events")
                                                  : STATUS_OK;
}

enum status day_prepare(struct world *world, struct error *error)
{
    enum status status = registration_populate(world, error);
    for (const struct mechanism *const *m = day_schedule; *m && !status; m++)
        if ((*m)->init && mechanism_on(*m, world->params))
            status = (*m)->init(world, error);
    if (!status)
        registration_open_accounts(world);
    return status ? status : check_events(world, error);
}

static void end_suspensions(struct world *world)
{
    for (size_t k = world->suspended.count; k-- > 0;) {
        uint32_t person = world->suspended.items[k];
        if (world->persons.at[person].suspended_until > world->day)
            continue;
        vec32_remove(&world->suspended, k);
        person_enter(world, person);
        event_person(world, EVENT_SUSPENSION_OVER, person, world->persons.at[person].platform, 0);
    }
}

/* What begins anew every morning. */
static void begin_day(struct world *world)
{
    end_suspensions(world);
    world->offences_before_today = world->offence_count;
    world->identified.count = 0;
    world->accused.count = 0;
    world->insulters.count = 0;
    for (int k = 0; k < world->params->jurisdiction_count; k++) {
        struct jurisdiction_state *law = &world->jurisdictions[k];
        law->sanctions_today = 0;
        law->lookups_today = 0;
        law->reported[world->day % CLEARANCE_WINDOW] = 0;
        law->cleared[world->day % CLEARANCE_WINDOW] = 0;
    }
}

static void tell_step(const struct world *world, const struct mechanism *mechanism)
{
    if (world->after_step)
        world->after_step(world->step_context, mechanism);
}

enum status day_step(struct world *world, struct error *error)
{
    enum status status = STATUS_OK;
    begin_day(world);
    for (const struct mechanism *const *m = day_schedule; *m && !status; m++) {
        if (!(*m)->step || !mechanism_on(*m, world->params))
            continue;
        status = (*m)->step(world, error);
        tell_step(world, *m);
    }
    tell_step(world, NULL);
    return status ? status : check_events(world, error);
}

/* Who is told of a run's days or steps; NULL: nobody. */
struct watcher {
    day_hook *after_day;
    step_hook *after_step;
    void *context;
};

static enum status run(const struct params *params, const struct graph *graph, struct rng_key key,
                       struct outcome *outcome, bool events, const struct watcher *watcher, struct error *error)
{
    struct world world;
    *outcome = (struct outcome){0};
    enum status status = world_create(&world, params, graph, key, error);
    world.outcome = outcome;
    world.events = events ? &outcome->events : NULL;
    world.after_step = watcher->after_step;
    world.step_context = watcher->context;
    if (!status)
        status = day_prepare(&world, error);
    tell_step(&world, NULL);
    for (; !status && world.day < params->run.days; world.day++) {
        status = day_step(&world, error);
        if (!status && watcher->after_day)
            status = watcher->after_day(watcher->context, &world, error);
    }
    if (!status)
        status = observe_end(&world, error);
    if (!status)
        outcome_sort(outcome);
    world_free(&world);
    return status;
}

enum status simulate(const struct params *params, const struct graph *graph, struct rng_key key,
                     struct outcome *outcome, day_hook *after_day, void *context, struct error *error)
{
    return run(params, graph, key, outcome, false, &(struct watcher){after_day, NULL, context}, error);
}

enum status simulate_events(const struct params *params, const struct graph *graph, struct rng_key key,
                            struct outcome *outcome, day_hook *after_day, void *context, struct error *error)
{
    return run(params, graph, key, outcome, true, &(struct watcher){after_day, NULL, context}, error);
}

enum status simulate_watched(const struct params *params, const struct graph *graph, struct rng_key key,
                             struct outcome *outcome, step_hook *after_step, void *context, struct error *error)
{
    return run(params, graph, key, outcome, false, &(struct watcher){NULL, after_step, context}, error);
}
