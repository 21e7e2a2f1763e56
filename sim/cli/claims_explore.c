/* claims_explore.c - `regimesim claims --explore`: where do claims hold? */
#include "claims_explore.h"

#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "regimesim/cli/batch_command.h"
#include "regimesim/cli/progress.h"
#include "regimesim/experiment/explore.h"
#include "regimesim/report/explore_figure.h"
#include "regimesim/report/explore_table.h"
#include "regimesim/store/explore_export.h"
#include "regimesim/store/explore_values.h"
#include "regimesim/store/manifest.h"

/* What is explored, one item a claim. */
struct work {
    const struct options *options;
    struct explore *items;
    int count;
    int runs, done; /* of all items; of those that are finished */
    struct progress_bar bar;
    struct gnuplot gnuplot;
    bool drawn;
};

enum status claims_explore_usage(const struct options *options)
{
    if (options->explore == 0 && options->vary_count > 0)
        return options_usage(&claims_command, "--vary goes with --explore", "");
    if (options->resume && (options->explore == 0 || !options->out))
        return options_usage(&claims_command, "--resume goes with --explore and --out", "");
    if (options->explore > 0 && options->explore < EXPLORE_LEAST)
        return options_usage(&claims_command, "too few points; expected --explore of at least 16", "");
    return STATUS_OK;
}

static void show(void *context, int done, int total)
{
    struct work *work = context;
    (void)total;
    progress_show(&work->bar, work->done + done, work->runs);
}

static enum status make_all(struct work *work, struct claim_file *const *files, enum claims_trust trust,
                            struct error *error)
{
    const struct options *options = work->options;
    struct explore_request request = {.points = options->explore,
                                      .replicates = EXPLORE_REPLICATES,
                                      .trust = trust,
                                      .vary = options->vary,
                                      .vary_count = options->vary_count};
    enum status status = STATUS_OK;
    if (options_given(options, "--replicates"))
        request.replicates = files[0]->arms[0].scenario->params.run.replicates;
    for (int i = 0; i < work->count && !status; i++) {
        struct explore *explore = &work->items[i];
        status = explore_make(explore, files[i], &request, error);
        if (status)
            break;
        work->runs += explore_runs(explore);
        cli_note(options, "%s: %d parameters at %d points%s, %d replicates, and %d at the defaults, %d arms: %d runs",
                 files[i]->id, explore->dimension_count, explore->points - explore->left_out_count,
                 explore->left_out_count ? " that break no rule" : "", explore->replicates,
                 explore_replicates(explore, 0), explore->claims.arm_count, explore_runs(explore));
    }
    return status;
}

static enum status check_networks(const struct work *work)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < work->count && !status; i++) {
        const struct claims *claims = &work->items[i].claims;
        struct batch networks = {.arms = claims->arms,
                                 .arm_count = claims->arm_count,
                                 .first_replicate = 1,
                                 .seed = (uint64_t)claims->params[0].run.seed};
        status = batch_check_networks(&networks);
    }
    return status;
}

/* The defaults first: they tell how long the points will take. */
static enum status run_defaults(struct work *work, const struct claims_plan *plan, double clock, struct error *error)
{
    enum status status = STATUS_OK;
    int first = 0;
    for (int i = 0; i < work->count && !status; i++) {
        struct explore *explore = &work->items[i];
        if (explore->done)
            continue;
        status = explore_run_defaults(explore, plan, error);
        first += explore->runs;
        explore->runs = 0;
    }
    if (!status && first > 0)
        cli_note(work->options, "the defaults took %.1f s; all will take about %.0f s", progress_clock() - clock,
                 (progress_clock() - clock) / first * work->runs);
    work->done = first;
    return status;
}

/* Each is kept when it is finished. */
static enum status run_points(struct work *work, const struct claims_plan *plan, struct folder *folder,
                              struct error *error)
{
    enum status status = STATUS_OK;
    for (int i = 0; i < work->count && !status; i++) {
        struct explore *explore = &work->items[i];
        if (explore->done)
            continue;
        status = explore_run(explore, plan, error);
        work->done += explore->runs;
        if (!status && work->options->out)
            status = explore_values_write(work->items, work->count, REGIMESIM_VERSION, folder, error);
    }
    return status;
}

static enum status run_all(struct work *work, struct folder *folder, struct error *error)
{
    struct claims_plan plan = {.threads = work->options->threads, .stop = &cli_stop, .progress = show, .context = work};
    double clock = progress_clock();
    cli_catch_interrupts();
    enum status status = run_defaults(work, &plan, clock, error);
    progress_begin(&work->bar, work->options->quiet);
    if (!status)
        status = run_points(work, &plan, folder, error);
    progress_end(&work->bar);
    if (status == STATUS_INTERRUPTED)
        return error_set(error, status, "%s",
                         work->options->out ? "interrupted; claims that were finished are kept: the same with --resume "
                                              "instead of --force goes on"
                                            : "interrupted; without --out nothing is kept");
    if (!status)
        cli_note(work->options, "%d runs in %.1f s", work->done, progress_clock() - clock);
    return status;
}

/* What was finished before. */
static enum status take_up(struct work *work, const struct folder *folder, struct error *error)
{
    int taken = 0;
    enum status status = explore_values_read(work->items, work->count, REGIMESIM_VERSION, folder, error);
    for (int i = 0; i < work->count && !status; i++) {
        taken += work->items[i].done;
        work->runs -= work->items[i].done ? explore_runs(&work->items[i]) : 0;
    }
    if (taken > 0)
        cli_note(work->options, "%d of %d claims were finished before", taken, work->count);
    return status;
}

static enum status open_folder(struct work *work, struct folder *folder, struct error *error)
{
    const struct options *options = work->options;
    enum folder_mode mode = options->force ? FOLDER_REPLACE : options->resume ? FOLDER_RESUME : FOLDER_NEW;
    enum status status = folder_open(folder, options->out, mode, error);
    return !status && options->resume ? take_up(work, folder, error) : status;
}

static void draw(struct work *work, struct folder *folder)
{
    struct error error;
    if (!work->options->figures)
        return;
    enum status status = gnuplot_find(&work->gnuplot, &error);
    for (int i = 0; i < work->count && !status; i++)
        status = explore_figure(&work->items[i], folder, &error);
    if (status)
        cli_note(work->options, "no figures: %s", error.message);
    work->drawn = !status;
}

/* The arms of all claims as they are written, for the manifest. */
struct all_arms {
    struct arm *arms;
    const struct scenario **scenarios;
    int count;
};

static enum status gather_arms(const struct work *work, struct all_arms *all, struct error *error)
{
    size_t most = 0;
    for (int i = 0; i < work->count; i++)
        most += (size_t)work->items[i].claims.arm_count;
    all->arms = calloc(most, sizeof *all->arms);
    all->scenarios = calloc(most, sizeof *all->scenarios);
    if (!all->arms || !all->scenarios)
        return error_set(error, STATUS_INTERNAL, "out of memory for %zu arms", most);
    for (int i = 0; i < work->count; i++) {
        const struct claims *claims = &work->items[i].claims;
        for (int arm = 0; arm < claims->arm_count; arm++) {
            struct arm *to = &all->arms[all->count];
            *to = claims->arms[arm];
            snprintf(to->name, sizeof to->name, "%.47s-%.94s", work->items[i].claim->id, claims->arms[arm].name);
            all->scenarios[all->count++] = claims->scenarios[arm];
        }
    }
    return STATUS_OK;
}

/* Those of before too. */
static int count_runs(const struct work *work)
{
    int runs = 0;
    for (int i = 0; i < work->count; i++)
        runs += explore_runs(&work->items[i]);
    return runs;
}

static enum status write_manifest(const struct work *work, struct folder *folder, time_t started, struct error *error)
{
    const struct options *options = work->options;
    struct all_arms all = {.count = 0};
    enum status status = gather_arms(work, &all, error);
    struct batch batch = {.arms = all.arms,
                          .arm_count = all.count,
                          .first_replicate = 1,
                          .replicates = work->items[0].replicates,
                          .seed = (uint64_t)work->items[0].claims.params[0].run.seed,
                          .points = options->explore,
                          .summary_only = true};
    struct batch_record record = {BATCH_EXPLORE, REGIMESIM_VERSION, "Claims over plausible ranges",
                                  &batch,        all.scenarios,     NULL};
    struct manifest manifest = {.record = &record,
                                .arguments = (const char *const *)options->argv,
                                .argument_count = options->argc,
                                .threads = options->threads > 0 ? options->threads : omp_get_max_threads(),
                                .done = count_runs(work),
                                .gnuplot = work->drawn ? work->gnuplot.version : NULL,
                                .started = started,
                                .ended = time(NULL)};
    if (!status)
        status = manifest_write(&manifest, folder, error);
    free(all.arms);
    free(all.scenarios);
    return status;
}

static enum status show_result(const struct work *work, struct error *error)
{
    const struct options *options = work->options;
    if (options->json)
        return explore_json(work->items, work->count, stdout, error);
    if (options->markdown)
        return explore_markdown(work->items, work->count, REGIMESIM_VERSION, stdout, error);
    return explore_table(work->items, work->count, stdout, error);
}

static enum status execute(struct work *work, struct error *error)
{
    const struct options *options = work->options;
    struct folder folder = {.lock = -1};
    time_t started = time(NULL);
    enum status status = STATUS_OK;
    if (options->out)
        status = open_folder(work, &folder, error);
    if (!status)
        status = run_all(work, &folder, error);
    if (!status && options->out) {
        status = explore_export(work->items, work->count, &folder, error);
        draw(work, &folder);
        if (!status)
            status = write_manifest(work, &folder, started, error);
    }
    folder_close(&folder);
    return status ? status : show_result(work, error);
}

enum status claims_explore(const struct options *options, struct claim_file *const *files, int count,
                           enum claims_trust trust)
{
    struct work work = {.options = options, .count = count};
    struct error error;
    work.items = calloc((size_t)count, sizeof *work.items);
    enum status status = work.items ? make_all(&work, files, trust, &error)
                                    : error_set(&error, STATUS_INTERNAL, "out of memory for %d claims", count);
    if (status) {
        status = cli_fail(&error);
    } else {
        status = check_networks(&work); /* tells its own faults */
        if (!status && execute(&work, &error))
            status = cli_fail(&error);
    }
    for (int i = 0; i < count && work.items; i++)
        explore_free(&work.items[i]);
    free(work.items);
    return status;
}
