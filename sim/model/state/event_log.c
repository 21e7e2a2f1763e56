/* event_log.c - the list of what happened. */
#include "regimesim/model/event_log.h"

#include <stdlib.h>
#include <string.h>

void event_append(struct event_log *log, const struct event *event)
{
    if (log->failed)
        return;
    if (log->count == log->capacity) {
        size_t capacity = log->capacity ? 2 * log->capacity : 4096;
        struct event *grown =
            capacity <= SIZE_MAX / sizeof *grown ? realloc(log->items, capacity * sizeof *grown) : NULL;
        if (!grown) {
            log->failed = true;
            return;
        }
        log->items = grown;
        log->capacity = capacity;
    }
    log->items[log->count++] = *event;
}

void event_log_free(struct event_log *log)
{
    free(log->items);
    *log = (struct event_log){0};
}

int event_kind_find(const char *name)
{
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        if (strcmp(event_kinds[kind].name, name) == 0)
            return kind;
    return -1;
}

bool event_is_told(const struct event *event, uint32_t person)
{
    const uint32_t parts[PART_COUNT] = {event->person, event->other, event->third};
    for (int part = 0; part < PART_COUNT; part++)
        if (parts[part] == person && event_kinds[event->kind].told >> part & 1u)
            return true;
    return false;
}

uint32_t event_offender(const struct event *event)
{
    const uint32_t parts[PART_COUNT + 1] = {event->person, event->other, event->third, EVENT_NONE};
    return parts[event_kinds[event->kind].offender];
}
