/* source.c - places in a file, unknown keys, and titles. */
#include "source.h"

#include <stdio.h>
#include <string.h>

struct place source_value(const struct source *source, const struct node *node)
{
    return (struct place){source->path, node->line, node->column};
}

struct place source_key(const struct source *source, const struct node *node)
{
    return (struct place){source->path, node->key_line, node->key_column};
}

void source_unknown_key(const struct source *source, const struct node *member, const struct vocabulary *words,
                        const char *where, struct findings *findings)
{
    char advice[ADVICE_SIZE], quoted[QUOTE_SIZE];
    findings_add(findings, STATUS_DATA, source_key(source, member), "unknown key %s%s%s; %s",
                 findings_quote(member->key, quoted), where[0] ? " in " : "", where,
                 vocabulary_advice(words, member->key, advice));
}

bool source_line(const struct source *source, const struct node *value, char *line, size_t size,
                 struct findings *findings)
{
    if (value->kind == NODE_REFUSED)
        return false;
    if (value->kind != NODE_SCALAR || !value->text[0]) {
        findings_add(findings, STATUS_DATA, source_value(source, value), "%s is %s; expected one line of text",
                     value->key, value->kind == NODE_SCALAR ? "empty" : node_kind_name(value));
        return false;
    }
    /* Such a text would be a formula to whoever opens a CSV file of results with a spreadsheet. */
    if (strchr("=+-@", value->text[0])) {
        findings_add(findings, STATUS_DATA, source_value(source, value),
                     "%s begins with %c, as formulas of spreadsheets do; expected another first character", value->key,
                     value->text[0]);
        return false;
    }
    if (strlen(value->text) >= size) {
        findings_add(findings, STATUS_DATA, source_value(source, value), "%s is %zu bytes long; expected at most %zu",
                     value->key, strlen(value->text), size - 1);
        return false;
    }
    snprintf(line, size, "%s", value->text);
    return true;
}

bool source_title(const struct source *source, const struct node *value, char title[TITLE_SIZE],
                  struct findings *findings)
{
    return source_line(source, value, title, TITLE_SIZE, findings);
}
