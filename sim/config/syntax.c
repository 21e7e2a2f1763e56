/* syntax.c - libyaml's complaints in plain words. It speaks of tokens and contexts; a person who wrote a scenario
 * wants to know which line to look at, and what to try. */
#include "syntax.h"

#include <stdbool.h>
#include <string.h>

/* `opening`: point at where the broken construct begins rather than at where the parser gave up. */
struct complaint {
    const char *problem, *context;
    bool opening;
    const char *plain;
};

static const struct complaint complaints[] = {
    {"mapping values are not allowed", "", false,
     "a ':' that does not belong here; expected one 'key: value' a line, with quotes around text that contains ': '"},
    {"found character that cannot start any token", "", false,
     "a character that cannot stand here; expected spaces instead of tabs, and quotes around text that begins with "
     "@, ` or %"},
    {"could not find expected ':'", "", true, "a line without ':'; expected 'key: value'"},
    {"did not find expected key", "", false,
     "this does not fit in here; expected 'key: value' indented like the lines before"},
    {"did not find expected '-'", "", false, "this does not fit in here; expected '- ' indented like the items before"},
    {"block sequence entries are not allowed", "", false,
     "a '- ' that does not belong here; expected each item on its own line"},
    {"found unexpected end of stream", "quoted scalar", true, "a quote that is never closed; expected a second one"},
    {"found unexpected document indicator", "quoted scalar", true,
     "a quote that is never closed; expected a second one"},
    {"did not find expected ',' or ']'", "", true,
     "a list that is not closed properly; expected ',' between items and ']' at its end"},
    {"did not find expected ',' or '}'", "", true,
     "a mapping that is not closed properly; expected ',' between its members and '}' at its end"},
    {"did not find expected node content", "", false, "nothing where a value should be; expected a value"},
    {"found unknown escape character", "", false,
     "an unknown escape after '\\'; expected single quotes around text with backslashes"},
    {"did not find expected <document start>", "", false,
     "something after the end of the document; expected only one document"},
    {"did not find expected comment or line break", "", false,
     "something after '|' or '>'; expected a single value on the line"},
    {"found undefined tag handle", "", false, "tags are not supported; expected a plain value"},
    {"did not find expected tag URI", "", false, "tags are not supported; expected a plain value"},
    {"", "while scanning an alias", false, "aliases are not supported; expected quotes around text that begins with *"},
    {"", "while scanning an anchor", false,
     "anchors are not supported; expected quotes around text that begins with &"},
};

static const struct complaint *complaint_find(const char *problem, const char *context)
{
    for (size_t i = 0; i < sizeof complaints / sizeof *complaints; i++)
        if (strstr(problem, complaints[i].problem) && strstr(context, complaints[i].context))
            return &complaints[i];
    return NULL;
}

/* Line and column, counted in characters, of the byte at `offset`. */
static void locate(const unsigned char *bytes, size_t size, size_t offset, int *line, int *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < offset && i < size; i++) {
        int ends = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == size || bytes[i + 1] != '\n'));
        if (ends) {
            ++*line;
            *column = 1;
        } else if ((bytes[i] & 0xC0) != 0x80) {
            ++*column;
        }
    }
}

/* The bytes are no text: libyaml gives the offset only. */
static enum status reader_error(const yaml_parser_t *parser, const char *path, const unsigned char *bytes, size_t size,
                                struct error *error)
{
    int line, column;
    locate(bytes, size, parser->problem_offset, &line, &column);
    if (strstr(parser->problem, "control"))
        return error_at(error, STATUS_DATA, path, line, column, "a control character (code %d); expected plain text",
                        parser->problem_value);
    return error_at(error, STATUS_DATA, path, line, column, "not valid UTF-8; expected a text file in UTF-8");
}

static bool is_at_end(const yaml_mark_t *mark, const unsigned char *bytes, size_t size)
{
    int line, column;
    locate(bytes, size, size, &line, &column);
    return (int)mark->line + 1 == line && (int)mark->column + 1 == column;
}

enum status syntax_error(const yaml_parser_t *parser, const char *path, const unsigned char *bytes, size_t size,
                         struct error *error)
{
    if (parser->error == YAML_MEMORY_ERROR)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    if (parser->error == YAML_READER_ERROR)
        return reader_error(parser, path, bytes, size, error);
    const char *problem = parser->problem ? parser->problem : "syntax error";
    const struct complaint *known = complaint_find(problem, parser->context ? parser->context : "");
    const yaml_mark_t *mark = known && known->opening ? &parser->context_mark : &parser->problem_mark;
    int line = (int)mark->line + 1, column = (int)mark->column + 1;
    if (strstr(problem, "node content") && is_at_end(mark, bytes, size))
        return error_at(error, STATUS_DATA, path, line, column,
                        "the file ends inside a list or mapping; expected ']' or '}'");
    if (known)
        return error_at(error, STATUS_DATA, path, line, column, "%s", known->plain);
    return error_at(error, STATUS_DATA, path, line, column, "not valid YAML: %s", problem);
}
