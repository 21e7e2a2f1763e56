/* story.c - a story as plain text: who it is about, what happened day by day, how it ends. */
#include "regimesim/report/story.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "cells.h"
#include "regimesim/store/export_events.h"
#include "story_internal.h"

bool story_next_line(const char **text, size_t width, char *line)
{
    while (**text == ' ')
        (*text)++;
    size_t length = strlen(*text), cut = length;
    if (length == 0)
        return false;
    if (length > width) {
        for (cut = width; cut > 0 && (*text)[cut] != ' '; cut--)
            ;
        cut = cut ? cut : width; /* a word longer than a line */
    }
    memcpy(line, *text, cut);
    line[cut] = '\0';
    *text += cut;
    return true;
}

void story_wrap(FILE *file, const char *text, int indent)
{
    char line[STORY_WIDTH + 1];
    int before = 0;
    while (story_next_line(&text, (size_t)(STORY_WIDTH - indent), line)) {
        fprintf(file, "%*s%s\n", before, "", line);
        before = indent;
    }
}

void story_day(FILE *file, int32_t day, int32_t previous)
{
    if (day == previous)
        fprintf(file, "%*s", STORY_DAY_WIDTH, "");
    else
        fprintf(file, "Day %4" PRId32 "  ", day);
}

uint32_t story_hero(const struct story *story)
{
    return story->kind == STORY_CASE ? EVENT_NONE : story->number;
}

enum status story_finish(FILE *file, struct error *error)
{
    if (fflush(file) || ferror(file))
        return error_set(error, STATUS_IO, "the story could not be written: %s", strerror(errno));
    return STATUS_OK;
}

static void put_field(FILE *file, const char *name)
{
    cells_left(file, name, 2 * STORY_DAY_WIDTH);
}

/* "mandatory (strength 0.9), names pseudonym, from day 200" for each platform. */
static void put_rules(const struct params *params, FILE *file)
{
    for (int p = 0; p < params->platform_count; p++) {
        const struct platform_params *platform = &params->platforms[p];
        char path[160], verification[TEXT_SIZE], text[TEXT_SIZE + 160], name[NAME_SIZE + 16];
        struct param_ref ref;
        snprintf(path, sizeof path, "platforms.%s.verification", platform->name);
        if (params_find(params, path, &ref, NULL))
            continue;
        param_format(params, ref, verification, sizeof verification);
        int used = snprintf(text, sizeof text, "%s", verification);
        if (platform->verification != VERIFICATION_NONE)
            snprintf(text + used, sizeof text - (size_t)used, ", strength %g, from day %d on", platform->strength,
                     platform->law_day);
        snprintf(name, sizeof name, "rule of %s", platform->name);
        put_field(file, name);
        story_wrap(file, text, 2 * STORY_DAY_WIDTH);
    }
}

int32_t story_intervention_end(const struct story *story, size_t at)
{
    const struct event *items = story->world.items;
    for (size_t i = at + 1; i < story->world.count; i++)
        if (items[i].kind == EVENT_INTERVENTION_ENDS && items[i].element == items[at].element)
            return items[i].day;
    return -1;
}

/* "blocking, from day 60 on", or "to day 90", for each time that one was in force. */
static void put_interventions(const struct story *story, FILE *file)
{
    for (size_t i = 0; i < story->world.count; i++) {
        const struct event *event = &story->world.items[i];
        char text[NAME_SIZE + 64];
        if (event->kind != EVENT_INTERVENTION_BEGINS)
            continue;
        int32_t end = story_intervention_end(story, i);
        int used = snprintf(text, sizeof text, "%s, from day %" PRId32, export_event_about(&story->arm->params, event),
                            event->day);
        if (end < 0)
            snprintf(text + used, sizeof text - (size_t)used, " on");
        else
            snprintf(text + used, sizeof text - (size_t)used, " to day %" PRId32, end - 1);
        put_field(file, "intervention");
        story_wrap(file, text, 2 * STORY_DAY_WIDTH);
    }
}

static bool is_victim(const struct story *story, uint32_t person)
{
    for (size_t i = 0; i < story->events.count; i++)
        if (story->events.items[i].kind == EVENT_OFFENCE && story->events.items[i].person == person)
            return true;
    return false;
}

/* Who somebody is: the person, or the victim and the offender of a case. */
static void put_begin(const struct story *story, const struct event *begins, FILE *file)
{
    char sentence[SENTENCE_SIZE], text[SENTENCE_SIZE + 16];
    put_field(file, story->kind != STORY_CASE ? "person" : is_victim(story, begins->person) ? "victim" : "offender");
    snprintf(text, sizeof text, "%s %s", story_sentence(&story->arm->params, begins, story_hero(story), sentence),
             begins->flags & EVENT_MINOR ? "A minor." : "An adult.");
    story_wrap(file, text, 2 * STORY_DAY_WIDTH);
}

static void put_heading(const struct story *story, FILE *file)
{
    fprintf(file, "%s %" PRIu32 ", %s, replicate %d\n\n", story->kind == STORY_CASE ? "Offence" : "Person",
            story->number, story->arm->name, story->replicate);
    put_field(file, "regime");
    cells_last(file, story->arm->title, STORY_WIDTH - 2 * STORY_DAY_WIDTH);
    put_rules(&story->arm->params, file);
    put_interventions(story, file);
    for (size_t i = 0; i < story->events.count; i++)
        if (story->events.items[i].kind == EVENT_BEGINS)
            put_begin(story, &story->events.items[i], file);
    fputc('\n', file);
}

static void put_days(const struct story *story, FILE *file)
{
    int32_t previous = -1;
    char sentence[SENTENCE_SIZE];
    for (size_t i = 0; i < story->events.count; i++) {
        const struct event *event = &story->events.items[i];
        if (event->kind == EVENT_BEGINS)
            continue;
        story_day(file, event->day, previous);
        story_wrap(file, story_sentence(&story->arm->params, event, story_hero(story), sentence), STORY_DAY_WIDTH);
        previous = event->day;
    }
}

enum status story_tell(const struct story *story, FILE *file, struct error *error)
{
    char end[STORY_END_SIZE];
    put_heading(story, file);
    put_days(story, file);
    fputc('\n', file);
    story_wrap(file, story_end(story, end), 0);
    return story_finish(file, error);
}
