/* command_breakeven.c - at which value of a parameter do two regimes come out equal? */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "regimesim/cli/alike.h"
#include "regimesim/cli/batch_command.h"
#include "regimesim/cli/progress.h"
#include "regimesim/params/metrics.h"
#include "regimesim/report/claims_table.h"
#include "regimesim/util/text.h"

enum { PARTS = 100 };

static int find_metric(const char *name, struct fault_list *faults)
{
    const char *names[METRIC_COUNT];
    size_t count = 0;
    int metric = metric_find(name);
    if (metric >= 0 && metric_table[metric].kind == METRIC_SUMMARY)
        return metric;
    for (int i = 0; i < METRIC_COUNT; i++)
        if (metric_table[i].kind == METRIC_SUMMARY)
            names[count++] = metric_table[i].name;
    const char *nearest = text_nearest(name, names, count);
    faults_add_at(faults, STATUS_DATA, NULL, 0, 0, "--metric: '%.60s' is no summary metric; %s%s%s", name,
                  nearest ? "did you mean '" : "see `regimesim metrics`", nearest ? nearest : "", nearest ? "'?" : "");
    return -1;
}

/* Does the regime have the parameter, and can it take both ends? Faults are added unless `optional`. */
static bool takes(const struct scenario *scenario, const struct options *options, bool optional,
                  struct fault_list *faults)
{
    struct params params = scenario->params;
    struct param_ref ref;
    struct error error;
    char message[ERROR_MESSAGE_SIZE];
    const double ends[] = {options->from, options->to};
    if (params_find(&params, options->parameter, &ref, &error)) {
        if (!optional)
            faults_add_at(faults, error.code, NULL, 0, 0, "--parameter: %.480s", error.message);
        return false;
    }
    if (ref.row->type != PARAM_REAL && ref.row->type != PARAM_INT) {
        faults_add_at(faults, STATUS_DATA, NULL, 0, 0, "--parameter: %.160s is no number; expected one",
                      options->parameter);
        return false;
    }
    for (int i = 0; i < 2; i++) {
        enum status status = param_set_number(&params, ref, ends[i], &error);
        if (status)
            faults_add_at(faults, status, NULL, 0, 0, "%s: %.480s", i ? "--to" : "--from", error.message);
        else if (params_broken(&params, message))
            faults_add_at(faults, STATUS_DATA, NULL, 0, 0, "%s: %.480s", i ? "--to" : "--from", message);
    }
    return true;
}

static struct breakeven_range make_range(const struct options *options, const struct breakeven_regimes *regimes)
{
    struct param_ref ref = {0};
    params_find(regimes->in_second ? regimes->second : regimes->first, regimes->path, &ref, NULL);
    double width = options->to - options->from;
    return (struct breakeven_range){.from = options->from,
                                    .to = options->to,
                                    .tolerance = isnan(options->tolerance) ? width / PARTS : options->tolerance,
                                    .whole = ref.row && ref.row->type == PARAM_INT};
}

static void show(void *context, int done, int total)
{
    progress_show(context, done, total);
}

static enum status simulate_and_print(const struct options *options, const struct scenario *const *scenarios,
                                      struct breakeven_regimes *regimes)
{
    struct progress_bar bar;
    struct breakeven breakeven;
    struct error error;
    struct breakeven_range range = make_range(options, regimes);
    struct breakeven_about about = {regimes, &range, scenarios[0]->name, scenarios[1]->name};
    double clock = progress_clock();
    regimes->stop = &cli_stop;
    regimes->progress = show;
    regimes->context = &bar;
    cli_catch_interrupts();
    progress_begin(&bar, options->quiet);
    enum status status = breakeven_simulate(regimes, &range, &breakeven, &error);
    progress_end(&bar);
    if (!status)
        cli_note(options, "%d values tried in %.1f s", breakeven.count, progress_clock() - clock);
    if (!status)
        status = options->json ? breakeven_json(&breakeven, &about, stdout, &error)
                               : breakeven_table(&breakeven, &about, stdout, &error);
    return status ? cli_fail(&error) : STATUS_OK;
}

static enum status check_usage(const struct options *options)
{
    const struct command *command = &breakeven_command;
    if (!options->metric || !options->parameter || isnan(options->from) || isnan(options->to))
        return options_usage(command, "--metric, --parameter, --from and --to are all needed", "");
    if (options->from >= options->to)
        return options_usage(command, "--from is not below --to", "");
    if (options->tolerance <= 0)
        return options_usage(command, "--tolerance is not above 0", "");
    return STATUS_OK;
}

static enum status check_networks(const struct scenario *const *scenarios)
{
    struct arm arms[2] = {{.params = &scenarios[0]->params}, {.params = &scenarios[1]->params}};
    struct batch batch = {
        .arms = arms, .arm_count = 2, .first_replicate = 1, .seed = (uint64_t)scenarios[0]->params.run.seed};
    return batch_check_networks(&batch);
}

static enum status prepare(const struct options *options, struct scenario **scenarios,
                           struct breakeven_regimes *regimes, struct fault_list *faults)
{
    for (int i = 0; i < 2; i++)
        scenario_load(options->arguments[i], options->overrides, options->override_count, &scenarios[i], faults);
    regimes->metric = find_metric(options->metric, faults);
    if (faults->count)
        return faults->items[0].code;
    alike_check(scenarios[0], scenarios[1], options->arguments[1], 1, 1, faults);
    regimes->path = options->parameter;
    regimes->in_first = !options->only_b && takes(scenarios[0], options, true, faults);
    regimes->in_second = takes(scenarios[1], options, regimes->in_first, faults);
    regimes->first = &scenarios[0]->params;
    regimes->second = &scenarios[1]->params;
    regimes->threads = options->threads;
    regimes->replicates = scenarios[0]->params.run.replicates;
    if (regimes->replicates < 2)
        faults_add_at(faults, STATUS_DATA, NULL, 0, 0,
                      "one replicate has no interval; expected --replicates of at "
                      "least 2");
    return faults->count ? faults->items[0].code : STATUS_OK;
}

static enum status run(const struct options *options)
{
    struct scenario *scenarios[2] = {NULL, NULL};
    struct breakeven_regimes regimes = {0};
    struct fault_list faults = {0};
    enum status status = check_usage(options);
    if (status)
        return status;
    if (prepare(options, scenarios, &regimes, &faults)) {
        status = cli_faults(&faults);
    } else {
        const struct scenario *both[2] = {scenarios[0], scenarios[1]};
        status = check_networks(both);
        if (!status)
            status = simulate_and_print(options, both, &regimes);
    }
    scenario_free(scenarios[0]);
    scenario_free(scenarios[1]);
    return status;
}

const struct command breakeven_command = {
    .name = "breakeven",
    .arguments = "A B",
    .summary = "Find the value of a parameter at which two regimes come out equal",
    .help = "Bisection on paired runs (the same persons and luck at each value) for where B minus A crosses 0;\n"
            "the interval holds the values at which the 95 % interval of the difference includes 0. The\n"
            "parameter is set in each of the regimes that has it, with --only-b in the second alone.\n",
    .options = OPT_PAIRS | OPT_SET | OPT_JSON | OPT_EQUAL,
    .least = 2,
    .most = 2,
    .run = run,
};
