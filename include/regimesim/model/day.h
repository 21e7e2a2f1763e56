/* day.h - the schedule of a day, and a whole run. */
#ifndef REGIMESIM_MODEL_DAY_H
#define REGIMESIM_MODEL_DAY_H

#include "regimesim/model/mechanism.h"
#include "regimesim/model/outcome.h"

/* The mechanisms in the order of a day; NULL-terminated. */
extern const struct mechanism *const day_schedule[];

/* Initialise the mechanisms that are on. Once, after world_create. */
enum status day_prepare(struct world *world, struct error *error);
/* Simulate one day and count it. */
enum status day_step(struct world *world, struct error *error);

/* A whole run of params->run.days. `outcome` receives the series and the summaries, sorted; the caller frees it.
 * When `after_day` is not NULL it is called after every day and ends the run with its status when not STATUS_OK. */
typedef enum status day_hook(void *context, const struct world *world, struct error *error);
enum status simulate(const struct params *params, const struct graph *graph, struct rng_key key,
                     struct outcome *outcome, day_hook *after_day, void *context, struct error *error);
/* The same, with every event in outcome->events. The rows are those of a run without. */
enum status simulate_events(const struct params *params, const struct graph *graph, struct rng_key key,
                            struct outcome *outcome, day_hook *after_day, void *context, struct error *error);
/* The same as `simulate`; `after_step` is called all along. */
enum status simulate_watched(const struct params *params, const struct graph *graph, struct rng_key key,
                             struct outcome *outcome, step_hook *after_step, void *context, struct error *error);

#endif
