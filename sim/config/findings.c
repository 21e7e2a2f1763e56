/* findings.c - collecting the faults of one load, and putting them in order. */
#include "findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct findings findings_begin(struct fault_list *faults)
{
    return (struct findings){.faults = faults, .start = faults->count};
}

void findings_note(struct findings *findings, enum status status)
{
    if (findings->status == STATUS_OK)
        findings->status = status;
}

bool findings_full(const struct findings *findings)
{
    return findings->count >= FINDINGS_MOST;
}

void findings_add(struct findings *findings, enum status code, struct place place, const char *format, ...)
{
    char message[ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    findings_note(findings, code);
    if (!findings_full(findings))
        faults_add_at(findings->faults, code, place.file, place.line, place.column, "%s%s",
                      findings->about ? findings->about : "", message);
    findings->count++;
}

static int by_place(const struct error *a, const struct error *b)
{
    int file = strcmp(a->file, b->file);
    if (file != 0)
        return file;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->column == b->column ? 0 : a->column < b->column ? -1 : 1;
}

/* Pointers into one array: where the places are equal the order found decides, whatever qsort does. */
static int by_place_then_order(const void *left, const void *right)
{
    const struct error *a = *(const struct error *const *)left, *b = *(const struct error *const *)right;
    int order = by_place(a, b);
    return order != 0 ? order : a < b ? -1 : a > b;
}

/* Left in the order found when memory is out. */
static void sort(struct error *items, size_t count)
{
    const struct error **order = malloc(count * sizeof *order);
    struct error *sorted = malloc(count * sizeof *sorted);
    if (order && sorted) {
        for (size_t i = 0; i < count; i++)
            order[i] = &items[i];
        qsort(order, count, sizeof *order, by_place_then_order);
        for (size_t i = 0; i < count; i++)
            sorted[i] = *order[i];
        memcpy(items, sorted, count * sizeof *items);
    }
    free(order);
    free(sorted);
}

static bool is_known(const struct error *items, size_t count, const struct error *error)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].line == error->line && items[i].column == error->column &&
            strcmp(items[i].message, error->message) == 0 && strcmp(items[i].file, error->file) == 0)
            return true;
    return false;
}

enum status findings_finish(struct findings *findings)
{
    struct fault_list *faults = findings->faults;
    if (faults->count <= findings->start)
        return findings->status;
    sort(faults->items + findings->start, faults->count - findings->start);
    enum status status = faults->items[findings->start].code;
    size_t kept = findings->start;
    for (size_t i = findings->start; i < faults->count; i++)
        if (!is_known(faults->items, kept, &faults->items[i]))
            faults->items[kept++] = faults->items[i];
    faults->count = kept;
    return status;
}

const char *findings_quote(const char *text, char buffer[QUOTE_SIZE])
{
    enum { LONGEST = QUOTE_SIZE - 8 };
    size_t length = strlen(text), shown = length;
    if (length > LONGEST) {
        shown = LONGEST;
        while (shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80) /* not within a character */
            shown--;
    }
    snprintf(buffer, QUOTE_SIZE, "'%.*s%s'", (int)shown, text, shown < length ? "..." : "");
    for (char *p = buffer; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7F)
            *p = '?';
    return buffer;
}
