/* utf8.c - decoding UTF-8 and measuring it in columns. */
#include "regimesim/store/utf8.h"

#include <stdbool.h>
#include <string.h>

static const char ELLIPSIS[] = "\xe2\x80\xa6", REPLACEMENT[] = "\xef\xbf\xbd";

/* Length of the sequence that a first byte announces, 0 if none; its value bits go into *letter. */
static int sequence_length(unsigned char first, uint32_t *letter)
{
    if (first < 0x80) {
        *letter = first;
        return 1;
    }
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    *letter = length ? first & (0x7fu >> length) : 0;
    return length;
}

static bool is_valid(uint32_t letter, int length)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    return letter >= smallest[length] && letter <= 0x10ffff && (letter < 0xd800 || letter > 0xdfff);
}

uint32_t utf8_next(const char **text, char *bytes)
{
    const unsigned char *start = (const unsigned char *)*text;
    uint32_t letter;
    bytes[0] = '\0';
    if (!*start)
        return 0;
    int length = sequence_length(*start, &letter), seen = length ? 1 : 0;
    while (seen < length && (start[seen] & 0xc0) == 0x80)
        letter = letter << 6 | (start[seen++] & 0x3f);
    if (length && seen == length && is_valid(letter, length)) {
        memcpy(bytes, start, (size_t)length);
        bytes[length] = '\0';
        *text += length;
        return letter;
    }
    memcpy(bytes, REPLACEMENT, sizeof REPLACEMENT);
    *text += 1;
    return UTF8_REPLACEMENT;
}

struct range {
    uint32_t first, last;
};

static bool is_in(const struct range *ranges, size_t count, uint32_t letter)
{
    for (size_t i = 0; i < count; i++)
        if (letter >= ranges[i].first && letter <= ranges[i].last)
            return true;
    return false;
}

/* Blocks of the Unicode Standard; enough for titles, not the whole East Asian Width property. */
int utf8_letter_width(uint32_t letter)
{
    static const struct range combining[] = {{0x300, 0x36f}, {0x200b, 0x200f}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}};
    static const struct range wide[] = {{0x1100, 0x115f},   {0x2e80, 0xa4cf},  {0xac00, 0xd7a3}, {0xf900, 0xfaff},
                                        {0xfe30, 0xfe6f},   {0xff00, 0xff60},  {0xffe0, 0xffe6}, {0x1f300, 0x1f64f},
                                        {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
    if (is_in(combining, sizeof combining / sizeof *combining, letter))
        return 0;
    return is_in(wide, sizeof wide / sizeof *wide, letter) ? 2 : 1;
}

size_t utf8_width(const char *text)
{
    size_t width = 0;
    char bytes[UTF8_BYTES + 1];
    while (*text)
        width += (size_t)utf8_letter_width(utf8_next(&text, bytes));
    return width;
}

static bool is_control(uint32_t letter)
{
    return letter < 0x20 || (letter >= 0x7f && letter < 0xa0) || letter == 0x2028 || letter == 0x2029 ||
           (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
}

char *utf8_fit(const char *text, size_t columns, char *buffer, size_t size)
{
    bool cut = utf8_width(text) > columns;
    size_t used = 0, width = 0, room = cut && columns > 0 ? columns - 1 : columns;
    while (*text) {
        char bytes[UTF8_BYTES + 1];
        uint32_t letter = utf8_next(&text, bytes);
        if (is_control(letter))
            memcpy(bytes, " ", 2);
        size_t length = strlen(bytes), wide = (size_t)utf8_letter_width(letter);
        if (width + wide > room || used + length + sizeof ELLIPSIS > size)
            break;
        memcpy(buffer + used, bytes, length);
        used += length;
        width += wide;
    }
    buffer[used] = '\0';
    if (cut && columns > 0 && used + sizeof ELLIPSIS <= size)
        memcpy(buffer + used, ELLIPSIS, sizeof ELLIPSIS);
    return buffer;
}
