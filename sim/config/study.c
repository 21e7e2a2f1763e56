/* study.c - the plain parts of a study's file: keys, lists, texts, names, metrics, numbers of runs. */
#include "study.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "regimesim/params/metrics.h"
#include "regimesim/util/text.h"

/* The parsed file, or NULL; reported. */
static struct node *read_document(struct findings *findings, const char *path)
{
    struct place whole = {path, 0, 0};
    struct input input;
    struct error error;
    struct node *root = NULL;
    if (strlen(path) >= TEXT_SIZE) {
        findings_add(findings, STATUS_NO_INPUT, whole, "the path is too long; expected at most %d bytes",
                     TEXT_SIZE - 1);
    } else if (input_read(path, false, &input, &error) != STATUS_OK) {
        findings_add(findings, error.code, whole, "%s", error.message);
    } else {
        findings_note(findings, document_parse(path, input.bytes, input.size, &root, findings->faults));
        input_free(&input);
    }
    return root;
}

struct node *study_open(struct study *study, const char *path, const struct override *overrides, size_t override_count,
                        struct fault_list *faults)
{
    *study = (struct study){.findings = findings_begin(faults),
                            .source = {path, -1},
                            .overrides = overrides,
                            .override_count = override_count};
    return read_document(&study->findings, path);
}

enum status study_peek(const char *path, const char *key, char **copy)
{
    struct fault_list faults = {0};
    struct findings findings = findings_begin(&faults);
    struct node *root = read_document(&findings, path);
    const struct node *value = root ? node_member(root, key) : NULL;
    const char *text = value && value->kind == NODE_SCALAR ? value->text : "";
    *copy = value ? malloc(strlen(text) + 1) : NULL;
    if (*copy)
        strcpy(*copy, text);
    else if (value)
        findings_note(&findings, STATUS_INTERNAL);
    document_free(root);
    faults_free(&faults);
    return findings.status == STATUS_INTERNAL ? STATUS_INTERNAL : STATUS_OK;
}

void study_keys(struct study *study, const struct node *mapping, const char *const *keys, size_t count,
                const char *where)
{
    struct vocabulary words = {.count = 0};
    vocabulary_add_all(&words, keys, count);
    for (const struct node *member = mapping->first; member && !findings_full(&study->findings); member = member->next)
        if (!vocabulary_has(&words, member->key))
            source_unknown_key(&study->source, member, &words, where, &study->findings);
}

bool study_list(struct study *study, const struct node *list, int most, const char *what)
{
    int count = 0;
    if (list->kind == NODE_REFUSED)
        return false;
    if (list->kind != NODE_SEQUENCE || !list->first) {
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, list),
                     "%s is %s; expected a list of 1 to %d %s", list->key,
                     list->kind == NODE_SEQUENCE || (list->kind == NODE_SCALAR && list->bare) ? "empty"
                                                                                              : node_kind_name(list),
                     most, what);
        return false;
    }
    for (const struct node *item = list->first; item; item = item->next)
        if (++count == most + 1)
            findings_add(&study->findings, STATUS_DATA, source_value(&study->source, item),
                         "too many %s; expected at most %d", what, most);
    return true;
}

void study_needs(struct study *study, const struct node *mapping, const char *key, const char *expected)
{
    findings_add(&study->findings, STATUS_DATA, source_value(&study->source, mapping), "no '%s' here; expected %s", key,
                 expected);
}

void study_report(struct study *study, const struct node *value, const char *message)
{
    findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "%s", message);
}

void study_memory(struct study *study)
{
    findings_add(&study->findings, STATUS_INTERNAL, (struct place){NULL, 0, 0}, "out of memory");
}

const char *study_text(struct study *study, const struct node *value, const char *expected)
{
    if (value->kind == NODE_SCALAR && value->text[0])
        return value->text;
    if (value->kind != NODE_REFUSED)
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "%s; expected %s",
                     value->kind == NODE_SCALAR ? "nothing" : node_kind_name(value), expected);
    return NULL;
}

bool study_name(struct study *study, const struct node *value, char name[NAME_SIZE])
{
    const char *text = study_text(study, value, "a name");
    char quoted[QUOTE_SIZE];
    if (!text)
        return false;
    if (text_is_name(text)) {
        snprintf(name, NAME_SIZE, "%s", text);
        return true;
    }
    findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value),
                 "%s is no name; expected letters, digits, - and _, a letter first, at most %d bytes",
                 findings_quote(text, quoted), NAME_SIZE - 1);
    return false;
}

int study_word(struct study *study, const struct node *value, const char *const *words, size_t count, const char *what)
{
    struct vocabulary known = {.count = 0};
    struct place place = source_value(&study->source, value);
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE];
    bool single = value->kind == NODE_SCALAR && !value->bare;
    for (size_t i = 0; single && i < count; i++)
        if (strcmp(value->text, words[i]) == 0)
            return (int)i;
    vocabulary_add_all(&known, words, count);
    vocabulary_advice(&known, single ? value->text : "", advice);
    if (single)
        findings_add(&study->findings, STATUS_DATA, place, "unknown %s %s; %s", what,
                     findings_quote(value->text, quoted), advice);
    else if (value->kind != NODE_REFUSED)
        findings_add(&study->findings, STATUS_DATA, place, "%s as %s; %s",
                     value->kind == NODE_SCALAR ? "nothing" : node_kind_name(value), what, advice);
    return -1;
}

int study_metric(struct study *study, const struct node *value)
{
    struct vocabulary words = {.count = 0};
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE];
    const char *text = study_text(study, value, "the name of a summary metric");
    int metric = text ? metric_find(text) : -1;
    if (!text || (metric >= 0 && metric_table[metric].kind == METRIC_SUMMARY))
        return metric;
    for (int i = 0; i < METRIC_COUNT; i++)
        if (metric_table[i].kind == METRIC_SUMMARY)
            vocabulary_add(&words, metric_table[i].name, strlen(metric_table[i].name));
    findings_add(&study->findings, STATUS_DATA, source_value(&study->source, value), "%s is no summary metric; %s",
                 findings_quote(text, quoted), vocabulary_advice(&words, text, advice));
    return -1;
}

int study_replicates(struct study *study, const struct node *value)
{
    struct param_ref ref = {param_row_find("run", "replicates"), -1};
    const char *text = study_text(study, value, "a number of runs");
    struct params scratch;
    struct error error;
    if (!text)
        return 0;
    params_defaults(&scratch);
    if (param_set_text(&scratch, ref, text, &error) == STATUS_OK)
        return (int)param_get_number(&scratch, ref);
    findings_add(&study->findings, error.code, source_value(&study->source, value), "%s", error.message);
    return 0;
}
