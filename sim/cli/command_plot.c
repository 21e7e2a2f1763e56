/* command_plot.c - draw the figures of a finished batch again. */
#include <stdio.h>

#include "regimesim/cli/batch_command.h"
#include "regimesim/report/figures.h"
#include "regimesim/store/database.h"

static enum status draw(const char *path, struct error *error)
{
    struct folder folder = {.lock = -1};
    struct database *database = NULL;
    struct results results = {0};
    struct gnuplot gnuplot;
    enum status status = database_read(path, &database, error);
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
    .least = 1,
    .most = 1,
    .run = run,
};
