/* apply.c - the values of a file, set one by one through the parameter table. */
#include <stdio.h>
#include <string.h>

#include "draft.h"
#include "input.h"

static void record_origin(struct draft *draft, const struct source *source, struct param_ref ref, int line, int column)
{
    enum origin_kind kind = source->file < 0 ? ORIGIN_OPTION : ORIGIN_FILE;
    draft->scenario->origins[param_slot(ref)] = (struct origin){kind, source->file, line, column};
}

enum status apply_text(struct draft *draft, const char *file, struct param_ref ref, const char *text,
                       struct error *error)
{
    char path[TEXT_SIZE];
    if (ref.row->type == PARAM_TEXT && file && text[0]) {
        /* A path that stands in a file is seen from there. */
        if (!input_beside(file, text, path))
            return error_set(error, STATUS_DATA, "%s is too long a path; expected at most %d bytes", ref.row->path,
                             TEXT_SIZE - 1);
        text = path;
    }
    return param_set_text(&draft->scenario->params, ref, text, error);
}

static bool set_scalar(struct draft *draft, const struct source *source, struct param_ref ref, const struct node *value)
{
    struct place place = source_value(source, value);
    struct error error;
    if (apply_text(draft, source->path, ref, value->text, &error) == STATUS_OK)
        return true;
    findings_add(draft->findings, error.code, place, "%s", error.message);
    return false;
}

/* A set written as a list: item by item, so that a fault is reported at its item. */
static bool set_list(struct draft *draft, const struct source *source, struct param_ref ref, const struct node *list)
{
    struct params *params = &draft->scenario->params;
    set_mask before = (set_mask)param_get_number(params, ref), mask = 0;
    bool good = true;
    for (const struct node *item = list->first; item && !findings_full(draft->findings); item = item->next) {
        if (item->kind == NODE_SCALAR && !item->bare) {
            good &= set_scalar(draft, source, ref, item);
            mask |= (set_mask)param_get_number(params, ref);
        } else {
            good = false;
            if (item->kind != NODE_REFUSED)
                findings_add(draft->findings, STATUS_DATA, source_value(source, item),
                             "%s in a list of names; expected a name",
                             item->kind == NODE_SCALAR ? "nothing" : node_kind_name(item));
        }
    }
    param_store(params, ref, good ? mask : before);
    return good;
}

/* Changes written as a list: each is checked with those before it, so that a fault is reported at its line. */
static bool set_changes(struct draft *draft, const struct source *source, struct param_ref ref, const struct node *list)
{
    struct params *params = &draft->scenario->params;
    char so_far[TEXT_SIZE] = "", all[2 * TEXT_SIZE + 8];
    struct error error;
    bool good = param_set_text(params, ref, "", &error) == STATUS_OK;
    for (const struct node *item = list->first; item && !findings_full(draft->findings); item = item->next) {
        if (item->kind == NODE_SCALAR && !item->bare) {
            snprintf(all, sizeof all, "%s; %.*s", so_far, TEXT_SIZE, item->text);
            if (param_set_text(params, ref, all, &error) == STATUS_OK) {
                param_format(params, ref, so_far, sizeof so_far);
                continue;
            }
            findings_add(draft->findings, error.code, source_value(source, item), "%s", error.message);
        } else if (item->kind != NODE_REFUSED) {
            findings_add(draft->findings, STATUS_DATA, source_value(source, item),
                         "%s in a list of changes; expected a line such as offending.rate *= 2",
                         item->kind == NODE_SCALAR ? "nothing" : node_kind_name(item));
        }
        good = false;
    }
    return good;
}

static void report_kind(struct draft *draft, const struct source *source, struct param_ref ref,
                        const struct node *value)
{
    char path[160], expected[EXPECTED_SIZE];
    findings_add(draft->findings, STATUS_DATA, source_value(source, value), "%s is %s; expected %s",
                 param_path(&draft->scenario->params, ref, path, sizeof path),
                 value->kind == NODE_SCALAR ? "without a value" : node_kind_name(value),
                 vocabulary_expected(&draft->scenario->params, ref.row, expected));
}

void apply_value(struct draft *draft, const struct source *source, struct param_ref ref, const struct node *value)
{
    bool set = false;
    if (draft_cannot_judge(draft, ref.row->path, ref.row))
        return;
    if (value->kind == NODE_SCALAR && !value->bare)
        set = set_scalar(draft, source, ref, value);
    else if (value->kind == NODE_SEQUENCE && ref.row->type == PARAM_SET)
        set = set_list(draft, source, ref, value);
    else if (value->kind == NODE_SEQUENCE && ref.row->type == PARAM_CHANGES)
        set = set_changes(draft, source, ref, value);
    else if (value->kind != NODE_REFUSED)
        report_kind(draft, source, ref, value);
    if (set)
        record_origin(draft, source, ref, value->line, value->column);
    else
        draft_doubt(draft, ref.row->path);
}

/* The members of a section, or of the list element with that number (-1 with a list: the element could not be added,
 * and its values cannot be set). */
static void apply_members(struct draft *draft, const struct source *source, const char *section, const char *where,
                          int element, const struct node *members)
{
    struct vocabulary keys = {.count = 0};
    vocabulary_add_keys(&keys, section);
    bool settable = element >= 0 || !strchr(section, '*');
    for (const struct node *member = members->first; member && !findings_full(draft->findings); member = member->next) {
        const struct param_row *row = param_row_find(section, member->key);
        if (!row) {
            source_unknown_key(source, member, &keys, where, draft->findings);
            draft_doubt(draft, section);
        } else if (settable) {
            apply_value(draft, source, (struct param_ref){row, element}, member);
        }
    }
}

/* Whether the value under a section's or element's name is a mapping; what else it is gets reported. */
static bool is_mapping(struct draft *draft, const struct source *source, const char *where, const char *expected,
                       const struct node *value)
{
    if (value->kind == NODE_MAPPING)
        return true;
    draft_doubt(draft, where);
    if (value->kind == NODE_REFUSED)
        return false;
    findings_add(draft->findings, STATUS_DATA, source_value(source, value), "%s %s; expected %s", where,
                 value->kind == NODE_SEQUENCE ? "is a list"
                 : value->bare                ? "is empty"
                                              : "is a single value",
                 expected);
    return false;
}

static void apply_list(struct draft *draft, const struct source *source, enum param_scope scope,
                       const struct node *list)
{
    const char *section = scope_sections[scope];
    char pattern[NAME_SIZE], where[160];
    if (!is_mapping(draft, source, section, "names, each with its members", list))
        return;
    snprintf(pattern, sizeof pattern, "%s.*", section);
    for (const struct node *member = list->first; member && !findings_full(draft->findings); member = member->next) {
        int element = params_element_find(&draft->scenario->params, scope, member->key);
        snprintf(where, sizeof where, "%s.%.60s", section, member->key);
        if (is_mapping(draft, source, where, "'key: value' lines", member))
            apply_members(draft, source, pattern, where, element, member);
    }
}

static enum param_scope list_scope(const char *key)
{
    for (int scope = SCOPE_ROOT + 1; scope < SCOPE_COUNT; scope++)
        if (strcmp(key, scope_sections[scope]) == 0)
            return (enum param_scope)scope;
    return SCOPE_ROOT;
}

void apply_file(struct draft *draft, const struct source *source, const struct node *root)
{
    static const char *const own[] = {"title", "extends"};
    struct vocabulary sections = {.count = 0}, keys = {.count = 0};
    vocabulary_add_sections(&sections);
    vocabulary_add_all(&keys, own, 2);
    vocabulary_add_sections(&keys);
    for (const struct node *member = root->first; member && !findings_full(draft->findings); member = member->next) {
        if (strcmp(member->key, "title") == 0)
            source_title(source, member, draft->scenario->title, draft->findings);
        else if (strcmp(member->key, "extends") == 0)
            continue;
        else if (list_scope(member->key) != SCOPE_ROOT)
            apply_list(draft, source, list_scope(member->key), member);
        else if (!vocabulary_has(&sections, member->key))
            source_unknown_key(source, member, &keys, "", draft->findings);
        else if (is_mapping(draft, source, member->key, "'key: value' lines", member))
            apply_members(draft, source, member->key, member->key, -1, member);
    }
}
