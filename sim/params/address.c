/* address.c - finding parameters by path, and walking over all of them. */
#include "regimesim/params/params.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"

int params_list_capacity(enum param_scope scope)
{
    static const int capacity[SCOPE_COUNT] = {
        1, MAX_PLATFORMS, MAX_JURISDICTIONS, MAX_OFFENCES, MAX_AGREEMENTS, MAX_INTERVENTIONS};
    return capacity[scope];
}

int params_list_count(const struct params *params, enum param_scope scope)
{
    switch (scope) {
    case SCOPE_PLATFORM: return params->platform_count;
    case SCOPE_JURISDICTION: return params->jurisdiction_count;
    case SCOPE_OFFENCE: return params->offence_count;
    case SCOPE_AGREEMENT: return params->agreement_count;
    case SCOPE_INTERVENTION: return params->intervention_count;
    default: return 1;
    }
}

const char *params_element_name(const struct params *params, enum param_scope scope, int element)
{
    switch (scope) {
    case SCOPE_PLATFORM: return params->platforms[element].name;
    case SCOPE_JURISDICTION: return params->jurisdictions[element].name;
    case SCOPE_OFFENCE: return params->offences[element].name;
    case SCOPE_AGREEMENT: return params->agreements[element].name;
    case SCOPE_INTERVENTION: return params->interventions[element].name;
    default: return "";
    }
}

int params_element_find(const struct params *params, enum param_scope scope, const char *name)
{
    for (int i = 0; i < params_list_count(params, scope); i++)
        if (strcmp(params_element_name(params, scope, i), name) == 0)
            return i;
    return -1;
}

/* Where in the table the rows of this scope, or of a later one, begin: they stand in the order of the scopes. */
static size_t begin_of(int scope)
{
    size_t low = 0, high = param_table_size;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((int)param_table[middle].scope < scope)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Lists stand together in the table: all rows of a list for its first element, then all for the second ... */
static size_t rows_of(enum param_scope scope, size_t *first)
{
    *first = begin_of((int)scope);
    return begin_of((int)scope + 1) - *first;
}

size_t params_count(const struct params *params)
{
    size_t total = 0, first;
    for (int scope = 0; scope < SCOPE_COUNT; scope++)
        total += rows_of((enum param_scope)scope, &first) * (size_t)params_list_count(params, (enum param_scope)scope);
    return total;
}

struct param_ref params_at(const struct params *params, size_t index)
{
    for (int scope = 0; scope < SCOPE_COUNT; scope++) {
        size_t first = 0, rows = rows_of((enum param_scope)scope, &first);
        size_t here = rows * (size_t)params_list_count(params, (enum param_scope)scope);
        if (index < here)
            return (struct param_ref){&param_table[first + index % rows],
                                      scope == SCOPE_ROOT ? -1 : (int)(index / rows)};
        index -= here;
    }
    return (struct param_ref){NULL, -1};
}

size_t param_slot(struct param_ref ref)
{
    size_t slot = 0, first;
    for (int scope = 0; scope < (int)ref.row->scope; scope++)
        slot += rows_of((enum param_scope)scope, &first) * (size_t)params_list_capacity((enum param_scope)scope);
    size_t rows = rows_of(ref.row->scope, &first), row = (size_t)(ref.row - param_table) - first;
    return slot + (ref.element < 0 ? 0 : (size_t)ref.element * rows) + row;
}

const char *param_path(const struct params *params, struct param_ref ref, char *buffer, size_t size)
{
    const char *star = strstr(ref.row->path, ".*.");
    if (star)
        snprintf(buffer, size, "%s.%s.%s", scope_sections[ref.row->scope],
                 params_element_name(params, ref.row->scope, ref.element), star + 3);
    else
        snprintf(buffer, size, "%s", ref.row->path);
    return buffer;
}

const struct param_row *param_row_find(const char *section, const char *key)
{
    size_t length = strlen(section);
    for (size_t i = 0; i < param_table_size; i++) {
        const char *path = param_table[i].path;
        if (strncmp(path, section, length) == 0 && path[length] == '.' && strcmp(path + length + 1, key) == 0)
            return &param_table[i];
    }
    return NULL;
}

/* All parameters in the order of params_at, without counting the table again for each. */
struct walk {
    const struct params *params;
    int scope, element;
    size_t row, rows, first;
};

static struct walk walk_begin(const struct params *params)
{
    struct walk walk = {.params = params};
    walk.rows = rows_of(SCOPE_ROOT, &walk.first);
    return walk;
}

static bool walk_next(struct walk *walk, struct param_ref *ref)
{
    while (walk->scope < SCOPE_COUNT) {
        if (walk->element < params_list_count(walk->params, (enum param_scope)walk->scope) && walk->row < walk->rows) {
            *ref = (struct param_ref){&param_table[walk->first + walk->row++],
                                      walk->scope == SCOPE_ROOT ? -1 : walk->element};
            return true;
        }
        walk->row = 0;
        if (++walk->element < params_list_count(walk->params, (enum param_scope)walk->scope))
            continue;
        walk->element = 0;
        if (++walk->scope < SCOPE_COUNT)
            walk->rows = rows_of((enum param_scope)walk->scope, &walk->first);
    }
    return false;
}

static enum status unknown_path(const struct params *params, const char *path, struct error *error)
{
    char best[160] = "", candidate[160];
    size_t limit = strlen(path) / 3 + 3, nearest = limit;
    struct walk walk = walk_begin(params);
    for (struct param_ref ref; walk_next(&walk, &ref);) {
        long gap = (long)strlen(param_path(params, ref, candidate, sizeof candidate)) - (long)strlen(path);
        size_t distance = labs(gap) < (long)nearest ? text_distance(path, candidate) : nearest;
        if (distance < nearest) {
            nearest = distance;
            snprintf(best, sizeof best, "%s", candidate);
        }
    }
    if (best[0])
        return error_set(error, STATUS_DATA, "unknown parameter '%.100s'; did you mean '%s'?", path, best);
    return error_set(error, STATUS_DATA,
                     "unknown parameter '%.100s'; expected a path such as offending.rate (see `regimesim params`)",
                     path);
}

/* Most rows are told apart by the two ends of their paths, without writing the path down. */
static bool may_be(const char *path, size_t length, const struct param_row *row)
{
    size_t whole = strlen(row->path);
    return length > 0 && whole > 0 && path[length - 1] == row->path[whole - 1] && path[0] == row->path[0];
}

enum status params_find(const struct params *params, const char *path, struct param_ref *ref, struct error *error)
{
    char candidate[160];
    size_t length = strlen(path);
    struct walk walk = walk_begin(params);
    while (walk_next(&walk, ref))
        if (may_be(path, length, ref->row) && strcmp(param_path(params, *ref, candidate, sizeof candidate), path) == 0)
            return STATUS_OK;
    return unknown_path(params, path, error);
}

uint64_t params_hash(const struct params *params)
{
    uint64_t hash = TEXT_HASH_START;
    char text[TEXT_SIZE + 200];
    struct walk walk = walk_begin(params);
    for (struct param_ref ref; walk_next(&walk, &ref);) {
        param_path(params, ref, text, 160);
        hash = text_hash(hash, text, strlen(text) + 1);
        param_format(params, ref, text, sizeof text);
        hash = text_hash(hash, text, strlen(text) + 1);
    }
    return hash;
}
