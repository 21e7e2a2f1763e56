/* write.c - a graph as an edge list that network_read reads back as the same graph.
 *
 * Persons without friends would be lost in a list of friendships, and the ids above theirs would close up. They are
 * written as befriended with themselves: the reader drops the loop and keeps the person. */
#include <errno.h>
#include <string.h>

#include "regimesim/model/network.h"

enum { ROOM = 1 << 15, LONGEST_LINE = 24 };

struct line_buffer {
    FILE *file;
    size_t used;
    char text[ROOM];
};

static void flush(struct line_buffer *buffer)
{
    fwrite(buffer->text, 1, buffer->used, buffer->file);
    buffer->used = 0;
}

static void put_number(struct line_buffer *buffer, uint32_t number, char then)
{
    char digits[10];
    int count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    while (count > 0)
        buffer->text[buffer->used++] = digits[--count];
    buffer->text[buffer->used++] = then;
}

static void put_pair(struct line_buffer *buffer, uint32_t a, uint32_t b)
{
    if (buffer->used + LONGEST_LINE > ROOM)
        flush(buffer);
    put_number(buffer, a, ' ');
    put_number(buffer, b, '\n');
}

/* Every line of the comment begins with '#'; what is no text would not be read back. */
static void write_comment(const char *comment, FILE *file)
{
    fputs("# ", file);
    for (const char *at = comment; *at; at++) {
        if (*at == '\n')
            fputs("\n# ", file);
        else
            fputc((unsigned char)*at < ' ' || *at == 0x7F ? ' ' : *at, file);
    }
    fputc('\n', file);
}

static void write_rows(const struct graph *graph, FILE *file)
{
    struct line_buffer buffer = {.file = file, .used = 0};
    for (uint32_t v = 0; v < graph->nodes; v++) {
        const uint32_t *friends = graph_friends(graph, v);
        uint32_t degree = graph_degree(graph, v);
        if (degree == 0)
            put_pair(&buffer, v, v);
        for (uint32_t i = 0; i < degree; i++)
            if (friends[i] > v)
                put_pair(&buffer, v, friends[i]);
    }
    flush(&buffer);
}

enum status network_write(const struct graph *graph, const char *comment, FILE *file, struct error *error)
{
    if (comment)
        write_comment(comment, file);
    write_rows(graph, file);
    if (fflush(file) != 0 || ferror(file))
        return error_set(error, STATUS_IO, "the network cannot be written: %s", strerror(errno));
    return STATUS_OK;
}
