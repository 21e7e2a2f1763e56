/* access.c - reading and writing single parameters through the table. */
#include "regimesim/params/params.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "regimesim/params/change.h"
#include "regimesim/util/text.h"

static char *element_base(struct params *params, struct param_ref ref)
{
    switch (ref.row->scope) {
    case SCOPE_PLATFORM: return (char *)&params->platforms[ref.element];
    case SCOPE_JURISDICTION: return (char *)&params->jurisdictions[ref.element];
    case SCOPE_OFFENCE: return (char *)&params->offences[ref.element];
    case SCOPE_AGREEMENT: return (char *)&params->agreements[ref.element];
    case SCOPE_INTERVENTION: return (char *)&params->interventions[ref.element];
    default: return (char *)params;
    }
}

static void *member(struct params *params, struct param_ref ref)
{
    return element_base(params, ref) + ref.row->offset;
}

static const void *member_const(const struct params *params, struct param_ref ref)
{
    return member((struct params *)(uintptr_t)params, ref);
}

void param_store(struct params *params, struct param_ref ref, double value)
{
    void *at = member(params, ref);
    switch (ref.row->type) {
    case PARAM_REAL: *(double *)at = value; break;
    case PARAM_INT:
    case PARAM_CHOICE: *(int *)at = (int)value; break;
    case PARAM_BOOL: *(bool *)at = value != 0; break;
    case PARAM_REFERENCE: ((struct reference *)at)->index = (int)value; break;
    case PARAM_SET: *(set_mask *)at = (set_mask)value; break;
    case PARAM_TEXT:
    case PARAM_CHANGES: break;
    }
}

double param_get_number(const struct params *params, struct param_ref ref)
{
    const void *at = member_const(params, ref);
    switch (ref.row->type) {
    case PARAM_REAL: return *(const double *)at;
    case PARAM_INT:
    case PARAM_CHOICE: return *(const int *)at;
    case PARAM_BOOL: return *(const bool *)at;
    case PARAM_REFERENCE: return ((const struct reference *)at)->index;
    case PARAM_SET: return *(const set_mask *)at;
    case PARAM_TEXT:
    case PARAM_CHANGES: break;
    }
    return NAN;
}

static int choice_count(const struct param_row *row)
{
    int count = 0;
    while (row->choices[count])
        count++;
    return count;
}

enum status param_set_number(struct params *params, struct param_ref ref, double value, struct error *error)
{
    const struct param_row *row = ref.row;
    char path[160], a[32], b[32], c[32];
    double low = row->min, high = row->max;
    if (row->type == PARAM_CHOICE)
        low = 0, high = choice_count(row) - 1;
    if (row->type == PARAM_BOOL)
        low = 0, high = 1;
    param_path(params, ref, path, sizeof path);
    if (row->type != PARAM_REAL && row->type != PARAM_INT && row->type != PARAM_BOOL && row->type != PARAM_CHOICE)
        return error_set(error, STATUS_DATA, "%s is not a number", path);
    if (!isfinite(value))
        return error_set(error, STATUS_DATA, "%s is not finite; expected a number from %s to %s", path,
                         text_number(low, a, sizeof a), text_number(high, b, sizeof b));
    if (row->type != PARAM_REAL && value != floor(value))
        return error_set(error, STATUS_DATA, "%s is %s; expected a whole number from %s to %s", path,
                         text_number(value, a, sizeof a), text_number(low, b, sizeof b),
                         text_number(high, c, sizeof c));
    if (value < low || value > high)
        return error_set(error, STATUS_DATA, "%s is %s, out of range; expected a number from %s to %s", path,
                         text_number(value, a, sizeof a), text_number(low, b, sizeof b),
                         text_number(high, c, sizeof c));
    param_store(params, ref, value);
    return STATUS_OK;
}

/* "a, b or c", cut short where the buffer ends. */
static const char *list_words(const char *const *words, int count, char *buffer, size_t size)
{
    size_t used = 0;
    buffer[0] = '\0';
    for (int i = 0; i < count && used < size; i++) {
        const char *glue = i == 0 ? "" : i == count - 1 ? " or " : ", ";
        used += (size_t)snprintf(buffer + used, size - used, "%s%s", glue, words[i]);
    }
    return buffer;
}

static int word_find(const char *const *words, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static enum status unknown_word(const char *path, const char *word, const char *const *words, int count,
                                struct error *error)
{
    char all[300];
    const char *nearest = text_nearest(word, words, (size_t)count);
    list_words(words, count, all, sizeof all);
    if (nearest)
        return error_set(error, STATUS_DATA, "%s: unknown value '%.60s', did you mean '%s'?; expected %s", path, word,
                         nearest, all);
    return error_set(error, STATUS_DATA, "%s: unknown value '%.60s'; expected %s", path, word, all);
}

/* The words that a choice, reference or set may hold; `words` has room for 32. Returns their count. */
static int allowed_words(const struct params *params, const struct param_row *row, const char **words)
{
    int count = 0;
    if (row->choices) {
        for (; row->choices[count]; count++)
            words[count] = row->choices[count];
        return count;
    }
    for (; count < params_list_count(params, row->refers); count++)
        words[count] = params_element_name(params, row->refers, count);
    return count;
}

static enum status set_word(struct params *params, struct param_ref ref, const char *path, const char *text,
                            struct error *error)
{
    const char *words[32];
    int count = allowed_words(params, ref.row, words);
    int index = word_find(words, count, text);
    if (index < 0)
        return unknown_word(path, text, words, count, error);
    param_store(params, ref, index);
    return STATUS_OK;
}

/* "a, b", "[a, b]" or "none" */
static enum status set_mask_text(struct params *params, struct param_ref ref, const char *path, const char *text,
                                 struct error *error)
{
    const char *words[32];
    int count = allowed_words(params, ref.row, words);
    char copy[TEXT_SIZE];
    set_mask mask = 0;
    if (strlen(text) >= sizeof copy)
        return error_set(error, STATUS_DATA, "%s: longer than %d bytes; expected a list of names", path, TEXT_SIZE - 1);
    snprintf(copy, sizeof copy, "%s", text);
    if (strcmp(copy, "none") != 0) {
        char *rest = NULL;
        for (char *word = strtok_r(copy, "[], \t", &rest); word; word = strtok_r(NULL, "[], \t", &rest)) {
            int index = word_find(words, count, word);
            if (index < 0)
                return unknown_word(path, word, words, count, error);
            mask |= 1u << index;
        }
    }
    param_store(params, ref, mask);
    return STATUS_OK;
}

static enum status set_bool(struct params *params, struct param_ref ref, const char *path, const char *text,
                            struct error *error)
{
    static const char *const yes[] = {"on", "true", "yes"}, *const no[] = {"off", "false", "no"};
    for (int i = 0; i < 3; i++) {
        if (strcasecmp(text, yes[i]) == 0 || strcasecmp(text, no[i]) == 0) {
            param_store(params, ref, strcasecmp(text, yes[i]) == 0);
            return STATUS_OK;
        }
    }
    return error_set(error, STATUS_DATA, "%s is '%.60s'; expected on or off", path, text);
}

static enum status set_text(struct params *params, struct param_ref ref, const char *path, const char *text,
                            struct error *error)
{
    if (strlen(text) >= ref.row->size)
        return error_set(error, STATUS_DATA, "%s is longer than %zu bytes; expected a shorter path", path,
                         ref.row->size - 1);
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if (*p < 32 || *p == 127)
            return error_set(error, STATUS_DATA, "%s holds a control character; expected plain text", path);
    snprintf(member(params, ref), ref.row->size, "%s", text);
    return STATUS_OK;
}

/* Checked whole, and kept in its one form, so that equal lists have equal text however they were written. */
static enum status set_changes(struct params *params, struct param_ref ref, const char *path, const char *text,
                               struct error *error)
{
    struct change_list list;
    char normal[TEXT_SIZE];
    enum status status = changes_parse(params, text, &list, error);
    if (!status && !changes_normalise(text, normal, sizeof normal))
        status =
            error_set(error, STATUS_DATA, "%s is longer than %d bytes; expected fewer changes", path, TEXT_SIZE - 1);
    if (!status)
        snprintf(member(params, ref), ref.row->size, "%s", normal);
    return status;
}

enum status param_set_text(struct params *params, struct param_ref ref, const char *text, struct error *error)
{
    char path[160], low[32], high[32];
    double value;
    param_path(params, ref, path, sizeof path);
    switch (ref.row->type) {
    case PARAM_REAL:
    case PARAM_INT:
        if (text_parse_number(text, &value) == 0)
            return param_set_number(params, ref, value, error);
        return error_set(error, STATUS_DATA, "%s is '%.60s', not a number; expected %s from %s to %s", path, text,
                         ref.row->type == PARAM_INT ? "a whole number" : "a number",
                         text_number(ref.row->min, low, sizeof low), text_number(ref.row->max, high, sizeof high));
    case PARAM_BOOL: return set_bool(params, ref, path, text, error);
    case PARAM_CHOICE:
    case PARAM_REFERENCE: return set_word(params, ref, path, text, error);
    case PARAM_SET: return set_mask_text(params, ref, path, text, error);
    case PARAM_TEXT: return set_text(params, ref, path, text, error);
    case PARAM_CHANGES: return set_changes(params, ref, path, text, error);
    }
    return error_set(error, STATUS_INTERNAL, "%s has no type", path);
}

static void format_set(const struct params *params, struct param_ref ref, char *buffer, size_t size)
{
    const char *words[32];
    int count = allowed_words(params, ref.row, words);
    set_mask mask = (set_mask)param_get_number(params, ref);
    size_t used = 0;
    snprintf(buffer, size, "none");
    for (int i = 0; i < count && used < size; i++)
        if (mask >> i & 1)
            used += (size_t)snprintf(buffer + used, size - used, "%s%s", used ? ", " : "", words[i]);
}

const char *param_format(const struct params *params, struct param_ref ref, char *buffer, size_t size)
{
    const char *words[32];
    switch (ref.row->type) {
    case PARAM_REAL:
    case PARAM_INT: return text_number(param_get_number(params, ref), buffer, size);
    case PARAM_BOOL: snprintf(buffer, size, "%s", param_get_number(params, ref) != 0 ? "on" : "off"); break;
    case PARAM_CHOICE:
    case PARAM_REFERENCE:
        allowed_words(params, ref.row, words);
        snprintf(buffer, size, "%s", words[(int)param_get_number(params, ref)]);
        break;
    case PARAM_SET: format_set(params, ref, buffer, size); break;
    case PARAM_TEXT:
    case PARAM_CHANGES: snprintf(buffer, size, "%s", (const char *)member_const(params, ref)); break;
    }
    return buffer;
}
