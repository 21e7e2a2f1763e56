/* json_read.h - reading JSON (RFC 8259) value by value, without keeping it.
 *
 * Every text, number, true, false and null is handed to a visitor with the place where it stands. */
#ifndef REGIMESIM_STORE_JSON_READ_H
#define REGIMESIM_STORE_JSON_READ_H

#include <stddef.h>

#include "regimesim/util/error.h"

enum { JSON_READ_DEPTH = 16, JSON_READ_KEY = 192, JSON_READ_TEXT = 2048 };

/* Where a value stands: the keys from the outermost object on; in arrays, positions from 0 as text. */
struct json_place {
    int depth;
    char keys[JSON_READ_DEPTH][JSON_READ_KEY];
};

/* `text` is what the value says: the text itself, or a number as it was written. Longer ones are cut. */
typedef enum status json_visitor(void *context, const struct json_place *place, const char *text, struct error *error);

/* STATUS_DATA with line and column (in bytes) when the text is not JSON, or deeper than JSON_READ_DEPTH; else what the
 * visitor says. */
enum status json_read(const char *text, json_visitor *visit, void *context, struct error *error);

#endif
