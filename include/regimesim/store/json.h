/* json.h - writing JSON (RFC 8259) to a stream, indented, value by value.
 *
 *   struct json json = json_begin(file);
 *   json_open(&json, NULL, '{');
 *   json_string(&json, "name", "anonymous");
 *   json_open(&json, "values", '[');
 *   json_number(&json, NULL, 0.5);
 *   json_close(&json);
 *   json_close(&json);
 *
 * `key` names a member of an object and is NULL in an array or at the top. Write errors stay in the stream (ferror). */
#ifndef REGIMESIM_STORE_JSON_H
#define REGIMESIM_STORE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { JSON_DEPTH = 16 };

struct json {
    FILE *stream;
    int depth;
    char closing[JSON_DEPTH]; /* what ends each open value */
    bool filled[JSON_DEPTH];  /* does it have members yet? */
};

struct json json_begin(FILE *stream);

/* `bracket` is '{' or '['. At most JSON_DEPTH deep. */
void json_open(struct json *json, const char *key, char bracket);
/* Ends the innermost open value; after the outermost a newline follows. */
void json_close(struct json *json);

/* Text is escaped; bytes that are not UTF-8 become U+FFFD. */
void json_string(struct json *json, const char *key, const char *value);
/* The shortest form that reads back the same; NaN and infinities, which JSON lacks, become null. */
void json_number(struct json *json, const char *key, double value);
void json_integer(struct json *json, const char *key, int64_t value);
void json_unsigned(struct json *json, const char *key, uint64_t value);
void json_bool(struct json *json, const char *key, bool value);

#endif
