/* error.c - filling and collecting errors. */
#include "regimesim/util/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"

__attribute__((format(printf, 6, 0))) static void fill(struct error *error, enum status code, const char *file,
                                                       int line, int column, const char *format, va_list arguments)
{
    error->code = code;
    error->line = line;
    error->column = column;
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    vsnprintf(error->message, sizeof error->message, format, arguments);
}

enum status error_set(struct error *error, enum status code, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        fill(error, code, NULL, 0, 0, format, arguments);
        va_end(arguments);
    }
    return code;
}

enum status error_at(struct error *error, enum status code, const char *file, int line, int column, const char *format,
                     ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        fill(error, code, file, line, column, format, arguments);
        va_end(arguments);
    }
    return code;
}

enum status error_system(int reason, enum status otherwise)
{
    return reason == ENOMEM ? STATUS_INTERNAL : otherwise;
}

/* Names of files may hold anything, and a terminal obeys it. */
static void hide_controls(char *text)
{
    char *to = text;
    for (size_t left = strlen(text), taken; left > 0; text += taken, left -= taken) {
        size_t control = text_control(text, left);
        taken = control ? control : 1;
        *to++ = control ? '?' : *text;
    }
    *to = '\0';
}

const char *error_text(const struct error *error, char *buffer, size_t size)
{
    if (error->file[0] && error->line > 0)
        snprintf(buffer, size, "%s:%d:%d: %s", error->file, error->line, error->column, error->message);
    else if (error->file[0])
        snprintf(buffer, size, "%s: %s", error->file, error->message);
    else
        snprintf(buffer, size, "%s", error->message);
    hide_controls(buffer);
    return buffer;
}

void faults_add(struct fault_list *faults, const struct error *error)
{
    if (faults->count == faults->capacity) {
        size_t capacity = faults->capacity ? 2 * faults->capacity : 8;
        bool reserved = faults->items == &faults->reserve;
        struct error *grown = realloc(reserved ? NULL : faults->items, capacity * sizeof *grown);
        if (grown) {
            if (reserved)
                *grown = faults->reserve;
            faults->items = grown;
            faults->capacity = capacity;
        } else if (faults->count == 0) {
            faults->items = &faults->reserve;
            faults->capacity = 1;
        } else {
            faults->count--;
        }
    }
    faults->items[faults->count++] = *error;
}

void faults_add_at(struct fault_list *faults, enum status code, const char *file, int line, int column,
                   const char *format, ...)
{
    struct error error;
    va_list arguments;
    va_start(arguments, format);
    fill(&error, code, file, line, column, format, arguments);
    va_end(arguments);
    faults_add(faults, &error);
}

void faults_free(struct fault_list *faults)
{
    if (faults->items != &faults->reserve)
        free(faults->items);
    memset(faults, 0, sizeof *faults);
}
