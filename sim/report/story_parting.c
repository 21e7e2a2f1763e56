/* story_parting.c - one person under two regimes, day by day, until one of them makes a victim of that person. */
#include <inttypes.h>

#include "cells.h"
#include "story_internal.h"

enum { GAP = 2, COLUMN = (STORY_WIDTH - STORY_DAY_WIDTH - GAP) / 2 };

/* Offences and accounts are numbered in each run by what happens in all of it, so the same may bear another number. */
static bool is_same(const struct event *a, const struct event *b)
{
    return a->day == b->day && a->kind == b->kind && a->person == b->person && a->other == b->other &&
           a->third == b->third && a->element == b->element && a->value == b->value && a->flags == b->flags;
}

/* The events of one day: from *first, `count` of them. */
struct day {
    size_t first, count;
};

static struct day day_of(const struct story *story, int32_t day)
{
    struct day found = {0, 0};
    while (found.first < story->events.count && story->events.items[found.first].day < day)
        found.first++;
    while (found.first + found.count < story->events.count && story->events.items[found.first + found.count].day == day)
        found.count++;
    return found;
}

static bool differs(const struct story *first, const struct story *second, int32_t day)
{
    struct day a = day_of(first, day), b = day_of(second, day);
    bool same = a.count == b.count;
    for (size_t i = 0; same && i < a.count; i++)
        same = is_same(&first->events.items[a.first + i], &second->events.items[b.first + i]);
    return !same;
}

int32_t story_first_difference(const struct story *first, const struct story *second, int32_t from)
{
    for (int32_t day = from; day < first->arm->params.run.days; day++)
        if (differs(first, second, day))
            return day;
    return -1;
}

/* The first day on which the person suffers an offence; -1: never. */
static int32_t first_offence(const struct story *story)
{
    for (size_t i = 0; i < story->events.count; i++)
        if (story->events.items[i].kind == EVENT_OFFENCE && story->events.items[i].person == story->number)
            return story->events.items[i].day;
    return -1;
}

/* The lines of one side of a day, sentence by sentence. */
struct side {
    const struct story *story;
    struct day day;
    size_t next; /* the event whose sentence comes next */
    const char *rest;
    char sentence[SENTENCE_SIZE];
};

static bool next_line(struct side *side, char line[COLUMN + 1])
{
    line[0] = '\0';
    while (!story_next_line(&side->rest, COLUMN, line)) {
        if (side->next == side->day.count)
            return false;
        const struct event *event = &side->story->events.items[side->day.first + side->next++];
        side->rest = story_sentence(&side->story->arm->params, event, side->story->number, side->sentence);
    }
    return true;
}

static void put_side_by_side(const struct story *first, const struct story *second, int32_t day, FILE *file)
{
    struct side left = {.story = first, .day = day_of(first, day), .rest = ""};
    struct side right = {.story = second, .day = day_of(second, day), .rest = ""};
    char a[COLUMN + 1], b[COLUMN + 1];
    int32_t named = -1;
    if (left.day.count == 0 && right.day.count == 0)
        return;
    for (;;) {
        bool more = next_line(&left, a);
        more = next_line(&right, b) || more;
        if (!more)
            return;
        story_day(file, day, named);
        named = day;
        fprintf(file, "%-*s%s\n", b[0] ? COLUMN + GAP : 0, a, b); /* no spaces at the end of a line */
    }
}

static void put_names(const struct story *first, const struct story *second, FILE *file)
{
    fprintf(file, "%*s", STORY_DAY_WIDTH, "");
    cells_left(file, first->arm->name, COLUMN + GAP);
    cells_last(file, second->arm->name, COLUMN);
}

static bool happens(const struct story *story, const struct event *event)
{
    struct day day = day_of(story, event->day);
    for (size_t i = 0; i < day.count; i++)
        if (is_same(&story->events.items[day.first + i], event))
            return true;
    return false;
}

/* What happens to the person on the day under this regime and not under the other, in sentences. */
static void put_only_here(const struct story *here, const struct story *there, int32_t day, FILE *file)
{
    char sentence[SENTENCE_SIZE], text[SENTENCE_SIZE + 3 * NAME_SIZE + 16];
    struct day events = day_of(here, day);
    bool any = false;
    for (size_t i = 0; i < events.count; i++) {
        const struct event *event = &here->events.items[events.first + i];
        if (happens(there, event))
            continue;
        snprintf(text, sizeof text, "Only under %s: %s", here->arm->name,
                 story_sentence(&here->arm->params, event, here->number, sentence));
        fputs("  ", file);
        story_wrap(file, text, 4);
        any = true;
    }
    if (!any)
        fprintf(file, "  Only under %s: nothing.\n", here->arm->name);
}

static void put_parting(const struct story *first, const struct story *second, int32_t day, const char *before,
                        FILE *file)
{
    fprintf(file, "%s day %" PRId32 ".\n", before, day);
    put_only_here(first, second, day, file);
    put_only_here(second, first, day, file);
}

static void put_why(const struct story *first, FILE *file)
{
    char text[640];
    snprintf(text, sizeof text,
             "This is exact, not an average: both runs have seed %" PRId64 " and replicate %d, so person %" PRIu32
             " has the same traits, the same friends and the same luck in both, and so has everybody else. What "
             "differs can come from nothing but the two regimes, through this person's own account or through what "
             "they made others do before. It is one person: what holds on average, the table tells.",
             (int64_t)first->arm->params.run.seed, first->replicate, first->number);
    story_wrap(file, text, 0);
}

enum status story_parting(const struct story *first, const struct story *second, FILE *file, struct error *error)
{
    int32_t here = first_offence(first), there = first_offence(second);
    const struct story *victim = here >= 0 ? first : second, *spared = here >= 0 ? second : first;
    int32_t last = here >= 0 ? here : there, parted = story_first_difference(first, second, 0);
    fprintf(file,
            "Person %" PRIu32 " is victimised under %s (on day %" PRId32 ") and never under %s. Until that day:\n\n",
            first->number, victim->arm->name, last, spared->arm->name);
    put_names(first, second, file);
    for (int32_t day = 0; day <= last; day++)
        put_side_by_side(first, second, day, file);
    fputc('\n', file);
    put_parting(first, second, parted, "The two paths part on", file);
    int32_t again = parted < last ? story_first_difference(first, second, parted + 1) : -1;
    if (again >= 0 && again <= last)
        put_parting(first, second, again, "After that they differ next on", file);
    fputc('\n', file);
    put_why(first, file);
    return story_finish(file, error);
}
