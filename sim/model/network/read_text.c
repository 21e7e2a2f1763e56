/* read_text.c - edge lists: a friendship a line, two ids and whatever else.
 *
 * One pass over the bytes. A line that is not understood is a fault at the byte where understanding ended; the reader
 * goes on with the next line, so that all faults (up to 20) are told at once. Text that is no text (control bytes) ends
 * the reading: nothing behind it means anything. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "byte_source.h"
#include "read.h"

enum { MOST_FAULTS = 20, SHOWN = 24, ROOM = 4096 };
static const uint64_t LARGEST_ID = UINT32_MAX - 1u;

enum byte_kind { OTHER, DIGIT, BLANK, SEPARATOR, LINE_END, COMMENT, BROKEN };

static const unsigned char kinds[256] = {
    ['0'] = DIGIT,     ['1'] = DIGIT,     ['2'] = DIGIT,     ['3'] = DIGIT,     ['4'] = DIGIT,   ['5'] = DIGIT,
    ['6'] = DIGIT,     ['7'] = DIGIT,     ['8'] = DIGIT,     ['9'] = DIGIT,     [' '] = BLANK,   ['\t'] = BLANK,
    [','] = SEPARATOR, [';'] = SEPARATOR, ['\n'] = LINE_END, ['\r'] = LINE_END, ['#'] = COMMENT, ['%'] = COMMENT,
    [0x00] = BROKEN,   [0x01] = BROKEN,   [0x02] = BROKEN,   [0x03] = BROKEN,   [0x04] = BROKEN, [0x05] = BROKEN,
    [0x06] = BROKEN,   [0x07] = BROKEN,   [0x08] = BROKEN,   [0x0B] = BROKEN,   [0x0C] = BROKEN, [0x0E] = BROKEN,
    [0x0F] = BROKEN,   [0x10] = BROKEN,   [0x11] = BROKEN,   [0x12] = BROKEN,   [0x13] = BROKEN, [0x14] = BROKEN,
    [0x15] = BROKEN,   [0x16] = BROKEN,   [0x17] = BROKEN,   [0x18] = BROKEN,   [0x19] = BROKEN, [0x1A] = BROKEN,
    [0x1B] = BROKEN,   [0x1C] = BROKEN,   [0x1D] = BROKEN,   [0x1E] = BROKEN,   [0x1F] = BROKEN, [0x7F] = BROKEN,
};

struct text_reader {
    struct byte_source bytes;
    const struct network_input *input;
    struct fault_list *faults;
    struct pair_list pairs;
    uint32_t largest;
    int fault_count, header, rows; /* rows: 0 until the first line that holds more than a comment */
    int stopped;
};

/* What stands where an id should, for a message; bytes beyond ASCII might be cut in pieces, so they become '?'. */
struct word {
    char text[SHOWN + 4];
    size_t length, digits;
};

static enum byte_kind next_kind(struct text_reader *reader)
{
    int byte = byte_source_peek(&reader->bytes);
    return byte == BYTE_SOURCE_END ? LINE_END : (enum byte_kind)kinds[byte];
}

static void add_fault(struct text_reader *reader, int line, int column, const char *message)
{
    if (reader->fault_count++ < MOST_FAULTS) {
        faults_add_at(reader->faults, STATUS_DATA, reader->input->path, line, column, "%s", message);
        return;
    }
    faults_add_at(reader->faults, STATUS_DATA, reader->input->path, 0, 0, "further faults not shown");
    reader->stopped = 1;
}

static void fault_here(struct text_reader *reader, const char *message)
{
    add_fault(reader, byte_source_line(&reader->bytes), byte_source_column(&reader->bytes), message);
}

static void fault_broken(struct text_reader *reader)
{
    char message[128];
    snprintf(message, sizeof message,
             "byte 0x%02X does not belong in text; expected an edge list, not a binary or "
             "compressed file",
             (unsigned)byte_source_peek(&reader->bytes));
    fault_here(reader, message);
    reader->stopped = 1;
}

static void skip_blanks(struct text_reader *reader)
{
    while (next_kind(reader) == BLANK)
        byte_source_skip(&reader->bytes);
}

/* The rest of the line means nothing, but must be text. */
static void skip_line(struct text_reader *reader)
{
    enum byte_kind kind;
    while ((kind = next_kind(reader)) != LINE_END && kind != BROKEN)
        byte_source_skip(&reader->bytes);
    if (kind == BROKEN)
        fault_broken(reader);
    else if (byte_source_peek(&reader->bytes) != BYTE_SOURCE_END)
        byte_source_next_line(&reader->bytes);
}

static void word_add(struct word *word, int byte)
{
    if (word->length < SHOWN)
        word->text[word->length] = (char)(byte < 0x80 ? byte : '?');
    word->length++;
    word->digits += kinds[byte] == DIGIT;
}

static void take_word(struct text_reader *reader, struct word *word)
{
    enum byte_kind kind;
    while ((kind = next_kind(reader)) == OTHER || kind == DIGIT) {
        word_add(word, byte_source_peek(&reader->bytes));
        byte_source_skip(&reader->bytes);
    }
    if (word->length <= SHOWN)
        word->text[word->length] = '\0';
    else
        memcpy(word->text + SHOWN, "...", 4);
}

static void fault_word(struct text_reader *reader, int column, const struct word *word)
{
    char message[160];
    if (word->digits == word->length)
        snprintf(message, sizeof message, "id %s is too large; expected at most %llu", word->text,
                 (unsigned long long)LARGEST_ID);
    else if (word->text[0] == '-' && word->digits > 0 && word->digits + 1 == word->length)
        snprintf(message, sizeof message, "id %s is negative; expected a whole number from 0", word->text);
    else
        snprintf(message, sizeof message, "'%s' is no id; expected a whole number from 0 to %llu", word->text,
                 (unsigned long long)LARGEST_ID);
    add_fault(reader, byte_source_line(&reader->bytes), column, message);
}

/* Returns 0 after a fault. Call it with the next byte being a digit or another part of a word. */
static int take_id(struct text_reader *reader, uint32_t *id)
{
    struct word word = {.length = 0, .digits = 0};
    uint64_t value = 0;
    int column = byte_source_column(&reader->bytes);
    while (next_kind(reader) == DIGIT) {
        int byte = byte_source_peek(&reader->bytes);
        value = value > LARGEST_ID ? value : value * 10 + (uint64_t)(byte - '0');
        word_add(&word, byte);
        byte_source_skip(&reader->bytes);
    }
    if (next_kind(reader) != OTHER && value <= LARGEST_ID) {
        *id = (uint32_t)value;
        return 1;
    }
    take_word(reader, &word);
    fault_word(reader, column, &word);
    return 0;
}

/* Blanks around at most one comma or semicolon. */
static void skip_separator(struct text_reader *reader)
{
    skip_blanks(reader);
    if (next_kind(reader) == SEPARATOR) {
        byte_source_skip(&reader->bytes);
        skip_blanks(reader);
    }
}

/* 1 when an id or a word is next; else a fault, except for bytes that skip_line will find broken. */
static int expect_field(struct text_reader *reader, const char *otherwise)
{
    enum byte_kind kind = next_kind(reader);
    if (kind == DIGIT || kind == OTHER)
        return 1;
    if (kind == SEPARATOR)
        fault_here(reader, "empty field; expected an id");
    else if (kind != BROKEN)
        fault_here(reader, otherwise);
    return 0;
}

static int at_number(struct text_reader *reader)
{
    return next_kind(reader) == DIGIT || byte_source_peek(&reader->bytes) == '-';
}

/* The first row may name the columns: then neither of the first two fields is a number. */
static void take_header(struct text_reader *reader)
{
    struct word word = {.length = 0, .digits = 0};
    int column = byte_source_column(&reader->bytes);
    take_word(reader, &word);
    skip_separator(reader);
    if (at_number(reader))
        fault_word(reader, column, &word);
    else
        reader->header = 1;
}

static void keep_pair(struct text_reader *reader, uint32_t a, uint32_t b)
{
    struct error error;
    if (reader->pairs.count == reader->pairs.capacity && pair_list_reserve(&reader->pairs, ROOM, &error)) {
        faults_add(reader->faults, &error);
        reader->stopped = 1;
        return;
    }
    pair_list_put(&reader->pairs, a, b);
    reader->largest = a > reader->largest ? a : reader->largest;
    reader->largest = b > reader->largest ? b : reader->largest;
}

static void take_row(struct text_reader *reader)
{
    uint32_t a, b;
    if (reader->rows++ == 0 && next_kind(reader) == OTHER && !at_number(reader)) {
        take_header(reader);
        return;
    }
    if (!expect_field(reader, "no id") || !take_id(reader, &a))
        return;
    skip_separator(reader);
    if (expect_field(reader, "only one id on this line; expected two") && take_id(reader, &b))
        keep_pair(reader, a, b);
}

static void read_lines(struct text_reader *reader)
{
    while (!reader->stopped && byte_source_peek(&reader->bytes) != BYTE_SOURCE_END) {
        skip_blanks(reader);
        enum byte_kind kind = next_kind(reader);
        if (kind != LINE_END && kind != COMMENT && kind != BROKEN)
            take_row(reader);
        if (!reader->stopped)
            skip_line(reader);
    }
}

static enum status fault_file(struct text_reader *reader, enum status status, int line, const char *message)
{
    faults_add_at(reader->faults, status, reader->input->path, line, line, "%s", message);
    return status;
}

static enum status build(struct text_reader *reader, struct graph *graph, struct graph_dropped *dropped)
{
    struct error error;
    uint32_t nodes;
    enum status status = close_gaps(&reader->pairs, reader->largest, &nodes, &error);
    if (!status)
        status = pair_list_graph(&reader->pairs, nodes, graph, dropped, &error);
    if (status)
        return fault_file(reader, status, 0, error.message);
    if (graph_edges(graph) > 0)
        return STATUS_OK;
    graph_free(graph);
    return fault_file(reader, STATUS_DATA, 1, "no friendships between two persons; expected at least one");
}

static enum status finish(struct text_reader *reader, struct graph *graph, struct network_read_report *report)
{
    report->lines = reader->pairs.count;
    report->header = reader->header;
    report->largest_id = reader->largest;
    if (reader->bytes.failed)
        return fault_file(reader, STATUS_IO, 0, strerror(reader->bytes.failed));
    if (reader->fault_count > 0)
        return STATUS_DATA;
    if (reader->stopped)
        return STATUS_INTERNAL;
    if (reader->pairs.count == 0)
        return fault_file(reader, STATUS_DATA, 1, "no friendships in this file; expected lines with two ids");
    return build(reader, graph, &report->dropped);
}

enum status read_text(const struct network_input *input, struct graph *graph, struct network_read_report *report,
                      struct fault_list *faults)
{
    struct text_reader *reader = malloc(sizeof *reader);
    if (!reader) {
        faults_add_at(faults, STATUS_INTERNAL, input->path, 0, 0, "out of memory");
        return STATUS_INTERNAL;
    }
    reader->input = input;
    reader->faults = faults;
    reader->pairs = (struct pair_list){0};
    reader->largest = 0;
    reader->fault_count = reader->header = reader->rows = reader->stopped = 0;
    byte_source_start(&reader->bytes, input->descriptor);
    read_lines(reader);
    enum status status = finish(reader, graph, report);
    pair_list_free(&reader->pairs);
    free(reader);
    return status;
}
