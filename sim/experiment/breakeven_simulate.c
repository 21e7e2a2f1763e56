/* breakeven_simulate.c - the difference between two regimes at a value, from runs of the same replicates. */
#include <stdlib.h>

#include "regimesim/experiment/batch.h"
#include "regimesim/experiment/breakeven.h"

enum { FIRST, SECOND, REGIMES };

struct simulation {
    const struct breakeven_regimes *regimes;
    struct params params[REGIMES]; /* at the value that is tried */
    double *values[REGIMES];       /* of the metric, one a replicate */
    bool known[REGIMES];           /* does a regime without the parameter have its values already? */
    int arms[REGIMES];             /* which regime each arm of the batch is */
    int done, most;                /* runs */
};

static enum status put(void *context, int arm, int replicate, const struct outcome *outcome, struct error *error)
{
    struct simulation *simulation = context;
    const struct breakeven_regimes *regimes = simulation->regimes;
    (void)error;
    simulation->values[simulation->arms[arm]][replicate - 1] = outcome_get(outcome, regimes->metric, -1, 0);
    simulation->done++;
    if (regimes->progress)
        regimes->progress(regimes->context, simulation->done, simulation->most);
    return STATUS_OK;
}

static enum status set_value(struct params *params, const char *path, double x, struct error *error)
{
    struct param_ref ref;
    char message[ERROR_MESSAGE_SIZE];
    enum status status = params_find(params, path, &ref, error);
    if (!status)
        status = param_set_number(params, ref, x, error);
    if (!status && params_broken(params, message))
        status = error_set(error, STATUS_DATA, "with %s = %g: %.400s", path, x, message);
    return status;
}

static enum status difference_at(void *context, double x, struct interval *difference, struct error *error)
{
    struct simulation *simulation = context;
    const struct breakeven_regimes *regimes = simulation->regimes;
    const bool varied[REGIMES] = {regimes->in_first, regimes->in_second};
    struct arm arms[REGIMES] = {{.name = ""}};
    struct batch batch = {.arms = arms,
                          .first_replicate = 1,
                          .replicates = regimes->replicates,
                          .seed = (uint64_t)regimes->first->run.seed,
                          .threads = regimes->threads,
                          .summary_only = true};
    struct batch_sink sink = {.context = simulation, .put = put, .stop = regimes->stop};
    enum status status = STATUS_OK;
    for (int i = 0; i < REGIMES && !status; i++) {
        if (varied[i])
            status = set_value(&simulation->params[i], regimes->path, x, error);
        else if (simulation->known[i])
            continue;
        simulation->known[i] = true;
        arms[batch.arm_count].params = &simulation->params[i];
        simulation->arms[batch.arm_count++] = i;
    }
    if (!status)
        status = batch_run(&batch, &sink, error);
    *difference = stats_paired(simulation->values[FIRST], simulation->values[SECOND], (size_t)regimes->replicates,
                               BREAKEVEN_LEVEL)
                      .difference;
    return status;
}

enum status breakeven_simulate(const struct breakeven_regimes *regimes, const struct breakeven_range *range,
                               struct breakeven *breakeven, struct error *error)
{
    struct simulation simulation = {.regimes = regimes, .params = {*regimes->first, *regimes->second}};
    int varied = regimes->in_first + regimes->in_second;
    double *values = calloc(REGIMES * (size_t)regimes->replicates, sizeof *values);
    if (!values)
        return error_set(error, STATUS_INTERNAL, "out of memory for %d replicates", regimes->replicates);
    simulation.values[FIRST] = values;
    simulation.values[SECOND] = values + regimes->replicates;
    simulation.most = regimes->replicates * (varied * breakeven_most(range) + REGIMES - varied);
    enum status status = breakeven_find(range, difference_at, &simulation, breakeven, error);
    free(values);
    return status;
}
