/* story_json.c - a story as JSON: the events with their numbers and their sentences. */
#include "regimesim/store/export_events.h"
#include "regimesim/store/json.h"
#include "story_internal.h"

static void put_number(struct json *json, const char *key, uint32_t number)
{
    if (number != EVENT_NONE)
        json_unsigned(json, key, number);
}

static void put_event(struct json *json, const struct story *story, const struct event *event)
{
    char sentence[SENTENCE_SIZE];
    const char *about = export_event_about(&story->arm->params, event);
    json_open(json, NULL, '{');
    json_integer(json, "day", event->day);
    json_string(json, "event", event_kinds[event->kind].name);
    put_number(json, "person", event->person);
    put_number(json, "other", event->other);
    put_number(json, "third", event->third);
    put_number(json, "offence", event->offence);
    put_number(json, "account", event->account);
    if (about[0])
        json_string(json, "about", about);
    if (event_kinds[event->kind].value)
        json_integer(json, "value", event->value);
    json_string(json, "sentence", story_sentence(&story->arm->params, event, story_hero(story), sentence));
    json_close(json);
}

static void put_interventions(struct json *json, const struct story *story)
{
    json_open(json, "interventions", '[');
    for (size_t i = 0; i < story->world.count; i++) {
        const struct event *event = &story->world.items[i];
        if (event->kind != EVENT_INTERVENTION_BEGINS)
            continue;
        int32_t end = story_intervention_end(story, i);
        json_open(json, NULL, '{');
        json_string(json, "name", export_event_about(&story->arm->params, event));
        json_integer(json, "from", event->day);
        if (end >= 0)
            json_integer(json, "until", end);
        json_close(json);
    }
    json_close(json);
}

enum status story_json(const struct story *story, FILE *file, struct error *error)
{
    char end[STORY_END_SIZE];
    struct json json = json_begin(file);
    json_open(&json, NULL, '{');
    json_string(&json, "scenario", story->arm->name);
    json_string(&json, "title", story->arm->title);
    json_integer(&json, "replicate", story->replicate);
    json_integer(&json, "days", story->arm->params.run.days);
    json_unsigned(&json,
                  story->kind == STORY_CASE       ? "case"
                  : story->kind == STORY_OFFENDER ? "offender"
                                                  : "person",
                  story->number);
    put_interventions(&json, story);
    json_open(&json, "events", '[');
    for (size_t i = 0; i < story->events.count; i++)
        put_event(&json, story, &story->events.items[i]);
    json_close(&json);
    json_string(&json, "summary", story_end(story, end));
    json_close(&json);
    return story_finish(file, error);
}
