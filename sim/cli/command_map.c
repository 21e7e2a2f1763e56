/* command_map.c - the dilemma map, and the paths of regimes through it. */
#include <omp.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "regimesim/cli/alike.h"
#include "regimesim/cli/arm_name.h"
#include "regimesim/cli/batch_command.h"
#include "regimesim/cli/progress.h"
#include "regimesim/experiment/map.h"
#include "regimesim/report/map_report.h"
#include "regimesim/store/manifest.h"
#include "regimesim/store/map_export.h"

/* The regimes that are mapped when none are named: a file, and what it is given besides. */
static const struct {
    const char *path, *change;
} standard[] = {{"scenarios/regimes/anonymous.yaml", NULL},
                {"scenarios/regimes/mixed.yaml", NULL},
                {"scenarios/regimes/tiered.yaml", NULL},
                {"scenarios/regimes/real-name.yaml", "platforms.domestic.strength=0.9"},
                {"scenarios/regimes/real-name.yaml", "platforms.domestic.strength=0.99"}};
enum { STANDARD = sizeof standard / sizeof standard[0] };

/* Long enough for a path, small enough for a coffee. */
static const char *const sizes[] = {"run.days=1460", "run.replicates=8", "network.persons=10000"};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

struct regimes {
    struct scenario *scenarios[MAP_REGIMES];
    struct arm arms[MAP_REGIMES];
    int count;
};

/* The map's own settings first, so that those of the command line win. */
static void load_one(const struct options *options, int index, struct regimes *regimes, struct fault_list *faults)
{
    struct override overrides[SIZES + 1 + OPTION_OVERRIDES];
    bool named = options->argument_count > 0;
    size_t count = 0;
    for (int i = 0; i < SIZES; i++)
        overrides[count++] = (struct override){.text = sizes[i], .label = "regimesim map"};
    if (!named && standard[index].change)
        overrides[count++] = (struct override){.text = standard[index].change, .label = "regimesim map"};
    memcpy(&overrides[count], options->overrides, options->override_count * sizeof *overrides);
    scenario_load(named ? options->arguments[index] : standard[index].path, overrides, count + options->override_count,
                  &regimes->scenarios[index], faults);
}

/* The two real-name rules of the standard regimes have one title: how strong they are tells them apart. */
static void name_strength(struct arm *arm)
{
    size_t used = strlen(arm->title);
    snprintf(arm->title + used, sizeof arm->title - used, ", q = %g", arm->params->platforms[0].strength);
}

static enum status load_all(const struct options *options, struct regimes *regimes, struct fault_list *faults)
{
    regimes->count = options->argument_count > 0 ? options->argument_count : STANDARD;
    for (int i = 0; i < regimes->count; i++)
        load_one(options, i, regimes, faults);
    if (faults->count)
        return faults->items[0].code;
    for (int i = 0; i < regimes->count; i++) {
        alike_check(regimes->scenarios[0], regimes->scenarios[i], regimes->scenarios[i]->files[0], 1, 1, faults);
        arm_name(regimes->arms, i, regimes->scenarios[i]);
        if (options->argument_count == 0 && standard[i].change)
            name_strength(&regimes->arms[i]);
    }
    if (regimes->scenarios[0]->params.run.replicates < 2)
        faults_add_at(faults, STATUS_DATA, NULL, 0, 0,
                      "one replicate has no interval; expected --replicates of at least 2");
    return faults->count ? faults->items[0].code : STATUS_OK;
}

static void show(void *context, int done, int total)
{
    progress_show(context, done, total);
}

static enum status simulate_all(const struct options *options, struct map *map, struct error *error)
{
    struct progress_bar bar;
    struct map_plan plan = {.threads = options->threads, .stop = &cli_stop, .progress = show, .context = &bar};
    cli_catch_interrupts();
    progress_begin(&bar, options->quiet);
    enum status status = map_run(map, &plan, error);
    progress_end(&bar);
    if (status == STATUS_INTERRUPTED)
        return error_set(error, status, "interrupted; nothing is kept of a map that is not finished");
    return status;
}

/* Figures are the one thing regimesim can do without: a note, not a failure. */
static bool draw(const struct options *options, const struct map *map, const struct map_ground *ground,
                 struct folder *folder, struct gnuplot *gnuplot)
{
    struct error error;
    if (!options->figures)
        return false;
    enum status status = gnuplot_find(gnuplot, &error);
    if (!status)
        status = map_draw(map, ground, folder, &error);
    if (status)
        cli_note(options, "no figures: %s", error.message);
    return !status;
}

static enum status write_folder(const struct options *options, const struct map *map, const struct map_ground *ground,
                                struct folder *folder, time_t started, struct error *error)
{
    struct gnuplot gnuplot;
    struct batch batch = map_batch(map, options->threads);
    struct batch_record record = {BATCH_MAP, REGIMESIM_VERSION, "Dilemma map", &batch, map->scenarios, NULL};
    enum status status = map_export(map, ground, folder, error);
    if (status)
        return status;
    struct manifest manifest = {.record = &record,
                                .arguments = (const char *const *)options->argv,
                                .argument_count = options->argc,
                                .threads = options->threads > 0 ? options->threads : omp_get_max_threads(),
                                .done = map->runs,
                                .gnuplot = draw(options, map, ground, folder, &gnuplot) ? gnuplot.version : NULL,
                                .started = started,
                                .ended = time(NULL)};
    return manifest_write(&manifest, folder, error);
}

static enum status execute(const struct options *options, struct map *map)
{
    struct folder folder = {.lock = -1};
    struct map_ground ground;
    struct error error;
    struct batch batch = map_batch(map, options->threads);
    time_t started = time(NULL);
    double clock = progress_clock();
    enum status status = batch_check_networks(&batch);
    if (status)
        return status;
    status = folder_open(&folder, options->out ? options->out : "out/map", options->force ? FOLDER_REPLACE : FOLDER_NEW,
                         &error);
    if (!status)
        status = simulate_all(options, map, &error);
    if (!status)
        status = map_ground_make(map, 0, &ground, &error);
    if (!status)
        status = write_folder(options, map, &ground, &folder, started, &error);
    if (!status)
        status = options->json ? map_json(map, &ground, stdout, &error) : map_table(map, &ground, stdout, &error);
    if (!status)
        cli_note(options, "%d runs in %.1f s; data, figures and manifest: %s", map->runs, progress_clock() - clock,
                 folder.path);
    folder_close(&folder);
    return status ? cli_fail(&error) : STATUS_OK;
}

static enum status run(const struct options *options)
{
    struct regimes regimes = {.count = 0};
    struct fault_list faults = {0};
    struct map map = {0};
    struct error error;
    enum status status = load_all(options, &regimes, &faults);
    if (status) {
        status = cli_faults(&faults);
    } else {
        const struct scenario *sources[MAP_REGIMES];
        for (int i = 0; i < MAP_REGIMES; i++)
            sources[i] = regimes.scenarios[i];
        status = map_make(&map, sources, regimes.arms, regimes.count, &error);
        status = status ? cli_fail(&error) : execute(options, &map);
        map_free(&map);
    }
    for (int i = 0; i < MAP_REGIMES; i++)
        scenario_free(regimes.scenarios[i]);
    return status;
}

const struct command map_command = {
    .name = "map",
    .arguments = "[SCENARIO]...",
    .summary = "Draw the dilemma map: victimisation by who is authentic and who is false",
    .help = "Victimisation and detection over the plane of A, the authentic share of users, and F, the share of\n"
            "offenders' accounts not in their true identity, and each regime's path through it over the years,\n"
            "without and with a breach of every registry at half time. Without arguments: anonymous, mixed, tiered,\n"
            "and a real name of strength 0.9 and 0.99. A run has 1,460 days, 10,000 persons and 8 replicates unless\n"
            "options say otherwise, whatever the scenarios say.\n\n"
            "The ground is the first scenario without its rules: nobody is verified. A is moved by\n"
            "registration.authentic_unverified, F by registration.own_persona. A regime differs from the ground\n"
            "beneath its path in trust, price, traceability and bars too, so its marks have a colour of their own.\n"
            "Writes to out/map.\n",
    .options = OPT_PAIRS | OPT_SET | OPT_DRAW | OPT_JSON,
    .least = 0,
    .most = MAP_REGIMES,
    .run = run,
};
