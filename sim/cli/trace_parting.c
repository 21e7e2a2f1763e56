/* trace_parting.c - `compare --trace`. */
#include "regimesim/cli/trace_parting.h"

#include "regimesim/report/story.h"
#include "regimesim/store/database_events.h"

/* The story of the person under one regime; `story` is to be freed also after a failure. */
static enum status read_story(struct database *database, struct event_run run, struct story *story, struct error *error)
{
    struct event_log log = {0};
    enum status status = database_events(database, run, EVENTS_OF_PERSON, story->number, &log, error);
    if (!status)
        status = story_choose(story, &log, error);
    event_log_free(&log);
    return status;
}

static enum status tell(struct database *database, const struct results *results, uint32_t person, struct error *error)
{
    int replicate = results->first_replicate;
    struct story stories[2];
    enum status status = STATUS_OK;
    for (int arm = 0; arm < 2; arm++) {
        stories[arm] =
            (struct story){.kind = STORY_PERSON, .number = person, .arm = &results->arms[arm], .replicate = replicate};
        if (!status)
            status = read_story(database, (struct event_run){arm, replicate}, &stories[arm], error);
    }
    if (!status)
        status = story_parting(&stories[0], &stories[1], stdout, error);
    for (int arm = 0; arm < 2; arm++)
        event_log_free(&stories[arm].events);
    return status;
}

enum status trace_parting(struct database *database, const struct results *results, struct error *error)
{
    struct event_run first = {0, results->first_replicate}, second = {1, results->first_replicate};
    uint32_t person;
    enum status status = database_victim_of_one(database, first, second, &person, error);
    if (status)
        return status;
    printf("\nFollowing one person in replicate %d, %s and %s\n\n", results->first_replicate, results->arms[0].name,
           results->arms[1].name);
    if (person != EVENT_NONE)
        return tell(database, results, person, error);
    printf("Nobody is victimised under one of the two regimes and not under the other.\n");
    return STATUS_OK;
}
