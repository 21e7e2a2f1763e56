/* vocabulary.c - valid words at a place of a file, all taken from the parameter table. */
#include "vocabulary.h"

#include <stdio.h>
#include <string.h>

#include "regimesim/util/text.h"

void vocabulary_add(struct vocabulary *words, const char *word, size_t length)
{
    if (length >= NAME_SIZE || words->count == VOCABULARY_WORDS)
        return;
    char *end = words->words[words->count];
    memcpy(end, word, length);
    end[length] = '\0';
    if (!vocabulary_has(words, end))
        words->count++;
}

void vocabulary_add_all(struct vocabulary *words, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        vocabulary_add(words, list[i], strlen(list[i]));
}

void vocabulary_add_sections(struct vocabulary *words)
{
    for (size_t i = 0; i < param_table_size; i++)
        vocabulary_add(words, param_table[i].path, strcspn(param_table[i].path, "."));
}

void vocabulary_add_keys(struct vocabulary *words, const char *section)
{
    size_t length = strlen(section);
    for (size_t i = 0; i < param_table_size; i++) {
        const char *path = param_table[i].path;
        if (strncmp(path, section, length) == 0 && path[length] == '.')
            vocabulary_add(words, path + length + 1, strlen(path + length + 1));
    }
}

void vocabulary_add_elements(struct vocabulary *words, const struct params *params, enum param_scope scope)
{
    for (int i = 0; i < params_list_count(params, scope); i++)
        vocabulary_add(words, params_element_name(params, scope, i), strlen(params_element_name(params, scope, i)));
}

bool vocabulary_has(const struct vocabulary *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->words[i], word) == 0)
            return true;
    return false;
}

/* "one of a, b, c", with "..." for what does not fit. */
static void list_words(const struct vocabulary *words, char *buffer, size_t size)
{
    size_t used = (size_t)snprintf(buffer, size, "one of ");
    for (size_t i = 0; i < words->count; i++) {
        size_t needs = strlen(words->words[i]) + strlen(", ") + strlen("...");
        bool fits = used + needs < size;
        used += (size_t)snprintf(buffer + used, size - used, "%s%s", i ? ", " : "", fits ? words->words[i] : "...");
        if (!fits)
            return;
    }
}

const char *vocabulary_advice(const struct vocabulary *words, const char *word, char buffer[ADVICE_SIZE])
{
    const char *candidates[VOCABULARY_WORDS];
    char list[ADVICE_SIZE - 16];
    for (size_t i = 0; i < words->count; i++)
        candidates[i] = words->words[i];
    const char *nearest = text_nearest(word, candidates, words->count);
    if (nearest) {
        snprintf(buffer, ADVICE_SIZE, "did you mean '%s'?", nearest);
    } else {
        list_words(words, list, sizeof list);
        snprintf(buffer, ADVICE_SIZE, "expected %s", list);
    }
    return buffer;
}

static void add_choices(struct vocabulary *words, const struct params *params, const struct param_row *row)
{
    if (row->choices)
        for (size_t i = 0; row->choices[i]; i++)
            vocabulary_add(words, row->choices[i], strlen(row->choices[i]));
    else
        vocabulary_add_elements(words, params, row->refers);
}

const char *vocabulary_expected(const struct params *params, const struct param_row *row, char buffer[EXPECTED_SIZE])
{
    struct vocabulary words = {.count = 0};
    char low[32], high[32], list[EXPECTED_SIZE - 32];
    switch (row->type) {
    case PARAM_REAL:
    case PARAM_INT:
        snprintf(buffer, EXPECTED_SIZE, "%s from %s to %s", row->type == PARAM_INT ? "a whole number" : "a number",
                 text_number(row->min, low, sizeof low), text_number(row->max, high, sizeof high));
        break;
    case PARAM_BOOL: snprintf(buffer, EXPECTED_SIZE, "on or off"); break;
    case PARAM_TEXT: snprintf(buffer, EXPECTED_SIZE, "the path of a file"); break;
    case PARAM_CHANGES: snprintf(buffer, EXPECTED_SIZE, "a list of changes such as offending.rate *= 2"); break;
    case PARAM_CHOICE:
    case PARAM_REFERENCE:
    case PARAM_SET:
        add_choices(&words, params, row);
        list_words(&words, list, sizeof list);
        snprintf(buffer, EXPECTED_SIZE, "%s%s", row->type == PARAM_SET ? "none or a list: any " : "", list);
        break;
    }
    return buffer;
}
