/* sources.c - whether a key has its section in scenarios/SOURCES.md. */
#include "sources.h"

#include <string.h>

bool sources_have(const char *document, const char *key)
{
    size_t length = strlen(key);
    for (const char *line = document; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, "## ", 3) == 0 && strncmp(line + 3, key, length) == 0 &&
            strchr(" \r\n", line[3 + length])) /* also the final NUL */
            return true;
    }
    return false;
}
