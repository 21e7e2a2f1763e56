/* manifest_read.c - filling a manifest_record from the values of manifest.json, wherever they stand. */
#include "regimesim/store/manifest_read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/store/json_read.h"
#include "regimesim/store/read_text.h"
#include "regimesim/util/text.h"

enum { MEMBERS_MOST = 1 << 16 };

/* Parameters are set in a second pass: the first has to find the elements of lists that they name. */
struct filler {
    struct manifest_record *record;
    const char *path;
    bool parameters;
};

/* Room for one more when `index` is the next; false for any other place, or without memory. */
static bool reach(void **items, int *count, const char *index, size_t size)
{
    long place = strtol(index, NULL, 10);
    if (place >= 0 && place < *count)
        return true;
    if (place != *count || place >= MEMBERS_MOST)
        return false;
    char *larger = realloc(*items, (size_t)(place + 1) * size);
    if (!larger)
        return false;
    memset(larger + (size_t)place * size, 0, size);
    *items = larger;
    ++*count;
    return true;
}

#define REACH(items, count, index) reach((void **)&(items), &(count), index, sizeof *(items))

static enum status no_place(const struct filler *filler, struct error *error)
{
    if (errno == ENOMEM)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    return error_at(error, STATUS_DATA, filler->path, 0, 0, "is damaged, or larger than any of ours");
}

static void copy(char *to, size_t size, const char *text)
{
    snprintf(to, size, "%.*s", (int)size - 1, text);
}

static void put_top(struct manifest_record *record, const char *key, const char *text)
{
    const struct {
        const char *key;
        char *text;
        size_t size;
    } texts[] = {{"version", record->version, sizeof record->version},
                 {"started", record->started, MANIFEST_WORD},
                 {"ended", record->ended, MANIFEST_WORD},
                 {"title", record->title, sizeof record->title},
                 {"hash", record->hash, sizeof record->hash},
                 {"seed", record->seed, MANIFEST_WORD}};
    const struct {
        const char *key;
        int *number;
    } numbers[] = {{"threads", &record->threads},
                   {"first_replicate", &record->first_replicate},
                   {"replicates", &record->replicates},
                   {"runs_finished", &record->runs_finished}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i].key, key) == 0)
            copy(texts[i].text, texts[i].size, text);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(numbers[i].key, key) == 0)
            *numbers[i].number = (int)strtol(text, NULL, 10);
    for (int kind = 0; strcmp(key, "kind") == 0 && kind < BATCH_KINDS; kind++)
        if (strcmp(batch_kind_names[kind], text) == 0)
            record->kind = (enum batch_kind)kind;
}

static void put_built_with(struct manifest_record *record, const char *key, const char *text)
{
    if (strcmp(key, "compiler") == 0) {
        copy(record->compiler, sizeof record->compiler, text);
    } else if (record->library_count < MANIFEST_LIBRARIES) {
        copy(record->libraries[record->library_count][0], MANIFEST_WORD, key);
        copy(record->libraries[record->library_count++][1], MANIFEST_WORD, text);
    }
}

static void put_arm(struct manifest_arm *arm, const char *key, const char *text)
{
    if (strcmp(key, "name") == 0)
        copy(arm->name, sizeof arm->name, text);
    else if (strcmp(key, "title") == 0)
        copy(arm->title, sizeof arm->title, text);
    else if (strcmp(key, "hash") == 0)
        copy(arm->hash, sizeof arm->hash, text);
    else if (strcmp(key, "scenario") == 0)
        arm->scenario = (int)strtol(text, NULL, 10);
}

static enum param_scope list_of(const char *path, char *name)
{
    for (int scope = SCOPE_ROOT + 1; scope < SCOPE_COUNT; scope++) {
        size_t length = strlen(scope_sections[scope]);
        if (strncmp(path, scope_sections[scope], length) == 0 && path[length] == '.') {
            snprintf(name, NAME_SIZE, "%.*s", (int)strcspn(path + length + 1, "."), path + length + 1);
            return (enum param_scope)scope;
        }
    }
    return SCOPE_ROOT;
}

static enum status add_element(const struct filler *filler, struct params *params, const char *path,
                               struct error *error)
{
    char name[NAME_SIZE];
    enum param_scope scope = list_of(path, name);
    if (scope == SCOPE_ROOT || params_element_find(params, scope, name) >= 0)
        return STATUS_OK;
    return text_is_name(name) && params_element_add(params, scope, name) >= 0 ? STATUS_OK : no_place(filler, error);
}

/* What params_find does, without trying every path. */
static bool find_parameter(const struct params *params, const char *path, struct param_ref *ref)
{
    char section[2 * NAME_SIZE], name[NAME_SIZE];
    const char *key = strrchr(path, '.');
    enum param_scope scope = list_of(path, name);
    if (scope == SCOPE_ROOT)
        snprintf(section, sizeof section, "%.*s", key ? (int)(key - path) : 0, path);
    else
        snprintf(section, sizeof section, "%s.*", scope_sections[scope]);
    *ref = (struct param_ref){key ? param_row_find(section, key + 1) : NULL,
                              scope == SCOPE_ROOT ? -1 : params_element_find(params, scope, name)};
    return ref->row && (scope == SCOPE_ROOT || ref->element >= 0);
}

static enum status put_parameter(const struct filler *filler, struct params *params, const char *path, const char *text,
                                 struct error *error)
{
    struct param_ref ref;
    struct error reason;
    if (!filler->parameters)
        return add_element(filler, params, path, error);
    enum status status = find_parameter(params, path, &ref) ? STATUS_OK : params_find(params, path, &ref, &reason);
    if (!status)
        status = param_set_text(params, ref, text, &reason);
    return status ? error_at(error, STATUS_DATA, filler->path, 0, 0, "holds a parameter this version refuses: %.300s",
                             reason.message)
                  : STATUS_OK;
}

static enum status put_scenario(const struct filler *filler, const struct json_place *place, const char *text,
                                struct error *error)
{
    struct manifest_record *record = filler->record;
    int before = record->scenario_count;
    if (!REACH(record->scenarios, record->scenario_count, place->keys[1]))
        return no_place(filler, error);
    struct manifest_scenario *scenario = &record->scenarios[strtol(place->keys[1], NULL, 10)];
    const char *key = place->keys[2];
    if (record->scenario_count > before)
        params_defaults(&scenario->params);
    if (place->depth == 5 && strcmp(key, "parameters") == 0 && strcmp(place->keys[4], "value") == 0)
        return put_parameter(filler, &scenario->params, place->keys[3], text, error);
    if (filler->parameters)
        return STATUS_OK;
    if (place->depth == 4 && strcmp(key, "files") == 0) {
        if (!REACH(scenario->files, scenario->file_count, place->keys[3]))
            return no_place(filler, error);
        copy(scenario->files[scenario->file_count - 1], TEXT_SIZE, text);
    } else if (strcmp(key, "name") == 0) {
        copy(scenario->name, sizeof scenario->name, text);
    } else if (strcmp(key, "title") == 0) {
        copy(scenario->title, sizeof scenario->title, text);
    } else if (strcmp(key, "hash") == 0) {
        copy(scenario->hash, sizeof scenario->hash, text);
    }
    return STATUS_OK;
}

static enum status visit(void *context, const struct json_place *place, const char *text, struct error *error)
{
    const struct filler *filler = context;
    struct manifest_record *record = filler->record;
    const char *key = place->keys[0];
    errno = 0;
    if (place->depth >= 3 && strcmp(key, "scenarios") == 0)
        return put_scenario(filler, place, text, error);
    if (filler->parameters)
        return STATUS_OK;
    if (place->depth == 1) {
        put_top(record, key, text);
    } else if (place->depth == 2 && strcmp(key, "built_with") == 0) {
        put_built_with(record, place->keys[1], text);
    } else if (place->depth == 2 && strcmp(key, "command") == 0) {
        if (!REACH(record->command, record->command_count, place->keys[1]))
            return no_place(filler, error);
        copy(record->command[record->command_count - 1], TEXT_SIZE, text);
    } else if (place->depth == 3 && strcmp(key, "arms") == 0) {
        if (!REACH(record->arms, record->arm_count, place->keys[1]))
            return no_place(filler, error);
        put_arm(&record->arms[strtol(place->keys[1], NULL, 10)], place->keys[2], text);
    }
    return STATUS_OK;
}

enum status manifest_read(const char *path, struct manifest_record *record, struct error *error)
{
    char *text;
    struct filler filler = {record, path, false};
    *record = (struct manifest_record){.kind = BATCH_KINDS};
    enum status status = read_text_file(path, &text, error);
    for (int pass = 0; pass < 2 && !status; pass++) {
        struct error reason;
        filler.parameters = pass;
        status = json_read(text, visit, &filler, &reason);
        if (status)
            error_at(error, status, path, reason.line, reason.column, "%s", reason.message);
    }
    free(text);
    if (!status && record->kind == BATCH_KINDS)
        status = error_at(error, STATUS_DATA, path, 0, 0, "does not say what kind of results it is about");
    return status;
}

void manifest_free(struct manifest_record *record)
{
    for (int i = 0; i < record->scenario_count; i++)
        free(record->scenarios[i].files);
    free(record->scenarios);
    free(record->arms);
    free(record->command);
    *record = (struct manifest_record){.kind = BATCH_KINDS};
}
