/* html_svg.c - an SVG file as a part of the page, tag by tag. */
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"

enum { NAME_MOST = 32, VALUE_MOST = 32 };

/* What a drawing needs. The file's own title and description are replaced; its filters serve boxes around text, which
 * no figure has. */
static const char *const elements[] = {"svg",     "g",        "defs",     "path", "rect",    "circle", "use",
                                       "polygon", "polyline", "clipPath", "line", "ellipse", "text",   "tspan"};
static const char *const left_whole[] = {"title", "desc", "filter", "script", "style", "metadata"};
static const char *const attributes[] = {"id",
                                         "d",
                                         "points",
                                         "x",
                                         "y",
                                         "x1",
                                         "y1",
                                         "x2",
                                         "y2",
                                         "r",
                                         "rx",
                                         "ry",
                                         "cx",
                                         "cy",
                                         "width",
                                         "height",
                                         "viewBox",
                                         "transform",
                                         "fill",
                                         "fill-opacity",
                                         "fill-rule",
                                         "stroke",
                                         "color",
                                         "opacity",
                                         "clip-path",
                                         "font-family",
                                         "font-size",
                                         "font-weight",
                                         "font-style",
                                         "text-anchor",
                                         "stroke-width",
                                         "stroke-linecap",
                                         "stroke-linejoin",
                                         "stroke-dasharray",
                                         "dy",
                                         "stroke-opacity",
                                         "xmlns",
                                         "shape-rendering",
                                         "stroke-miterlimit",
                                         "dx",
                                         "baseline-shift",
                                         "rotate"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_listed(const char *const *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

/* The colours of plots/style.gp and of the templates, and what the style sheet calls them. */
static const struct colour {
    unsigned rgb;
    const char *name;
} colours[] = {
    {0x0072B2, "c1"},    {0xD55E00, "c2"},    {0x009E73, "c3"},   {0xCC79A7, "c4"},    {0xE69F00, "c5"},
    {0x56B4E9, "c6"},    {0x6E6E6E, "c8"},    {0x000000, "ink"},  {0x404040, "ink-2"}, {0x606060, "ink-3"},
    {0x808080, "ink-4"}, {0x909090, "ink-4"}, {0xDDDDDD, "grid"}, {0xF2F2F2, "band"},  {0xFFFFFF, "paper"},
};

/* "rgb( 64,  64,  64)", "#FFFFFF", "black"; anything else, as "none" and "currentColor", is none. */
static bool read_colour(const char *text, unsigned *rgb)
{
    unsigned r, g, b;
    if (strcmp(text, "black") == 0 || strcmp(text, "white") == 0) {
        *rgb = text[0] == 'b' ? 0x000000 : 0xFFFFFF;
        return true;
    }
    if (text[0] == '#' && strlen(text) == 7) {
        *rgb = (unsigned)strtoul(text + 1, NULL, 16);
        return true;
    }
    bool found = sscanf(text, "rgb( %u , %u , %u )", &r, &g, &b) == 3;
    *rgb = found ? (r & 255) << 16 | (g & 255) << 8 | (b & 255) : 0;
    return found;
}

static bool put_colour(FILE *stream, const char *text)
{
    unsigned rgb;
    if (!read_colour(text, &rgb))
        return false;
    for (size_t i = 0; i < COUNT(colours); i++)
        if (colours[i].rgb == rgb) {
            fprintf(stream, "var(--%s)", colours[i].name);
            return true;
        }
    fprintf(stream, "#%06X", rgb);
    return true;
}

/* The text is XML already: it is handed on, but for what has no place in an attribute. */
static void put_xml(FILE *stream, const char *from, const char *to)
{
    for (; from < to; from++)
        if (*from == '"' || *from == '<' || *from == '>')
            fprintf(stream, "&#%d;", *from);
        else
            fputc(*from, stream);
}

struct reader {
    FILE *stream;
    const char *at;
    const char *prefix;
};

/* Values that name something else in the drawing: "#gpPt5", "url(#clip)". */
static void put_reference(const struct reader *reader, const char *name, const char *from, const char *to)
{
    const char *hash = memchr(from, '#', (size_t)(to - from));
    fprintf(reader->stream, " %s=\"", name);
    put_xml(reader->stream, from, hash + 1);
    fprintf(reader->stream, "%s-", reader->prefix);
    put_xml(reader->stream, hash + 1, to);
    fputc('"', reader->stream);
}

static void put_attribute(const struct reader *reader, const char *name, const char *from, const char *to)
{
    char value[VALUE_MOST];
    snprintf(value, sizeof value, "%.*s", (int)(to - from), from);
    bool local = value[0] == '#' || strncmp(value, "url(#", 5) == 0;
    if (strcmp(name, "xlink:href") == 0 && local) {
        put_reference(reader, "href", from, to);
    } else if (!is_listed(attributes, COUNT(attributes), name)) {
        return;
    } else if (strncmp(value, "url(", 4) == 0) {
        if (local)
            put_reference(reader, name, from, to);
    } else if (strcmp(name, "font-family") == 0) {
        fputs(" font-family=\"DejaVu Sans, Verdana, sans-serif\"", reader->stream);
    } else {
        fprintf(reader->stream, " %s=\"", name);
        if (strcmp(name, "id") == 0)
            fprintf(reader->stream, "%s-", reader->prefix);
        if (!put_colour(reader->stream, value))
            put_xml(reader->stream, from, to);
        fputc('"', reader->stream);
    }
}

/* A name at the reader, which is moved past it. */
static void take_name(struct reader *reader, char *name)
{
    size_t length = strcspn(reader->at, " \t\r\n=/>\"'<");
    snprintf(name, NAME_MOST, "%.*s", (int)length, reader->at);
    reader->at += length;
}

static void skip_blanks(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t\r\n");
}

/* The attributes of a tag up to its end; false when there is none. */
static bool take_attributes(struct reader *reader, bool keep)
{
    char name[NAME_MOST];
    for (;;) {
        skip_blanks(reader);
        if (*reader->at == '>' || *reader->at == '/' || !*reader->at)
            return *reader->at != '\0';
        take_name(reader, name);
        skip_blanks(reader);
        if (!name[0] || *reader->at != '=')
            return false;
        reader->at++;
        skip_blanks(reader);
        char quote = *reader->at;
        const char *close = quote == '"' || quote == '\'' ? strchr(reader->at + 1, quote) : NULL;
        if (!close)
            return false;
        if (keep)
            put_attribute(reader, name, reader->at + 1, close);
        reader->at = close + 1;
    }
}

static void put_names(const struct reader *reader, const struct html_image *image)
{
    html_put(reader->stream, " role=\"img\" aria-labelledby=\"%s-name\" aria-describedby=\"%s-words\"", image->id,
             image->id);
}

static void put_words(const struct reader *reader, const struct html_image *image)
{
    html_put(reader->stream, "<title id=\"%s-name\">%s</title>\n<desc id=\"%s-words\">%s</desc>\n", image->id,
             image->title, image->id, image->description);
}

/* Past the end of an element that is left out with all that is in it. */
static bool leave_out(struct reader *reader, const char *name)
{
    char end[NAME_MOST + 4];
    snprintf(end, sizeof end, "</%s>", name);
    const char *found = strstr(reader->at, end);
    reader->at = found ? found + strlen(end) : reader->at;
    return found;
}

/* A tag, from its '<' on. */
static bool take_tag(struct reader *reader, const struct html_image *image)
{
    char name[NAME_MOST];
    bool closing = reader->at[1] == '/';
    reader->at += 1 + closing;
    take_name(reader, name);
    bool keep = is_listed(elements, COUNT(elements), name);
    bool root = keep && !closing && strcmp(name, "svg") == 0;
    if (keep)
        fprintf(reader->stream, "<%s%s", closing ? "/" : "", name);
    if (root)
        put_names(reader, image);
    if (!take_attributes(reader, keep))
        return false;
    bool empty = *reader->at == '/';
    reader->at += empty;
    if (*reader->at != '>')
        return false;
    reader->at++;
    if (keep)
        fputs(empty ? "/>" : ">", reader->stream);
    if (root)
        put_words(reader, image);
    if (!keep && !closing && !empty && is_listed(left_whole, COUNT(left_whole), name))
        return leave_out(reader, name);
    return true;
}

enum status html_svg(FILE *stream, const char *svg, const struct html_image *image, struct error *error)
{
    struct reader reader = {stream, strstr(svg, "<svg"), image->id};
    bool sound = reader.at;
    while (sound && *reader.at) {
        if (strncmp(reader.at, "<!--", 4) == 0) {
            const char *end = strstr(reader.at, "-->");
            sound = end;
            reader.at = end ? end + 3 : reader.at;
        } else if (*reader.at == '<') {
            sound = take_tag(&reader, image);
        } else {
            fputc(*reader.at++, stream);
        }
    }
    return sound ? STATUS_OK : error_set(error, STATUS_DATA, "the drawing '%.100s' is no sound SVG", image->title);
}
