/* manifest.c - manifest.json. */
#include "regimesim/store/manifest.h"

#include <gsl/gsl_version.h>
#include <igraph_version.h>
#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <yaml.h>

#include "regimesim/params/metrics.h"
#include "regimesim/store/json.h"

#if defined __clang__
#define COMPILER "clang " __clang_version__
#else
#define COMPILER "gcc " __VERSION__
#endif

static void put_hash(struct json *json, const char *key, uint64_t hash)
{
    char text[24];
    snprintf(text, sizeof text, "%016" PRIx64, hash);
    json_string(json, key, text);
}

static void put_time(struct json *json, const char *key, time_t time)
{
    char text[32] = "";
    struct tm parts;
    if (gmtime_r(&time, &parts))
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    json_string(json, key, text);
}

static void put_optional(struct json *json, const char *key, const char *text)
{
    if (text)
        json_string(json, key, text);
}

static void put_made_by(struct json *json, const struct manifest *manifest)
{
    const char *igraph;
    igraph_version(&igraph, NULL, NULL, NULL);
    json_string(json, "program", "regimesim");
    json_string(json, "version", manifest->record->program);
    json_open(json, "built_with", '{');
    json_string(json, "compiler", COMPILER);
    json_string(json, "gsl", gsl_version);
    json_string(json, "libyaml", yaml_get_version_string());
    json_string(json, "igraph", igraph);
    json_string(json, "sqlite", sqlite3_libversion());
    put_optional(json, "gnuplot", manifest->gnuplot);
    json_close(json);
    json_open(json, "command", '[');
    for (int i = 0; i < manifest->argument_count; i++)
        json_string(json, NULL, manifest->arguments[i]);
    json_close(json);
    put_time(json, "started", manifest->started);
    put_time(json, "ended", manifest->ended);
    json_integer(json, "threads", manifest->threads);
}

static void put_value(struct json *json, const struct params *params, struct param_ref ref)
{
    char text[TEXT_SIZE];
    enum param_type type = ref.row->type;
    if (type == PARAM_REAL || type == PARAM_INT)
        json_number(json, "value", param_get_number(params, ref));
    else if (type == PARAM_BOOL)
        json_bool(json, "value", param_get_number(params, ref) != 0);
    else
        json_string(json, "value", param_format(params, ref, text, sizeof text));
}

static void put_scenario(struct json *json, const struct scenario *scenario)
{
    json_open(json, NULL, '{');
    json_string(json, "name", scenario->name);
    json_string(json, "title", scenario->title);
    put_hash(json, "hash", params_hash(&scenario->params));
    json_open(json, "files", '[');
    for (int i = 0; i < scenario->file_count; i++)
        json_string(json, NULL, scenario->files[i]);
    json_close(json);
    json_open(json, "parameters", '{');
    for (size_t i = 0; i < params_count(&scenario->params); i++) {
        char path[160], origin[2 * TEXT_SIZE];
        struct param_ref ref = params_at(&scenario->params, i);
        json_open(json, param_path(&scenario->params, ref, path, sizeof path), '{');
        put_value(json, &scenario->params, ref);
        json_string(json, "unit", ref.row->unit);
        json_string(json, "origin", scenario_origin(scenario, ref, origin, sizeof origin));
        json_string(json, "basis", basis_names[ref.row->basis]);
        put_optional(json, "source", ref.row->source);
        json_close(json);
    }
    json_close(json);
    json_close(json);
}

/* The scenarios behind the arms, each once: the arms of a sweep share a few. */
struct sources {
    const struct scenario **items;
    int count;
};

static int source_number(const struct sources *sources, const struct scenario *scenario)
{
    int number = 0;
    while (number < sources->count && sources->items[number] != scenario)
        number++;
    return number;
}

static enum status find_sources(struct sources *sources, const struct batch_record *record, struct error *error)
{
    *sources = (struct sources){0};
    sources->items = calloc((size_t)record->batch->arm_count, sizeof *sources->items);
    if (!sources->items)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (int i = 0; i < record->batch->arm_count; i++)
        if (source_number(sources, record->scenarios[i]) == sources->count)
            sources->items[sources->count++] = record->scenarios[i];
    return STATUS_OK;
}

static void put_arms(struct json *json, const struct batch_record *record, const struct sources *sources)
{
    json_open(json, "arms", '[');
    for (int i = 0; i < record->batch->arm_count; i++) {
        const struct arm *arm = &record->batch->arms[i];
        json_open(json, NULL, '{');
        json_string(json, "name", arm->name);
        json_string(json, "title", arm->title);
        put_hash(json, "hash", params_hash(arm->params));
        json_integer(json, "scenario", source_number(sources, record->scenarios[i]));
        json_close(json);
    }
    json_close(json);
    json_open(json, "scenarios", '[');
    for (int i = 0; i < sources->count; i++)
        put_scenario(json, sources->items[i]);
    json_close(json);
}

static void put_sweep(struct json *json, const struct sweep_layout *sweep)
{
    json_open(json, "sweep", '{');
    json_open(json, "axes", '[');
    for (int a = 0; a < sweep->axis_count; a++) {
        json_open(json, NULL, '{');
        json_string(json, "parameter", sweep->axes[a].path);
        json_open(json, "values", '[');
        for (int i = 0; i < sweep->axes[a].count; i++)
            json_number(json, NULL, sweep->axes[a].values[i]);
        json_close(json);
        json_close(json);
    }
    json_close(json);
    json_open(json, "variants", '[');
    for (int v = 0; v < sweep->variant_count; v++)
        json_string(json, NULL, sweep->variants[v].name);
    json_close(json);
    json_open(json, "metrics", '[');
    for (int m = 0; m < sweep->metric_count; m++)
        json_string(json, NULL, metric_table[sweep->metrics[m]].name);
    json_close(json);
    json_close(json);
}

static void put_batch(struct json *json, const struct manifest *manifest, uint64_t hash)
{
    const struct batch_record *record = manifest->record;
    json_string(json, "kind", batch_kind_names[record->kind]);
    json_string(json, "title", record->title);
    put_hash(json, "hash", hash);
    json_unsigned(json, "seed", record->batch->seed);
    json_integer(json, "first_replicate", record->batch->first_replicate);
    json_integer(json, "replicates", record->batch->replicates);
    if (record->kind == BATCH_EXPLORE)
        json_integer(json, "points", record->batch->points);
    else if (record->kind != BATCH_CLAIMS &&
             record->kind != BATCH_PATTERNS) /* their arms have different numbers of replicates */
        json_integer(json, "runs", (int64_t)record->batch->arm_count * record->batch->replicates);
    json_integer(json, "runs_finished", manifest->done);
    if (record->batch->events) {
        json_bool(json, "events_recorded", true);
        json_integer(json, "replicates_with_events", record->batch->events);
    }
    if (record->sweep)
        put_sweep(json, record->sweep);
}

enum status manifest_write(const struct manifest *manifest, struct folder *folder, struct error *error)
{
    struct sources sources = {0};
    struct file file;
    uint64_t hash;
    enum status status = batch_record_hash(manifest->record, &hash, error);
    if (!status)
        status = find_sources(&sources, manifest->record, error);
    if (!status)
        status = folder_create(folder, "manifest.json", &file, error);
    if (!status) {
        struct json json = json_begin(file.stream);
        json_open(&json, NULL, '{');
        put_made_by(&json, manifest);
        put_batch(&json, manifest, hash);
        put_arms(&json, manifest->record, &sources);
        json_close(&json);
        status = file_commit(&file, error);
    }
    free(sources.items);
    return status;
}
