/* findings.h - the faults that one load finds: added as they are met, handed out in the order of the files. */
#ifndef REGIMESIM_CONFIG_FINDINGS_H
#define REGIMESIM_CONFIG_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "regimesim/util/error.h"

/* Beyond this many a reader learns nothing new, and looking for nearest names costs time. */
enum { FINDINGS_MOST = 200 };

/* Where something stands. `file` NULL: in no file. */
struct place {
    const char *file;
    int line, column;
};

struct findings {
    struct fault_list *faults; /* the caller's; may hold faults of earlier loads */
    size_t start;              /* the first fault of this load */
    size_t count;              /* added by findings_add */
    enum status status;        /* STATUS_OK until a fault is found */
    const char *about;         /* put before each message while it is not NULL: "in the reference scenario: " */
};

struct findings findings_begin(struct fault_list *faults);

void findings_add(struct findings *findings, enum status code, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A status that came with its faults already in the list. */
void findings_note(struct findings *findings, enum status status);
/* So many that the search may end. */
bool findings_full(const struct findings *findings);

/* Sort this load's faults by file and position, drop those the list already has, and return the code of the first, or
 * STATUS_OK when there was none. */
enum status findings_finish(struct findings *findings);

/* `text` between quotes for a message: cut when long, control characters replaced. Returns buffer. */
enum { QUOTE_SIZE = 72 };
const char *findings_quote(const char *text, char buffer[QUOTE_SIZE]);

#endif
