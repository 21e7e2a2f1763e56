/* html_sources.c - an entry is what stands under "## KEY", word for word. */
#include "html_sources.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "templates.h"

void html_source_add(struct html_sources *sources, const char *key)
{
    if (!key || sources->count == SOURCES_MOST)
        return;
    for (int i = 0; i < sources->count; i++)
        if (strcmp(sources->keys[i], key) == 0)
            return;
    sources->keys[sources->count++] = key;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void put_entry(const char *key, FILE *stream)
{
    char heading[96];
    snprintf(heading, sizeof heading, "\n## %.80s\n", key);
    const char *start = strstr(text_sources, heading);
    html_put(stream, "<dt id=\"source-%s\">%s</dt>\n<dd>", key, key);
    if (start) {
        start += strlen(heading);
        const char *end = strstr(start, "\n## ");
        html_markdown(stream, start, end ? (size_t)(end - start) : strlen(start));
    }
    html_put(stream, "</dd>\n");
}

void html_sources_put(struct html_sources *sources, FILE *stream)
{
    qsort(sources->keys, (size_t)sources->count, sizeof *sources->keys, by_name);
    html_put(stream, "<dl class=\"sources\">\n");
    for (int i = 0; i < sources->count; i++)
        put_entry(sources->keys[i], stream);
    html_put(stream, "</dl>\n");
}
