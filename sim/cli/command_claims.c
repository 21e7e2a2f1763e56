/* command_claims.c - do arguments hold in the model? */
#include <omp.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "claims_command.h"
#include "claims_explore.h"
#include "claims_paths.h"
#include "regimesim/cli/alike.h"
#include "regimesim/cli/batch_command.h"
#include "regimesim/cli/progress.h"
#include "regimesim/experiment/claims.h"
#include "regimesim/report/claims_table.h"
#include "regimesim/store/claims_export.h"
#include "regimesim/store/manifest.h"

static const char *const trust_names[] = {"relative", "absolute", "both"};

/* The claims of a command, as read. */
struct family {
    const struct claims_kind *kind;
    struct claims_paths paths;
    struct claim_file *files[CLAIMS_MOST];
};

static void close_family(struct family *family)
{
    for (int i = 0; i < family->paths.count; i++)
        claim_file_free(family->files[i]);
    claims_paths_free(&family->paths);
}

/* Claims and patterns are read alike, and told apart by their relation. */
static void check_kind(const struct family *family, const struct claim_file *claim, struct fault_list *faults)
{
    if (claim_file_is_pattern(claim) != family->kind->patterns)
        faults_add_at(faults, STATUS_DATA, claim->path, 1, 1, "'%s' is a %s; expected a %s (`regimesim %s` is for it)",
                      claim->id, family->kind->patterns ? "claim" : "pattern", family->kind->what,
                      family->kind->patterns ? "claims" : "patterns");
}

/* Faults between arms, and between claims. */
static void check_family(const struct family *family, struct fault_list *faults)
{
    for (int i = 0; i < family->paths.count; i++) {
        const struct claim_file *claim = family->files[i];
        check_kind(family, claim, faults);
        for (int k = 1; k < claim->arm_count; k++)
            alike_check(claim->arms[0].scenario, claim->arms[k].scenario, claim->path, claim->arms[k].line,
                        claim->arms[k].column, faults);
        for (int k = 0; k < i; k++)
            if (strcmp(family->files[k]->id, claim->id) == 0)
                faults_add_at(faults, STATUS_DATA, claim->path, 1, 1,
                              "%s '%s' is also in %.200s; expected each %s once", family->kind->what, claim->id,
                              family->files[k]->path, family->kind->what);
    }
}

static enum status load_family(const struct options *options, const struct claims_kind *kind, struct family *family,
                               struct fault_list *faults)
{
    memset(family, 0, sizeof *family);
    family->kind = kind;
    claims_paths_find(options, kind->folder, kind->what, &family->paths, faults);
    for (int i = 0; i < family->paths.count; i++)
        claim_file_load(family->paths.items[i], options->overrides, options->override_count, &family->files[i], faults);
    if (!faults->count)
        check_family(family, faults);
    if (options_given(options, "--replicates") && !faults->count && family->paths.count &&
        family->files[0]->arms[0].scenario->params.run.replicates < 2)
        faults_add_at(faults, STATUS_DATA, NULL, 0, 0,
                      "--replicates 1: one replicate has no interval; expected at least 2");
    if (!faults->count && family->paths.count == 0)
        faults_add_at(faults, STATUS_NO_INPUT, kind->folder, 0, 0, "holds no %s; expected files NAME.yaml", kind->what);
    return faults->count ? faults->items[0].code : STATUS_OK;
}

/* Which forms of trust; 0, and reported, when the word is none. */
static int choose_trust(const struct options *options, const struct claims_kind *kind)
{
    for (int i = 0; options->trust && i < 3; i++)
        if (strcmp(options->trust, trust_names[i]) == 0)
            return i + 1;
    if (!options->trust)
        return (int)kind->trust;
    options_usage(kind->command, "--trust takes relative, absolute or both, not ", options->trust);
    return 0;
}

static void show(void *context, int done, int total)
{
    progress_show(context, done, total);
}

static int most_replicates(const struct claims *claims)
{
    int most = 0;
    for (int i = 0; i < claims->arm_count; i++)
        most = claims->values[i].count > most ? claims->values[i].count : most;
    return most;
}

static enum status write_folder(const struct options *options, const struct claims_kind *kind,
                                const struct claims *claims, struct folder *folder, time_t started, struct error *error)
{
    struct batch batch = {.arms = claims->arms,
                          .arm_count = claims->arm_count,
                          .first_replicate = 1,
                          .replicates = most_replicates(claims),
                          .seed = (uint64_t)claims->params[0].run.seed,
                          .summary_only = true};
    struct batch_record record = {kind->batch, REGIMESIM_VERSION, kind->title, &batch, claims->scenarios, NULL};
    struct manifest manifest = {.record = &record,
                                .arguments = (const char *const *)options->argv,
                                .argument_count = options->argc,
                                .threads = options->threads > 0 ? options->threads : omp_get_max_threads(),
                                .done = claims->runs,
                                .started = started,
                                .ended = time(NULL)};
    enum status status = kind->export_files(claims, folder, error);
    return status ? status : manifest_write(&manifest, folder, error);
}

static enum status run_all(const struct options *options, struct claims *claims, struct error *error)
{
    struct progress_bar bar;
    struct claims_plan plan = {.threads = options->threads, .stop = &cli_stop, .progress = show, .context = &bar};
    double clock = progress_clock();
    if (options_given(options, "--replicates"))
        plan.replicates = claims->tests[0].claim->arms[0].scenario->params.run.replicates;
    cli_catch_interrupts();
    progress_begin(&bar, options->quiet);
    enum status status = claims_run(claims, &plan, error);
    progress_end(&bar);
    if (status == STATUS_INTERRUPTED)
        return error_set(error, status, "interrupted; nothing is kept of claims that are not all tested");
    if (!status)
        cli_note(options, "%d runs of %d distinct arms in %.1f s", claims->runs, claims->arm_count,
                 progress_clock() - clock);
    return status;
}

static enum status show_verdicts(const struct options *options, const struct claims_kind *kind,
                                 const struct claims *claims, struct error *error)
{
    if (options->json)
        return kind->json(claims, stdout, error);
    if (options->markdown)
        return kind->markdown(claims, REGIMESIM_VERSION, stdout, error);
    return kind->table(claims, stdout, error);
}

static enum status execute(const struct options *options, const struct claims_kind *kind, struct claims *claims)
{
    struct folder folder = {.lock = -1};
    struct batch networks = {.arms = claims->arms,
                             .arm_count = claims->arm_count,
                             .first_replicate = 1,
                             .seed = (uint64_t)claims->params[0].run.seed};
    struct error error;
    time_t started = time(NULL);
    enum status status = batch_check_networks(&networks);
    if (status)
        return status;
    if (options->out)
        status = folder_open(&folder, options->out, options->force ? FOLDER_REPLACE : FOLDER_NEW, &error);
    if (!status)
        status = run_all(options, claims, &error);
    if (!status && options->out)
        status = write_folder(options, kind, claims, &folder, started, &error);
    folder_close(&folder);
    if (!status)
        status = show_verdicts(options, kind, claims, &error);
    return status ? cli_fail(&error) : STATUS_OK;
}

enum status claims_command_run(const struct options *options, const struct claims_kind *kind)
{
    struct family family;
    struct fault_list faults = {0};
    struct claims claims;
    struct error error;
    int trust = choose_trust(options, kind);
    if (!trust || claims_explore_usage(options))
        return STATUS_USAGE;
    enum status status = load_family(options, kind, &family, &faults);
    if (status) {
        status = cli_faults(&faults);
    } else if (options->explore > 0) {
        status = claims_explore(options, family.files, family.paths.count, (enum claims_trust)trust);
    } else {
        status = claims_make(&claims, family.files, family.paths.count, (enum claims_trust)trust, true, &error);
        status = status ? cli_fail(&error) : execute(options, kind, &claims);
        claims_free(&claims);
    }
    close_family(&family);
    return status;
}

static enum status run(const struct options *options)
{
    static const struct claims_kind kind = {
        .command = &claims_command,
        .folder = CLAIMS_FOLDER,
        .what = "claim",
        .title = "Tests of claims",
        .trust = CLAIMS_BOTH,
        .batch = BATCH_CLAIMS,
        .table = claims_table,
        .json = claims_json,
        .markdown = claims_markdown,
        .export_files = claims_export,
    };
    return claims_command_run(options, &kind);
}

const struct command claims_command = {
    .name = "claims",
    .arguments = "[ID or FILE]...",
    .summary = "Test arguments: do they hold, fail, or stay undetermined?",
    .help = "Without arguments: all of " CLAIMS_FOLDER ". A claim that fails is a result: the exit code is 0.\n"
            "Each claim is tested with both forms of trust in badges, as this is assumed and decides much.\n"
            "Where it names ablations, it is tested again with each of them, which shows what carries it.\n"
            "Where a claim asks for a precision, runs are added until its interval is narrow enough;\n"
            "only the width is looked at before the end, never the verdict. How verdicts are found, and\n"
            "what a claim file holds: include/regimesim/experiment/verdict.h and config/claim_file.h.\n"
            "\n"
            "With --explore: when does a claim hold? Everything that is uncertain (what has a plausible range,\n"
            "is no policy, and is not set by the claim, a scenario or --set) is drawn from its range at N\n"
            "points; all arms get the same values. Told are the shares of points where the claim holds, fails\n"
            "or is undetermined at 95 %, which parameters decide, and, checked on points that it was not found\n"
            "with, the box of parameters where it is borne out. 4 replicates a point unless --replicates says\n"
            "otherwise; smaller worlds (--set network.persons=4000 --set network.mean_degree=40) are faster.\n"
            "Several claims are sorted by how often the verdict of the defaults stands at the points where the runs\n"
            "decide. With --out, what was finished when it was stopped is kept, and --resume goes on.\n"
            "How: include/regimesim/experiment/explore.h and robustness.h.\n",
    .options = OPT_PAIRS | OPT_SET | OPT_FOLDER | OPT_JSON | OPT_MARKDOWN | OPT_TRUST | OPT_EXPLORE,
    .least = 0,
    .most = CLAIMS_MOST,
    .run = run,
};
