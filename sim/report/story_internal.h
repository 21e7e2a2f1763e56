/* story_internal.h - shared by the files that tell stories. */
#ifndef SIM_REPORT_STORY_INTERNAL_H
#define SIM_REPORT_STORY_INTERNAL_H

#include "regimesim/report/story.h"

enum { STORY_WIDTH = 100, STORY_DAY_WIDTH = 10 };

/* The next line of at most `width` columns of the text at *text, which is moved past it, into `line` (width + 1 bytes);
 * false at the end. */
bool story_next_line(const char **text, size_t width, char *line);
/* The text from column `indent` on, the first line being there already. */
void story_wrap(FILE *file, const char *text, int indent);

/* "Day   34  ", or as many spaces when the day was named already. */
void story_day(FILE *file, int32_t day, int32_t previous);

/* In whose story it is told: the person, or EVENT_NONE for a case. */
uint32_t story_hero(const struct story *story);

/* How it ends, in sentences, into `buffer`; returns it. */
enum { STORY_END_SIZE = 2048 };
char *story_end(const struct story *story, char *buffer);

/* When the intervention that begins in world event `at` ends; -1: not before the run does. */
int32_t story_intervention_end(const struct story *story, size_t at);

enum status story_finish(FILE *file, struct error *error);

#endif
