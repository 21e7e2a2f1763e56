/* file.h - output files that appear whole or not at all: written under a temporary name beside the target, made safe on
 * disk, then renamed over it. */
#ifndef REGIMESIM_STORE_FILE_H
#define REGIMESIM_STORE_FILE_H

#include <stdio.h>

#include "regimesim/params/params.h"
#include "regimesim/util/error.h"

enum { FILE_PATH_SIZE = 2 * TEXT_SIZE + 16 };

struct file {
    FILE *stream; /* write here; NULL when closed */
    char path[FILE_PATH_SIZE];
    char temporary[FILE_PATH_SIZE];
};

/* The temporary name of a target: "out/x/summary.csv" is written as "out/x/.summary.csv.part". Into `buffer`
 * (FILE_PATH_SIZE); STATUS_CANT_CREATE when the path is too long. */
enum status file_temporary(const char *path, char *buffer, struct error *error);

/* Start writing the file that shall stand at `path`; what stands there stays until file_commit. STATUS_CANT_CREATE on
 * failure; file_discard is then allowed but not needed. */
enum status file_create(struct file *file, const char *path, struct error *error);

/* Flush, sync and rename into place. STATUS_IO when anything written did not reach the disk: the temporary file is
 * then removed and the old file still stands. */
enum status file_commit(struct file *file, struct error *error);

/* Remove the temporary file. Does nothing after file_commit. */
void file_discard(struct file *file);

/* The second half of the above for a file another program wrote: sync `temporary`, rename it to `path`. On failure
 * `temporary` is removed. */
enum status file_replace(const char *temporary, const char *path, struct error *error);

#endif
