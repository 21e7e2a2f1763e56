/* sources.h - whether a key has its section in scenarios/SOURCES.md. */
#ifndef TESTS_SUPPORT_SOURCES_H
#define TESTS_SUPPORT_SOURCES_H

#include <stdbool.h>

/* Does the document (its whole text) have a heading "## key"? */
bool sources_have(const char *document, const char *key);

#endif
