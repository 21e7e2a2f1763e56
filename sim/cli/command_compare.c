/* command_compare.c - several regimes on the same persons, friendships and luck. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/cli/alike.h"
#include "regimesim/cli/arm_name.h"
#include "regimesim/cli/batch_command.h"
#include "regimesim/cli/trace_parting.h"
#include "regimesim/report/tables.h"

enum { MOST_REGIMES = 12 };

static enum status print_table(const struct options *options, const struct results *results, const void *context,
                               struct error *error)
{
    (void)context;
    return options->json ? tables_json(results, stdout, error) : tables_comparison(results, stdout, error);
}

/* --trace: one person under the first and the second regime. */
static enum status tell_parting(const struct options *options, struct database *database, const struct results *results,
                                struct error *error)
{
    (void)options;
    return trace_parting(database, results, error);
}

static enum status load_all(const struct options *options, struct scenario **scenarios, struct arm *arms,
                            struct fault_list *faults)
{
    for (int i = 0; i < options->argument_count; i++)
        scenario_load(options->arguments[i], options->overrides, options->override_count, &scenarios[i], faults);
    if (faults->count)
        return faults->items[0].code;
    for (int i = 0; i < options->argument_count; i++) {
        alike_check(scenarios[0], scenarios[i], options->arguments[i], 1, 1, faults);
        arm_name(arms, i, scenarios[i]);
    }
    return faults->count ? faults->items[0].code : STATUS_OK;
}

static enum status run(const struct options *options)
{
    struct scenario *scenarios[MOST_REGIMES] = {NULL};
    struct arm arms[MOST_REGIMES];
    struct fault_list faults = {0};
    enum status status = load_all(options, scenarios, arms, &faults);
    if (status) {
        cli_faults(&faults);
    } else {
        struct batch batch = {.arms = arms, .arm_count = options->argument_count};
        const struct scenario *sources[MOST_REGIMES];
        for (int i = 0; i < MOST_REGIMES; i++)
            sources[i] = scenarios[i];
        batch_prepare(&batch, options);
        struct batch_command command = {
            .options = options,
            .record = {BATCH_COMPARE, REGIMESIM_VERSION, "Comparison of regimes", &batch, sources, NULL},
            .folder = "out/compare",
            .table = print_table,
            .epilogue = options->trace ? tell_parting : NULL,
        };
        status = batch_execute(&command);
    }
    for (int i = 0; i < MOST_REGIMES; i++)
        scenario_free(scenarios[i]);
    return status;
}

const struct command compare_command = {
    .name = "compare",
    .arguments = "SCENARIO SCENARIO...",
    .summary = "Simulate regimes on the same persons and luck, and compare them in pairs",
    .help = "Differences are from the first regime, paired by replicate. Writes to out/compare.\n",
    .options = OPT_RUN | OPT_DRY | OPT_OUT | OPT_JSON | OPT_EVENTS | OPT_PARTING,
    .least = 2,
    .most = MOST_REGIMES,
    .run = run,
};
