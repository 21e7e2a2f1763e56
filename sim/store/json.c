/* json.c - writing JSON, value by value. */
#include "regimesim/store/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>

#include "regimesim/store/utf8.h"
#include "regimesim/util/text.h"

struct json json_begin(FILE *stream)
{
    return (struct json){.stream = stream};
}

static void put_quoted(FILE *stream, const char *text)
{
    static const char shorthand[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    fputc('"', stream);
    while (*text) {
        char bytes[UTF8_BYTES + 1];
        uint32_t letter = utf8_next(&text, bytes);
        const char *known = shorthand;
        while (*known && (unsigned char)*known != letter)
            known += 2;
        if (*known)
            fprintf(stream, "\\%c", known[1]);
        else if (letter < 0x20 || letter == 0x7f)
            fprintf(stream, "\\u%04x", (unsigned)letter);
        else
            fputs(bytes, stream);
    }
    fputc('"', stream);
}

/* The comma, line break and indentation before a value, and its key. */
static void lead_in(struct json *json, const char *key)
{
    if (json->depth > 0) {
        bool *filled = &json->filled[json->depth - 1];
        fputs(*filled ? ",\n" : "\n", json->stream);
        *filled = true;
        fprintf(json->stream, "%*s", 2 * json->depth, "");
    }
    if (key) {
        put_quoted(json->stream, key);
        fputs(": ", json->stream);
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    assert(json->depth < JSON_DEPTH);
    lead_in(json, key);
    fputc(bracket, json->stream);
    json->closing[json->depth] = bracket == '{' ? '}' : ']';
    json->filled[json->depth++] = false;
}

void json_close(struct json *json)
{
    assert(json->depth > 0);
    json->depth--;
    if (json->filled[json->depth])
        fprintf(json->stream, "\n%*s", 2 * json->depth, "");
    fputc(json->closing[json->depth], json->stream);
    if (json->depth == 0)
        fputc('\n', json->stream);
}

void json_string(struct json *json, const char *key, const char *value)
{
    lead_in(json, key);
    put_quoted(json->stream, value);
}

void json_number(struct json *json, const char *key, double value)
{
    char digits[32];
    lead_in(json, key);
    fputs(isfinite(value) ? text_number(value, digits, sizeof digits) : "null", json->stream);
}

void json_integer(struct json *json, const char *key, int64_t value)
{
    lead_in(json, key);
    fprintf(json->stream, "%" PRId64, value);
}

void json_unsigned(struct json *json, const char *key, uint64_t value)
{
    lead_in(json, key);
    fprintf(json->stream, "%" PRIu64, value);
}

void json_bool(struct json *json, const char *key, bool value)
{
    lead_in(json, key);
    fputs(value ? "true" : "false", json->stream);
}
