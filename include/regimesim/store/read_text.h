/* read_text.h - a small file of results as text in memory. */
#ifndef REGIMESIM_STORE_READ_TEXT_H
#define REGIMESIM_STORE_READ_TEXT_H

#include "regimesim/util/error.h"

/* The bytes and a NUL, for the caller to free. STATUS_NO_INPUT when it cannot be read, STATUS_DATA when it is too large
 * for what it should be or holds a NUL. */
enum status read_text_file(const char *path, char **text, struct error *error);

#endif
