/* command_trace.c - the story of one person, offender or case in a folder of results. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/cli/cli.h"
#include "regimesim/report/story.h"
#include "regimesim/store/database_events.h"
#include "regimesim/util/text.h"

static enum status check_recorded(const struct database_info *info, const char *folder, int replicate,
                                  struct error *error)
{
    int last = info->first_replicate + info->replicates - 1;
    if (info->events == 0)
        return error_set(error, STATUS_DATA,
                         "%s holds no events; record them with `regimesim %s ... --events --out %s` (and --force)",
                         folder, info->kind == BATCH_COMPARE ? "compare" : "run", folder);
    if (info->done < info->arm_count * info->replicates)
        return error_set(error, STATUS_DATA, "the batch in %s is not finished (%d of %d runs); --resume finishes it",
                         folder, info->done, info->arm_count * info->replicates);
    if (replicate < info->first_replicate || replicate > last)
        return error_set(error, STATUS_DATA, "%s holds replicates %d to %d, not %d", folder, info->first_replicate,
                         last, replicate);
    if (replicate - info->first_replicate >= info->events)
        return error_set(error, STATUS_DATA, "%s holds events of replicates %d to %d, not of %d", folder,
                         info->first_replicate, info->first_replicate + info->events - 1, replicate);
    return STATUS_OK;
}

static enum status find_arm(const struct results *results, const char *name, int *arm, struct error *error)
{
    char known[512] = "";
    for (*arm = 0; *arm < results->arm_count; (*arm)++) {
        if (!name || strcmp(results->arms[*arm].name, name) == 0)
            return STATUS_OK;
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", used ? ", " : "", results->arms[*arm].name);
    }
    return error_set(error, STATUS_DATA, "there is no regime '%.100s' in these results; expected one of %.300s", name,
                     known);
}

/* The victim of the case begins its story: what is known of that person at the start. */
static enum status add_victim(struct database *database, struct event_run run, struct story *story, uint32_t victim,
                              struct error *error)
{
    struct event_log log = {0};
    enum status status = STATUS_OK;
    if (victim != EVENT_NONE)
        status = database_events(database, run, EVENTS_OF_PERSON, victim, &log, error);
    if (!status && log.count > 0 && log.items[0].kind == EVENT_BEGINS)
        event_append(&story->events, &log.items[0]);
    event_log_free(&log);
    return status;
}

/* The person in whose log the story stands: of a case the offender, who has a part in all of it. */
static enum status find_person(struct database *database, struct event_run run, struct story *story, uint32_t *person,
                               struct error *error)
{
    struct event_log log = {0};
    *person = story->number;
    if (story->kind != STORY_CASE)
        return STATUS_OK;
    enum status status = database_events(database, run, EVENTS_OF_OFFENCE, story->number, &log, error);
    if (!status && log.count == 0)
        status = error_set(error, STATUS_DATA, "there is no offence %" PRIu32 " under %s in replicate %d",
                           story->number, story->arm->name, run.replicate);
    if (!status) {
        *person = event_offender(&log.items[0]);
        status = add_victim(database, run, story, log.items[0].person, error);
    }
    event_log_free(&log);
    return status;
}

static enum status read_story(struct database *database, struct event_run run, struct story *story, struct error *error)
{
    struct event_log log = {0};
    uint32_t person;
    enum status status = find_person(database, run, story, &person, error);
    if (!status)
        status = database_events(database, run, EVENTS_OF_PERSON, person, &log, error);
    if (!status && log.count == 0)
        status = error_set(error, STATUS_DATA, "there is no person %" PRIu32 " in these results", person);
    if (!status)
        status = story_choose(story, &log, error);
    if (!status && story->arm->params.intervention_count > 0)
        status = database_events(database, run, EVENTS_OF_WORLD, 0, &story->world, error);
    if (!status && story->kind == STORY_OFFENDER && story->events.count <= 1) /* how the person began, no more */
        status =
            error_set(error, STATUS_DATA, "person %" PRIu32 " is never motivated to offend under %s in replicate %d",
                      person, story->arm->name, run.replicate);
    event_log_free(&log);
    return status;
}

static enum status tell(const struct options *options, struct database *database, const struct results *results,
                        int replicate, struct error *error)
{
    static const enum story_kind kinds[] = {
        [STORY_OF_PERSON] = STORY_PERSON, [STORY_OF_OFFENDER] = STORY_OFFENDER, [STORY_OF_CASE] = STORY_CASE};
    struct event_run run = {.replicate = replicate};
    enum status status = find_arm(results, options->arm, &run.arm, error);
    if (status)
        return status;
    struct story story = {.kind = kinds[options->story],
                          .number = options->story_number,
                          .arm = &results->arms[run.arm],
                          .replicate = replicate};
    status = read_story(database, run, &story, error);
    if (!status)
        status = options->json ? story_json(&story, stdout, error) : story_tell(&story, stdout, error);
    event_log_free(&story.events);
    event_log_free(&story.world);
    return status;
}

static enum status run(const struct options *options)
{
    const char *folder = options->arguments[0];
    struct database *database = NULL;
    struct results results = {0};
    struct error error;
    enum status status = database_read(folder, &database, &error);
    const struct database_info *info = status ? NULL : database_info(database);
    int replicate = options->replicate > 0 || !info ? options->replicate : info->first_replicate;
    if (!status)
        status = check_recorded(info, folder, replicate, &error);
    if (!status)
        status = database_load_arms(database, &results, &error);
    if (!status)
        status = tell(options, database, &results, replicate, &error);
    results_free(&results);
    database_close(database);
    return status ? cli_fail(&error) : STATUS_OK;
}

const struct command trace_command = {
    .name = "trace",
    .arguments = "DIR",
    .summary = "Tell the story of one person, one offender or one offence",
    .help = "DIR holds the results of `run --events` or `compare --events`. Persons and offences are numbered from 0;\n"
            "an offender is meant by the number of the person. The same number is the same person under all regimes.\n",
    .options = OPT_STORY | OPT_JSON,
    .least = 1,
    .most = 1,
    .run = run,
};
