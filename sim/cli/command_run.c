/* command_run.c - one regime. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/cli/batch_command.h"
#include "regimesim/report/tables.h"

static enum status print_table(const struct options *options, const struct results *results, const void *context,
                               struct error *error)
{
    (void)context;
    if (options->json)
        return tables_json(results, stdout, error);
    return tables_summary(results, 0, options->targets, stdout, error);
}

static enum status run(const struct options *options)
{
    struct scenario *scenario = NULL;
    struct fault_list faults = {0};
    char folder[NAME_SIZE + 8];
    if (scenario_load(options->arguments[0], options->overrides, options->override_count, &scenario, &faults))
        return cli_faults(&faults);
    struct arm arm = {.params = &scenario->params};
    snprintf(arm.name, sizeof arm.name, "%s", scenario->name);
    snprintf(arm.title, sizeof arm.title, "%s", scenario->title);
    snprintf(folder, sizeof folder, "out/%s", scenario->name);

    struct batch batch = {.arms = &arm, .arm_count = 1};
    const struct scenario *const scenarios[] = {scenario};
    batch_prepare(&batch, options);
    struct batch_command command = {
        .options = options,
        .record = {BATCH_RUN, REGIMESIM_VERSION, scenario->title, &batch, scenarios, NULL},
        .folder = folder,
        .table = print_table,
    };
    enum status status = batch_execute(&command);
    scenario_free(scenario);
    return status;
}

const struct command run_command = {
    .name = "run",
    .arguments = "SCENARIO",
    .summary = "Simulate one regime",
    .help = "Writes to out/NAME: results.sqlite, CSV files with a data dictionary, manifest.json, and figures.\n",
    .options = OPT_RUN | OPT_DRY | OPT_OUT | OPT_JSON | OPT_TARGETS | OPT_EVENTS,
    .least = 1,
    .most = 1,
    .run = run,
};
