/* error.h - how every function of regimesim reports failure.
 *
 * A function that can fail returns an `enum status` and fills the `struct error` its caller hands in.
 * Nothing below sim/cli prints or exits. Status values are the exit codes of <sysexits.h>. */
#ifndef REGIMESIM_UTIL_ERROR_H
#define REGIMESIM_UTIL_ERROR_H

#include <stddef.h>

enum status {
    STATUS_OK = 0,
    STATUS_USAGE = 64,       /* the command line is wrong */
    STATUS_DATA = 65,        /* an input file's content is wrong */
    STATUS_NO_INPUT = 66,    /* an input file is missing or unreadable */
    STATUS_INTERNAL = 70,    /* out of memory, or a broken invariant */
    STATUS_CANT_CREATE = 73, /* an output file or folder cannot be created */
    STATUS_IO = 74,          /* reading or writing failed half way */
    STATUS_RESUMABLE = 75,   /* stopped before the end; `--resume` finishes the batch */
    STATUS_INTERRUPTED = 130 /* stopped by SIGINT with nothing to resume */
};

enum { ERROR_MESSAGE_SIZE = 512, ERROR_FILE_SIZE = 512 };

struct error {
    enum status code;
    char message[ERROR_MESSAGE_SIZE]; /* "what is wrong; what was expected" */
    char file[ERROR_FILE_SIZE];       /* empty when the fault is in no file */
    int line, column;                 /* from 1; 0 = no position */
};

/* Fill *error (may be NULL) and return `code`, so that failing reads `return error_set(...)`. */
enum status error_set(struct error *error, enum status code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a position. `file` is copied and may be NULL. */
enum status error_at(struct error *error, enum status code, const char *file, int line, int column, const char *format,
                     ...) __attribute__((format(printf, 6, 7)));

/* The code of a system call that failed for `reason` (errno): STATUS_INTERNAL when memory was out, else `otherwise`. */
enum status error_system(int reason, enum status otherwise);

/* Write "file:line:column: message" (without what is unknown, control characters as '?') into
 * `buffer`; returns `buffer`. */
const char *error_text(const struct error *error, char *buffer, size_t size);

/* All faults of one input, in the order found. The list owns its memory; {0} is an empty list. */
struct fault_list {
    struct error *items;
    size_t count, capacity;
    struct error reserve; /* the one item when there is no memory for another */
};

/* Append a copy of *error. When memory is out the last item is overwritten: a list with faults is never empty. */
void faults_add(struct fault_list *faults, const struct error *error);
void faults_add_at(struct fault_list *faults, enum status code, const char *file, int line, int column,
                   const char *format, ...) __attribute__((format(printf, 6, 7)));
void faults_free(struct fault_list *faults);

#endif
