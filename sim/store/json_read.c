/* json_read.c - a JSON reader by recursive descent. */
#include "regimesim/store/json_read.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    const char *start, *at;
    json_visitor *visit;
    void *context;
    struct error *error;
    struct json_place place;
    char text[JSON_READ_TEXT];
};

static enum status read_value(struct reader *reader);

static enum status refuse(struct reader *reader, const char *what)
{
    int line = 1, column = 1;
    for (const char *at = reader->start; at < reader->at; at++) {
        column = *at == '\n' ? 1 : column + 1;
        line += *at == '\n';
    }
    return error_at(reader->error, STATUS_DATA, NULL, line, column, "is no JSON: %s", what);
}

static void skip_blanks(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t\r\n");
}

/* The blanks, then this letter? It is taken. */
static bool take(struct reader *reader, char letter)
{
    skip_blanks(reader);
    bool there = *reader->at == letter;
    reader->at += there;
    return there;
}

static size_t put_utf8(uint32_t letter, char *bytes)
{
    if (letter < 0x80) {
        bytes[0] = (char)letter;
        return 1;
    }
    if (letter < 0x800) {
        bytes[0] = (char)(0xc0 | letter >> 6);
        bytes[1] = (char)(0x80 | (letter & 0x3f));
        return 2;
    }
    bytes[0] = (char)(0xe0 | letter >> 12);
    bytes[1] = (char)(0x80 | (letter >> 6 & 0x3f));
    bytes[2] = (char)(0x80 | (letter & 0x3f));
    return 3;
}

/* After the backslash. Halves of pairs beyond the first 65,536 letters come out as bytes that are no UTF-8. */
static bool take_escape(struct reader *reader, char *bytes, size_t *size)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char digits[5] = "", *end;
    const char *found = *reader->at ? strchr(letters, *reader->at) : NULL;
    if (found) {
        bytes[0] = meant[found - letters];
        *size = 1;
        reader->at++;
        return true;
    }
    if (*reader->at != 'u')
        return false;
    snprintf(digits, sizeof digits, "%.4s", reader->at + 1);
    unsigned long letter = strtoul(digits, &end, 16);
    if (end != digits + 4 || letter == 0)
        return false;
    *size = put_utf8((uint32_t)letter, bytes);
    reader->at += 5;
    return true;
}

static enum status read_text(struct reader *reader, char *text, size_t room)
{
    size_t used = 0;
    if (!take(reader, '"'))
        return refuse(reader, "expected text in double quotes");
    while (*reader->at != '"') {
        char bytes[4];
        size_t size = 1;
        bytes[0] = *reader->at;
        if ((unsigned char)*reader->at < 0x20)
            return refuse(reader, "a text does not end in its line");
        bool escape = *reader->at++ == '\\';
        if (escape && !take_escape(reader, bytes, &size))
            return refuse(reader, "unknown escape in a text");
        if (used + size < room) {
            memcpy(text + used, bytes, size);
            used += size;
        }
    }
    text[used] = '\0';
    reader->at++;
    return STATUS_OK;
}

/* A number, true, false or null, as it was written. */
static enum status read_word(struct reader *reader)
{
    size_t length = strcspn(reader->at, " \t\r\n,]}");
    static const char *const words[] = {"true", "false", "null"};
    char *end;
    if (length == 0 || length >= sizeof reader->text)
        return refuse(reader, "expected a value");
    snprintf(reader->text, sizeof reader->text, "%.*s", (int)length, reader->at);
    bool known = false;
    for (int i = 0; i < 3; i++)
        known |= strcmp(reader->text, words[i]) == 0;
    strtod(reader->text, &end);
    if (!known && *end)
        return refuse(reader, "expected a value");
    reader->at += length;
    return STATUS_OK;
}

/* The members of an object or an array, after its bracket. */
static enum status read_members(struct reader *reader, bool object)
{
    char close = object ? '}' : ']';
    enum status status = STATUS_OK;
    if (reader->place.depth == JSON_READ_DEPTH)
        return refuse(reader, "it is too deep");
    char *key = reader->place.keys[reader->place.depth];
    if (take(reader, close))
        return STATUS_OK;
    for (int position = 0;; position++) {
        snprintf(key, JSON_READ_KEY, "%d", position);
        if (object)
            status = read_text(reader, key, JSON_READ_KEY);
        if (!status && object && !take(reader, ':'))
            status = refuse(reader, "expected ':'");
        reader->place.depth++;
        if (!status)
            status = read_value(reader);
        reader->place.depth--;
        if (status)
            return status;
        if (take(reader, close))
            return STATUS_OK;
        if (!take(reader, ','))
            return refuse(reader, "expected ',' or the end of a list");
    }
}

static enum status read_value(struct reader *reader)
{
    if (take(reader, '{'))
        return read_members(reader, true);
    if (take(reader, '['))
        return read_members(reader, false);
    enum status status = *reader->at == '"' ? read_text(reader, reader->text, sizeof reader->text) : read_word(reader);
    return status ? status : reader->visit(reader->context, &reader->place, reader->text, reader->error);
}

enum status json_read(const char *text, json_visitor *visit, void *context, struct error *error)
{
    struct reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    *reader = (struct reader){.start = text, .at = text, .visit = visit, .context = context, .error = error};
    enum status status = read_value(reader);
    skip_blanks(reader);
    if (!status && *reader->at)
        status = refuse(reader, "something follows the end");
    free(reader);
    return status;
}
