/* slurp.c - a whole file in memory. */
#include "slurp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *slurp(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(length + 1);
    if (!bytes || fread(bytes, 1, length, file) != length)
        abort();
    fclose(file);
    bytes[length] = '\0';
    if (size)
        *size = length;
    return bytes;
}

size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *p = text; (p = strstr(p, part)); p += strlen(part))
        count++;
    return count;
}
