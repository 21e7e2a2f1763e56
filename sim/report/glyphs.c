/* glyphs.c - which letters the installed fonts can draw, as fontconfig's fc-list tells. */
#include "glyphs.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "regimesim/store/utf8.h"
#include "spawn.h"

enum { MOST_RARE = 128, PATIENCE = 10 };

/* What every font for European languages has, DejaVu Sans among them: Latin, Greek, Cyrillic, punctuation, signs. */
static bool is_common(uint32_t letter)
{
    return letter < 0x250 || (letter >= 0x391 && letter < 0x400 && letter != 0x3a2) ||
           (letter >= 0x400 && letter < 0x482) || (letter >= 0x2010 && letter < 0x2028) ||
           (letter >= 0x2030 && letter < 0x205f) || letter == 0x20ac || (letter >= 0x2190 && letter < 0x2300) ||
           letter == UTF8_REPLACEMENT;
}

/* Does one font have all these letters? Without fontconfig nothing is known, so: no. */
static bool one_font_has(const uint32_t *letters, int count)
{
    static char program[] = "fc-list", quiet[] = "-q";
    char pattern[16 + 8 * MOST_RARE] = ":charset=";
    size_t used = strlen(pattern);
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(pattern + used, sizeof pattern - used, "%s%x", i ? " " : "", (unsigned)letters[i]);
    char *const arguments[] = {program, quiet, pattern, NULL};
    const int streams[3] = {-1, -1, -1};
    int code;
    return spawn_run(arguments, streams, PATIENCE, &code) == 0 && code == 0;
}

struct rare {
    uint32_t letters[MOST_RARE];
    int count;
};

static int find(const struct rare *rare, uint32_t letter)
{
    int i = 0;
    while (i < rare->count && rare->letters[i] != letter)
        i++;
    return i;
}

static void collect(struct rare *rare, const char *text)
{
    char bytes[UTF8_BYTES + 1];
    rare->count = 0;
    for (uint32_t letter; (letter = utf8_next(&text, bytes));)
        if (!is_common(letter) && rare->count < MOST_RARE && find(rare, letter) == rare->count)
            rare->letters[rare->count++] = letter;
}

/* Keep only those that can be drawn: all at once where one font has them all, else letter by letter. */
static void keep_known(struct rare *rare)
{
    int kept = 0;
    if (rare->count == 0 || one_font_has(rare->letters, rare->count))
        return;
    for (int i = 0; i < rare->count; i++)
        if (one_font_has(&rare->letters[i], 1))
            rare->letters[kept++] = rare->letters[i];
    rare->count = kept;
}

char *glyphs_drawable(const char *text, char *buffer, size_t size)
{
    struct rare rare;
    size_t used = 0;
    collect(&rare, text);
    keep_known(&rare);
    while (*text) {
        char bytes[UTF8_BYTES + 1];
        uint32_t letter = utf8_next(&text, bytes);
        if (!is_common(letter) && find(&rare, letter) == rare.count)
            memcpy(bytes, "?", 2);
        size_t length = strlen(bytes);
        if (used + length >= size)
            break;
        memcpy(buffer + used, bytes, length);
        used += length;
    }
    buffer[used] = '\0';
    return buffer;
}
