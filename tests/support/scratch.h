/* scratch.h - a temporary folder for a test's files, under ${TMPDIR:-/tmp}. */
#ifndef TESTS_SUPPORT_SCRATCH_H
#define TESTS_SUPPORT_SCRATCH_H

#include <stddef.h>

enum { SCRATCH_PATH = 512 };

struct scratch {
    char folder[SCRATCH_PATH];
};

/* Make the folder; ends the program when that fails. */
void scratch_open(struct scratch *scratch);
/* Remove the folder with all that is in it. */
void scratch_close(struct scratch *scratch);

/* The path of a file in the folder, into `path`; returns it. */
char *scratch_path(const struct scratch *scratch, const char *name, char path[SCRATCH_PATH]);
/* Write a file whole, and the same for `size` bytes of any kind. Returns its path, in `path`. */
char *scratch_write(const struct scratch *scratch, const char *name, const char *text, char path[SCRATCH_PATH]);
char *scratch_write_bytes(const struct scratch *scratch, const char *name, const void *bytes, size_t size,
                          char path[SCRATCH_PATH]);
/* Make a folder in the folder. */
void scratch_folder(const struct scratch *scratch, const char *name);

#endif
