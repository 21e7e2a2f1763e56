/* byte_source.h - the bytes of a file one by one, with their line and column. */
#ifndef REGIMESIM_MODEL_NETWORK_BYTE_SOURCE_H
#define REGIMESIM_MODEL_NETWORK_BYTE_SOURCE_H

#include <stdint.h>

#include "regimesim/util/error.h"

enum { BYTE_SOURCE_END = -1, BYTE_SOURCE_ROOM = 1 << 18 };

struct byte_source {
    int descriptor, failed;            /* failed: errno of the read that failed */
    uint64_t line, before, line_start; /* bytes before the buffer; where the present line starts */
    uint32_t at, have;
    unsigned char buffer[BYTE_SOURCE_ROOM];
};

/* Starts at line 1; a UTF-8 byte order mark is skipped and has no column. */
void byte_source_start(struct byte_source *source, int descriptor);

/* Read on when the buffer is used up; 0 at the end of the file. */
int byte_source_refill(struct byte_source *source);

/* The next byte, left where it is, or BYTE_SOURCE_END. */
static inline int byte_source_peek(struct byte_source *source)
{
    return source->at < source->have || byte_source_refill(source) ? source->buffer[source->at] : BYTE_SOURCE_END;
}

static inline void byte_source_skip(struct byte_source *source)
{
    source->at++;
}

/* Step over the end of a line: LF, CR LF or CR. Call it with the next byte being CR or LF. */
void byte_source_next_line(struct byte_source *source);

int byte_source_line(const struct byte_source *source);
int byte_source_column(const struct byte_source *source); /* of the next byte, from 1 */

#endif
