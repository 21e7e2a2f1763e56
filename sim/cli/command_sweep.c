/* command_sweep.c - one or two parameters over their values. */
#include <stdio.h>

#include "regimesim/cli/alike.h"
#include "regimesim/cli/batch_command.h"
#include "regimesim/experiment/sweep.h"
#include "regimesim/report/tables.h"

static enum status print_table(const struct options *options, const struct results *results, const void *context,
                               struct error *error)
{
    const struct sweep_layout *layout = context;
    return options->json ? tables_json(results, stdout, error) : tables_sweep(results, layout, stdout, error);
}

/* --replicates wins over the file, the file over the scenario. */
static void choose_replicates(struct batch *batch, const struct sweep_file *file, const struct options *options)
{
    bool given = options->replicate > 0 || options_given(options, "--replicates");
    if (file->replicates && !given)
        batch->replicates = file->replicates;
}

static enum status execute(const struct options *options, const struct sweep_file *file, const struct sweep *sweep)
{
    char folder[NAME_SIZE + 8];
    struct batch batch = {.arms = sweep->arms, .arm_count = sweep->arm_count, .summary_only = true};
    batch_prepare(&batch, options);
    choose_replicates(&batch, file, options);
    snprintf(folder, sizeof folder, "out/%s", file->name);
    struct batch_command command = {
        .options = options,
        .record = {BATCH_SWEEP, REGIMESIM_VERSION, file->title, &batch, sweep->scenarios, &sweep->layout},
        .folder = folder,
        .table = print_table,
        .context = &sweep->layout,
    };
    return batch_execute(&command);
}

static enum status run(const struct options *options)
{
    struct sweep_file *file = NULL;
    struct fault_list faults = {0};
    struct sweep sweep;
    struct error error;
    if (sweep_file_load(options->arguments[0], options->overrides, options->override_count, &file, &faults))
        return cli_faults(&faults);
    for (int v = 0; v < file->variant_count && !faults.count; v++)
        if (file->variants[v].reference)
            alike_check(file->variants[v].scenario, file->variants[v].reference, options->arguments[0], 1, 1, &faults);
    if (faults.count) {
        sweep_file_free(file);
        return cli_faults(&faults);
    }
    enum status status = sweep_make(&sweep, file, &error);
    status = status ? cli_fail(&error) : execute(options, file, &sweep);
    sweep_free(&sweep);
    sweep_file_free(file);
    return status;
}

const struct command sweep_command = {
    .name = "sweep",
    .arguments = "EXPERIMENT",
    .summary = "Vary one or two parameters; draw what follows",
    .help = "The experiment is a YAML file: see scenarios/sweeps. Writes to out/NAME.\n",
    .options = OPT_RUN | OPT_DRY | OPT_OUT | OPT_JSON,
    .least = 1,
    .most = 1,
    .run = run,
};
