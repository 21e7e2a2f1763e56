/* html_markdown.c - the little Markdown that the project's own texts use. */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "html.h"
#include "regimesim/store/utf8.h"

/* What is open at the moment. */
struct state {
    FILE *stream;
    bool paragraph, list, item, strong, emphasis;
};

static void close_inline(struct state *state)
{
    if (state->emphasis)
        fputs("</em>", state->stream);
    if (state->strong)
        fputs("</strong>", state->stream);
    state->emphasis = state->strong = false;
}

static void close_block(struct state *state, bool list_too)
{
    close_inline(state);
    if (state->paragraph)
        fputs("</p>\n", state->stream);
    if (state->item)
        fputs("</li>\n", state->stream);
    if (state->list && list_too)
        fputs("</ul>\n", state->stream);
    state->list = state->list && !list_too;
    state->paragraph = state->item = false;
}

static void toggle(struct state *state, bool *which, const char *tag)
{
    fprintf(state->stream, "<%s%s>", *which ? "/" : "", tag);
    *which = !*which;
}

/* A star opens before a letter and closes after one; within `code`, and between blanks, it is a star. Marks that would
 * cross each other are left out. */
static const char *put_star(struct state *state, const char *at, const char *end, char before)
{
    bool twice = at + 1 < end && at[1] == '*';
    const char *after = at + 1 + twice;
    bool *which = twice ? &state->strong : &state->emphasis;
    if (*which ? before == ' ' : after >= end || isspace((unsigned char)*after))
        fputs(twice ? "**" : "*", state->stream);
    else if (!twice || !state->emphasis)
        toggle(state, which, twice ? "strong" : "em");
    return after;
}

static const char *put_code(struct state *state, const char *at, const char *end)
{
    const char *close = memchr(at + 1, '`', (size_t)(end - at - 1));
    if (!close) {
        fputc('`', state->stream);
        return at + 1;
    }
    char code[256];
    snprintf(code, sizeof code, "%.*s", (int)(close - at - 1), at + 1);
    html_put(state->stream, "<code>%s</code>", code);
    return close + 1;
}

static void put_line(struct state *state, const char *at, const char *end)
{
    char before = ' ';
    while (at < end) {
        char bytes[UTF8_BYTES + 1], here = *at;
        if (here == '*') {
            at = put_star(state, at, end, before);
        } else if (here == '`') {
            at = put_code(state, at, end);
        } else {
            utf8_next(&at, bytes);
            html_text(state->stream, bytes);
        }
        before = here;
    }
}

static void begin_block(struct state *state, bool bullet)
{
    close_block(state, !bullet);
    if (bullet && !state->list)
        fputs("<ul>\n", state->stream);
    fputs(bullet ? "<li>" : "<p>", state->stream);
    state->list = state->item = bullet;
    state->paragraph = !bullet;
}

void html_markdown(FILE *stream, const char *text, size_t size)
{
    struct state state = {.stream = stream};
    for (const char *at = text, *end = text + size; at < end;) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        const char *stop = line_end ? line_end : end, *start = at;
        while (start < stop && *start == ' ')
            start++;
        bool bullet = stop - start > 2 && start[0] == '-' && start[1] == ' ';
        if (start == stop) {
            close_block(&state, true);
        } else if (bullet || (!state.paragraph && !state.item)) {
            begin_block(&state, bullet);
            put_line(&state, start + 2 * bullet, stop);
        } else {
            fputc('\n', stream);
            put_line(&state, start, stop);
        }
        at = stop + 1;
    }
    close_block(&state, true);
}
