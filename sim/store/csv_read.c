/* csv_read.c - fields are ended and unquoted in place. */
#include "csv_read.h"

#include <stdbool.h>
#include <string.h>

/* A quoted field, from after its first quote on; NULL when it does not end. Returns what follows it. */
static char *take_quoted(struct csv_reader *reader, char *at)
{
    char *to = at;
    for (; *at; at++) {
        reader->next_line += *at == '\n';
        if (*at != '"') {
            *to++ = *at;
        } else if (at[1] == '"') {
            *to++ = *at++;
        } else {
            *to = '\0';
            return at + 1;
        }
    }
    return NULL;
}

int csv_next(struct csv_reader *reader)
{
    char *at = reader->at;
    reader->line = ++reader->next_line;
    reader->count = 0;
    if (!*at)
        return 0;
    for (;;) {
        bool quoted = *at == '"';
        if (reader->count == CSV_FIELDS)
            return -1;
        reader->fields[reader->count++] = at + quoted;
        char *end = quoted ? take_quoted(reader, at + 1) : at + strcspn(at, ",\r\n");
        if (!end || (*end && !strchr(",\r\n", *end)))
            return -1;
        bool more = *end == ',';
        at = *end ? end + 1 + (*end == '\r' && end[1] == '\n') : end;
        *end = '\0';
        if (!more)
            break;
    }
    reader->at = at;
    return 1;
}

int csv_find(const struct csv_reader *reader, const char *text)
{
    for (int i = 0; i < reader->count; i++)
        if (strcmp(reader->fields[i], text) == 0)
            return i;
    return -1;
}
