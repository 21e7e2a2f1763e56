/* long_stretch.c - does a file keep its pieces short? igraph's lexers go through an unfinished word, text or comment
 * again for each few kilobytes that they read of it, and libxml2 through an unfinished tag: the square of its length.
 * Nothing in a network is long, so a file is refused where something is. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "read.h"

/* A line of a Pajek file may list the friends of a person. */
enum { LONGEST_PIECE = 1 << 16, LONGEST_LINE = 1 << 20 };

/* How far the reading has got: in a text or comment, since when, and in which line. */
struct place {
    int line, length, last;
    bool in_text, in_comment;
};

static bool is_blank(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* GML: texts between quotes, comments from # to the end of a line, words, and blanks between them. */
static void step_gml(struct place *place, int byte)
{
    bool begins = !place->in_text && !place->in_comment && (byte == '"' || (byte == '#' && place->last == '\n'));
    bool ends = (place->in_text && byte == '"') || (place->in_comment && (byte == '\n' || byte == '\r'));
    bool outside = !place->in_text && !place->in_comment;
    if (begins || ends || (outside && is_blank(byte) != is_blank(place->last)))
        place->length = 0;
    place->in_text = begins ? byte == '"' : place->in_text && !ends;
    place->in_comment = begins ? byte == '#' : place->in_comment && !ends;
}

static void step(struct place *place, enum network_format format, int byte)
{
    place->length++;
    if (format == NETWORK_FORMAT_GML)
        step_gml(place, byte);
    else if (format == NETWORK_FORMAT_GRAPHML ? byte == '<' : byte == '\n' || byte == '\r')
        place->length = 0;
    place->line += byte == '\n';
    place->last = byte;
}

int long_stretch(FILE *file, enum network_format format)
{
    const int longest = format == NETWORK_FORMAT_PAJEK ? LONGEST_LINE : LONGEST_PIECE;
    struct place place = {.line = 1, .last = '\n'};
    for (int byte; place.length <= longest && (byte = getc_unlocked(file)) != EOF;)
        step(&place, format, byte);
    rewind(file);
    return place.length > longest ? place.line : 0;
}
