/* byte_source.c - the bytes of a file one by one, with their line and column. */
#include "byte_source.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

void byte_source_start(struct byte_source *source, int descriptor)
{
    static const unsigned char mark[3] = {0xEF, 0xBB, 0xBF};
    source->descriptor = descriptor;
    source->failed = 0;
    source->line = 1;
    source->before = source->line_start = 0;
    source->at = source->have = 0;
    /* a short first read can only be a short file: it is a regular one */
    if (byte_source_refill(source) && source->have >= 3 && memcmp(source->buffer, mark, 3) == 0)
        source->line_start = source->at = 3;
}

int byte_source_refill(struct byte_source *source)
{
    ssize_t got;
    source->before += source->have;
    source->at = source->have = 0;
    do
        got = read(source->descriptor, source->buffer, sizeof source->buffer);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        source->failed = errno;
    source->have = got > 0 ? (uint32_t)got : 0;
    return got > 0;
}

void byte_source_next_line(struct byte_source *source)
{
    int first = byte_source_peek(source);
    byte_source_skip(source);
    if (first == '\r' && byte_source_peek(source) == '\n')
        byte_source_skip(source);
    source->line++;
    source->line_start = source->before + source->at;
}

static int position(uint64_t value)
{
    return value < INT_MAX ? (int)value : INT_MAX;
}

int byte_source_line(const struct byte_source *source)
{
    return position(source->line);
}

int byte_source_column(const struct byte_source *source)
{
    return position(source->before + source->at - source->line_start + 1);
}
