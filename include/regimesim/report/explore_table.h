/* explore_table.h - where claims hold, in words, as JSON and as a page in Markdown. All return STATUS_IO when the
 * stream could not be written. */
#ifndef REGIMESIM_REPORT_EXPLORE_TABLE_H
#define REGIMESIM_REPORT_EXPLORE_TABLE_H

#include <stdio.h>

#include "regimesim/experiment/explore.h"

/* For each claim and form of trust: at how many points it holds, which parameters decide, and the boxes. Of several:
 * how robust each is, and which are most and least. */
enum status explore_table(const struct explore *items, int count, FILE *file, struct error *error);
/* The same, with all ranks and with boxes that are not confirmed. */
enum status explore_json(const struct explore *items, int count, FILE *file, struct error *error);

/* How robust each is, as a page that stands beside the claims' files. */
enum status explore_markdown(const struct explore *items, int count, const char *version, FILE *file,
                             struct error *error);

/* "credentials.price is at least 0.083 and offending.rate at most 0.2". Returns buffer. */
char *explore_box_words(const struct explore *explore, const struct prim_box *box, char *buffer, size_t size);

#endif
