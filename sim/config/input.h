/* input.h - reading a file whole, and what is done with the names of files. */
#ifndef REGIMESIM_CONFIG_INPUT_H
#define REGIMESIM_CONFIG_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "regimesim/params/params.h"
#include "regimesim/util/error.h"

enum { INPUT_BYTES = 1 << 20 };

/* A file's content; `device` and `inode` say which file it is, whatever name led there. */
struct input {
    unsigned char *bytes;
    size_t size;
    dev_t device;
    ino_t inode;
};

/* Read a regular file of at most INPUT_BYTES. On failure the error has no position and nothing is to be freed; the
 * message does not repeat the name of the file when `name_it` is false. */
enum status input_read(const char *path, bool name_it, struct input *input, struct error *error);
void input_free(struct input *input);

/* The file `name` as seen from the file `from`: relative names start at its folder. False when the result is longer
 * than a path may be. */
bool input_beside(const char *from, const char *name, char path[TEXT_SIZE]);

/* A valid name (text_is_name) made of a file's name without folder and extension. */
void input_name(const char *path, char name[NAME_SIZE]);

#endif
