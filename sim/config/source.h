/* source.h - a file that values are read from, and what goes wrong with any key or text in it. */
#ifndef REGIMESIM_CONFIG_SOURCE_H
#define REGIMESIM_CONFIG_SOURCE_H

#include <stdbool.h>

#include "findings.h"
#include "regimesim/config/document.h"
#include "regimesim/config/scenario.h"
#include "vocabulary.h"

/* Its name, and its number in the files of the scenario that is being read (-1: there was no room for it). */
struct source {
    const char *path;
    int file;
};

struct place source_value(const struct source *source, const struct node *node);
struct place source_key(const struct source *source, const struct node *node);

/* Report that the key of `member` is none of `words`. `where` names the mapping; "" for the file's top level. */
void source_unknown_key(const struct source *source, const struct node *member, const struct vocabulary *words,
                        const char *where, struct findings *findings);
/* Read one line of text for people. False, and reported, when it is none or too long. */
bool source_line(const struct source *source, const struct node *value, char *line, size_t size,
                 struct findings *findings);
bool source_title(const struct source *source, const struct node *value, char title[TITLE_SIZE],
                  struct findings *findings);

#endif
