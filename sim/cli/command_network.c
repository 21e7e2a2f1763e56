/* command_network.c - describe the friendship graph of a scenario or a file, or write one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "regimesim/cli/cli.h"
#include "regimesim/model/network.h"
#include "regimesim/store/file.h"
#include "regimesim/store/json.h"

/* Parameters of the second argument (a scenario) or the defaults, with the overrides. */
static enum status load(const struct options *options, struct scenario **scenario, struct fault_list *faults)
{
    if (options->argument_count > 1)
        return scenario_load(options->arguments[1], options->overrides, options->override_count, scenario, faults);
    *scenario = scenario_new("default");
    if (!*scenario)
        return STATUS_INTERNAL;
    return scenario_override(*scenario, options->overrides, options->override_count, faults);
}

static void print_description(const struct network_description *d)
{
    printf("nodes                                %u\n"
           "edges                                %llu\n"
           "degree, mean                         %.2f\n"
           "degree, median                       %g\n"
           "degree, largest                      %u\n"
           "local clustering, mean               %.4f\n"
           "local clustering at median degree    %.4f\n"
           "friends of friends, mean distinct    %.1f\n"
           "giant component, share of nodes      %.4f\n",
           d->nodes, (unsigned long long)d->edges, d->degree_mean, d->degree_median, d->degree_max, d->clustering,
           d->clustering_median_degree, d->second_mean, d->giant_share);
}

static void print_json(const struct network_description *d)
{
    struct json json = json_begin(stdout);
    json_open(&json, NULL, '{');
    json_integer(&json, "nodes", d->nodes);
    json_unsigned(&json, "edges", d->edges);
    json_number(&json, "degree_mean", d->degree_mean);
    json_number(&json, "degree_median", d->degree_median);
    json_integer(&json, "degree_max", d->degree_max);
    json_number(&json, "clustering", d->clustering);
    json_number(&json, "clustering_median_degree", d->clustering_median_degree);
    json_number(&json, "second_mean", d->second_mean);
    json_number(&json, "giant_share", d->giant_share);
    json_close(&json);
}

static enum status describe(const struct options *options, const struct graph *graph, struct rng_key key)
{
    struct network_description description;
    struct error error;
    if (network_describe(graph, key, &description, &error))
        return cli_fail(&error);
    if (options->json)
        print_json(&description);
    else
        print_description(&description);
    return STATUS_OK;
}

static enum status write_file(const char *path, bool force, const char *comment, const struct graph *graph,
                              struct error *error)
{
    struct file file;
    if (!force && access(path, F_OK) == 0)
        return error_at(error, STATUS_CANT_CREATE, path, 0, 0, "is there already; expected a new name, or --force");
    enum status status = file_create(&file, path, error);
    if (status)
        return status;
    status = network_write(graph, comment, file.stream, error);
    if (!status)
        return file_commit(&file, error);
    file_discard(&file);
    return status;
}

static enum status generate(const struct options *options, const struct params *params, const struct graph *graph)
{
    char comment[160];
    struct error error;
    snprintf(comment, sizeof comment, "regimesim %s network, seed %d, %u persons, %llu friendships", REGIMESIM_VERSION,
             params->run.seed, graph->nodes, (unsigned long long)graph_edges(graph));
    enum status status = options->out ? write_file(options->out, options->force, comment, graph, &error)
                                      : network_write(graph, comment, stdout, &error);
    return status ? cli_fail(&error) : STATUS_OK;
}

/* What a reader should know about the file itself. */
static enum status note_reading(const struct options *options, const struct params *params)
{
    struct network_read_report report = {0};
    struct fault_list faults = {0};
    struct graph graph;
    if (params->network.source != NETWORK_FILE || options->quiet)
        return STATUS_OK;
    enum status status = network_read(params->network.file, &graph, &report, &faults);
    if (!status && (report.dropped.loops || report.dropped.duplicates))
        cli_note(options, "dropped %llu loops and %llu repeated friendships", (unsigned long long)report.dropped.loops,
                 (unsigned long long)report.dropped.duplicates);
    if (!status && report.header)
        cli_note(options, "skipped a header row");
    if (!status)
        graph_free(&graph);
    faults_free(&faults);
    return STATUS_OK;
}

static enum status run(const struct options *options)
{
    const char *action = options->arguments[0];
    bool writes = strcmp(action, "generate") == 0;
    struct scenario *scenario = NULL;
    struct fault_list faults = {0};
    struct graph graph;
    if (!writes && strcmp(action, "describe") != 0) {
        fprintf(stderr, "regimesim network: '%s'; expected describe or generate\n", action);
        return STATUS_USAGE;
    }
    if (writes ? options->json : options->out != NULL) {
        fprintf(stderr, "regimesim network %s: %s\n", action,
                writes ? "--json goes with describe" : "--out goes with generate");
        return STATUS_USAGE;
    }
    enum status status = load(options, &scenario, &faults);
    if (status) {
        scenario_free(scenario);
        return cli_faults(&faults);
    }
    const struct params *params = &scenario->params;
    struct rng_key key =
        rng_key_make((uint64_t)params->run.seed, (uint32_t)(options->replicate ? options->replicate : 1));
    status = network_make(params, key, &graph, &faults);
    if (status) {
        scenario_free(scenario);
        return cli_faults(&faults);
    }
    note_reading(options, params);
    status = writes ? generate(options, params, &graph) : describe(options, &graph, key);
    graph_free(&graph);
    scenario_free(scenario);
    return status;
}

const struct command network_command = {
    .name = "network",
    .arguments = "describe|generate [SCENARIO]",
    .summary = "Describe a friendship graph, or write one as an edge list",
    .help = "The graph is the scenario's (or the default's), as in replicate 1, or --replicate K; --network FILE "
            "describes a file.\n"
            "`generate` writes to --out FILE, or to standard output.\n",
    .options = OPT_SET | OPT_FILE | OPT_JSON,
    .least = 1,
    .most = 2,
    .run = run,
};
