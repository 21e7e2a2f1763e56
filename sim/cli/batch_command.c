/* batch_command.c - a batch in a folder: runs into the database, then CSV, manifest, figures, and the table. */
#include "regimesim/cli/batch_command.h"

#include <inttypes.h>
#include <omp.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "regimesim/cli/memory_check.h"
#include "regimesim/cli/progress.h"
#include "regimesim/model/memory.h"
#include "regimesim/model/network.h"
#include "regimesim/report/figures.h"
#include "regimesim/report/gnuplot.h"
#include "regimesim/store/database.h"
#include "regimesim/store/export.h"
#include "regimesim/store/export_events.h"
#include "regimesim/store/manifest.h"

void batch_prepare(struct batch *batch, const struct options *options)
{
    const struct params *params = batch->arms[0].params;
    batch->seed = (uint64_t)params->run.seed;
    batch->threads = options->threads > 0 ? options->threads : omp_get_max_threads();
    batch->first_replicate = options->replicate > 0 ? options->replicate : 1;
    batch->replicates = options->replicate > 0 ? 1 : params->run.replicates;
    batch->events = options->events ? batch->replicates : options->trace ? 1 : 0;
}

/* What a sink's calls need. */
struct recorder {
    struct database *database;
    struct progress_bar bar;
};

static bool has(void *context, int arm, int replicate)
{
    return database_has(((struct recorder *)context)->database, arm, replicate);
}

static enum status put(void *context, int arm, int replicate, const struct outcome *outcome, struct error *error)
{
    return database_put(((struct recorder *)context)->database, arm, replicate, outcome, error);
}

static void show(void *context, int done, int total)
{
    progress_show(&((struct recorder *)context)->bar, done, total);
}

static enum status open_database(struct folder *folder, const struct batch_command *command, struct database **database,
                                 struct error *error)
{
    bool resume = command->options->resume;
    enum status status = resume ? database_resume(folder, &command->record, database, error)
                                : database_create(folder, &command->record, database, error);
    /* A batch killed before its database stood has nothing to resume: it simply begins. */
    return resume && status == STATUS_NO_INPUT ? database_create(folder, &command->record, database, error) : status;
}

/* Interrupted: with runs on disk the batch can be resumed, else there is nothing to keep. */
static enum status explain_interrupt(const struct folder *folder, struct database *database, struct error *error)
{
    const struct database_info *info = database_info(database);
    if (info->done == 0)
        return error_set(error, STATUS_INTERRUPTED,
                         "interrupted before the first run ended; the same command with --resume begins again");
    return error_set(error, STATUS_RESUMABLE,
                     "interrupted; %d of %d runs are saved in %s: the same command with --resume goes on", info->done,
                     info->arm_count * info->replicates, folder->path);
}

static enum status run_batch(const struct batch_command *command, const struct folder *folder,
                             struct database *database, struct error *error)
{
    struct recorder recorder = {.database = database};
    struct batch_sink sink = {.context = &recorder, .has = has, .put = put, .progress = show, .stop = &cli_stop};
    progress_begin(&recorder.bar, command->options->quiet);
    enum status status = batch_run(command->record.batch, &sink, error);
    progress_end(&recorder.bar);
    if (status == STATUS_INTERRUPTED)
        return explain_interrupt(folder, database, error);
    return status ? status : database_finish(database, error);
}

/* Figures are the one thing regimesim can do without: a note, not a failure. */
void batch_draw(const struct options *options, const struct results *results, const struct sweep_layout *sweep,
                struct folder *folder, struct gnuplot *gnuplot, bool *drawn)
{
    struct error error;
    *drawn = false;
    if (!options->figures)
        return;
    enum status status = gnuplot_find(gnuplot, &error);
    if (!status)
        status = figures_draw(results, sweep, folder, &error);
    if (status)
        cli_note(options, "no figures: %s", error.message);
    *drawn = !status;
}

static enum status write_results(const struct batch_command *command, struct folder *folder, struct database *database,
                                 time_t started, struct error *error)
{
    struct results results = {0};
    struct gnuplot gnuplot;
    bool drawn = false;
    const struct options *options = command->options;
    enum status status = database_load(database, &results, error);
    if (!status)
        status = export_csv(&results, command->record.sweep, folder, error);
    if (!status)
        status = export_events(database, &results, folder, error);
    if (!status)
        batch_draw(options, &results, command->record.sweep, folder, &gnuplot, &drawn);
    struct manifest manifest = {
        .record = &command->record,
        .arguments = (const char *const *)options->argv,
        .argument_count = options->argc,
        .threads = command->record.batch->threads,
        .done = database_info(database)->done,
        .gnuplot = drawn ? gnuplot.version : NULL,
        .started = started,
        .ended = time(NULL),
    };
    if (!status)
        status = manifest_write(&manifest, folder, error);
    if (!status)
        status = command->table(options, &results, command->context, error);
    if (!status && command->epilogue)
        status = command->epilogue(options, database, &results, error);
    results_free(&results);
    return status;
}

enum status batch_check_networks(const struct batch *batch)
{
    struct fault_list faults = {0};
    for (int arm = 0; arm < batch->arm_count && !faults.count; arm++) {
        const struct params *params = batch->arms[arm].params;
        bool known =
            arm > 0 && memcmp(&batch->arms[arm - 1].params->network, &params->network, sizeof params->network) == 0;
        if (!known)
            network_check(params, rng_key_make(batch->seed, (uint32_t)batch->first_replicate), &faults);
    }
    return faults.count ? cli_faults(&faults) : STATUS_OK;
}

/* Measured with the defaults: each event takes 52 bytes of database and 86 of CSV. */
static void note_size_of_events(const struct batch_command *command)
{
    const struct batch *batch = command->record.batch;
    const double megabytes_per_person_day = EVENTS_PER_PERSON_DAY * (52 + 86) / 1e6, worth_a_note = 100;
    double size = 0;
    for (int arm = 0; arm < batch->arm_count; arm++)
        size += megabytes_per_person_day * batch->arms[arm].params->network.persons *
                batch->arms[arm].params->run.days * batch->events;
    if (size >= worth_a_note)
        cli_note(command->options, "recording every event of %d runs: about %.0f MB of results.sqlite and events.csv",
                 batch->arm_count * batch->events, size);
}

static void note_count_of_events(const struct options *options, const char *folder, struct database *database)
{
    int64_t count;
    struct error error;
    if (database_info(database)->events && database_count_events(database, &count, &error) == STATUS_OK)
        cli_note(options, "%" PRId64 " events recorded; `regimesim trace %s --person N` tells one person's story",
                 count, folder);
}

enum status batch_execute(const struct batch_command *command)
{
    const struct options *options = command->options;
    enum folder_mode mode = options->force ? FOLDER_REPLACE : options->resume ? FOLDER_RESUME : FOLDER_NEW;
    struct folder folder = {.lock = -1};
    struct database *database = NULL;
    struct error error;
    time_t started = time(NULL);
    double clock = progress_clock();
    enum status status = memory_check(command->record.batch, options);
    if (status || options->dry_run)
        return status;
    note_size_of_events(command);
    cli_catch_interrupts();
    status = batch_check_networks(command->record.batch);
    if (status)
        return status;
    status = folder_open(&folder, options->out ? options->out : command->folder, mode, &error);
    if (status)
        return cli_fail(&error);
    status = open_database(&folder, command, &database, &error);
    if (!status)
        status = run_batch(command, &folder, database, &error);
    if (!status)
        status = write_results(command, &folder, database, started, &error);
    if (!status)
        cli_note(options, "%d runs in %.1f s; results, figures and manifest: %s",
                 command->record.batch->arm_count * command->record.batch->replicates, progress_clock() - clock,
                 folder.path);
    if (!status)
        note_count_of_events(options, folder.path, database);
    database_close(database);
    folder_close(&folder);
    return status ? cli_fail(&error) : STATUS_OK;
}
