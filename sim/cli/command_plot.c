/* command_plot.c - draw the figures of a finished batch again. */
#include <stdio.h>

#include "regimesim/cli/batch_command.h"
#include "regimesim/cli/folder_kind.h"
#include "regimesim/report/figures.h"
#include "regimesim/store/database.h"

/* Only a results database can be drawn from. */
static enum status check_kind(const char *path, struct error *error)
{
    switch (folder_kind(path)) {
    case BATCH_MAP:
        return error_at(error, STATUS_DATA, path, 0, 0,
                        "holds a dilemma map: its figures come from `regimesim map`, which --force lets run anew");
    case BATCH_EXPLORE:
        return error_at(error, STATUS_DATA, path, 0, 0,
                        "holds an exploration of claims: the command that made it, with --resume in place of --force, "
                        "draws its figures again without a run");
    case BATCH_CLAIMS:
        return error_at(error, STATUS_DATA, path, 0, 0,
                        "holds tests of claims, which have no figures; `regimesim report` makes a page of them");
    default: return STATUS_OK;
    }
}

static enum status draw(const char *path, struct error *error)
{
    struct folder folder = {.lock = -1};
    struct database *database = NULL;
    struct results results = {0};
    struct gnuplot gnuplot;
    enum status status = check_kind(path, error);
    if (!status)
        status = database_read(path, &database, error);
    if (!status)
        status = gnuplot_find(&gnuplot, error);
    if (!status)
        status = folder_open(&folder, path, FOLDER_RESUME, error);
    if (!status)
        status = database_load(database, &results, error);
    if (!status) {
        const struct database_info *info = database_info(database);
        status = figures_draw(&results, info->kind == BATCH_SWEEP ? &info->sweep : NULL, &folder, error);
    }
    results_free(&results);
    database_close(database);
    folder_close(&folder);
    return status;
}

static enum status run(const struct options *options)
{
    struct error error;
    if (draw(options->arguments[0], &error))
        return cli_fail(&error);
    cli_note(options, "figures: %s", options->arguments[0]);
    return STATUS_OK;
}

const struct command plot_command = {
    .name = "plot",
    .arguments = "DIR",
    .summary = "Draw the figures of a folder of results again",
    .help = "DIR holds the results of run, compare or sweep.\n",
    .least = 1,
    .most = 1,
    .run = run,
};
