/* text.c - names, distances and numbers as text. */
#include "regimesim/util/text.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 160, NAME_LONGEST = 47 };

size_t text_distance(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b), row[LONGEST + 1];
    if (la > LONGEST || lb > LONGEST)
        return la > lb ? la : lb;
    for (size_t j = 0; j <= lb; j++)
        row[j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t above = row[j], best = diagonal + (a[i - 1] != b[j - 1]);
            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
            diagonal = above;
        }
    }
    return row[lb];
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t limit = strlen(word) / 3 < 2 ? 2 : strlen(word) / 3, best = limit + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t distance = text_distance(word, candidates[i]);
        if (distance < best && distance < strlen(candidates[i])) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

int text_is_name(const char *word)
{
    if (!isalpha((unsigned char)word[0]) || strlen(word) > NAME_LONGEST)
        return 0;
    for (const char *p = word; *p; p++)
        if (!isalnum((unsigned char)*p) && *p != '-' && *p != '_')
            return 0;
    return 1;
}

const char *text_number(double value, char *buffer, size_t size)
{
    if (value == floor(value) && fabs(value) < 1e15) {
        snprintf(buffer, size, "%.0f", value == 0 ? 0.0 : value);
        return buffer;
    }
    for (int digits = 15; digits <= 17; digits++) { /* %g drops the zeros of what needs fewer than 15 */
        snprintf(buffer, size, "%.*g", digits, value);
        if (strtod(buffer, NULL) == value)
            break;
    }
    return buffer;
}

/* Only what a decimal number is made of: strtod alone would take "nan", "inf", hexadecimal and leading blanks. */
static int looks_decimal(const char *text)
{
    size_t length = strspn(text, "0123456789+-.eE");
    return length > 0 && text[length] == '\0' && strpbrk(text, "0123456789");
}

int text_parse_number(const char *text, double *value)
{
    if (!looks_decimal(text))
        return -1;
    char *end;
    double parsed = strtod(text, &end);
    if (*end || !isfinite(parsed))
        return -1;
    *value = parsed;
    return 0;
}

uint64_t text_hash(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

size_t text_control(const char *text, size_t size)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (size > 0 && (byte[0] < 0x20 || byte[0] == 0x7F))
        return 1;
    if (size > 1 && byte[0] == 0xC2 && byte[1] >= 0x80 && byte[1] < 0xA0)
        return 2;
    bool embeds = size > 2 && byte[0] == 0xE2 && byte[1] == 0x80 && byte[2] >= 0xAA && byte[2] <= 0xAE;
    bool isolates = size > 2 && byte[0] == 0xE2 && byte[1] == 0x81 && byte[2] >= 0xA6 && byte[2] <= 0xA9;
    return embeds || isolates ? 3 : 0;
}
