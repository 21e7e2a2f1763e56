/* story_choose.c - which of the events belong to a story. */
#include "regimesim/report/story.h"

static bool belongs_to_person(const struct story *story, const struct event *event)
{
    return event_is_told(event, story->number) &&
           (story->kind == STORY_PERSON || event_offender(event) == story->number);
}

/* Where the offence stands in its offender's log, and what of that log leads to it and follows from it. */
struct chain {
    const struct event_log *log;
    const struct event *offence; /* NULL: not there */
    size_t at, opened, closed;   /* its place; of the opening of its account before, and of its closing after */
};

static void find_offence(struct chain *chain, uint32_t number)
{
    for (size_t i = 0; i < chain->log->count && !chain->offence; i++) {
        const struct event *event = &chain->log->items[i];
        if (event->offence == number && (event->kind == EVENT_OFFENCE || event->kind == EVENT_VICTIMLESS_OFFENCE)) {
            chain->offence = event;
            chain->at = i;
        }
    }
}

/* The life of the account in which the offence falls. */
static void find_account(struct chain *chain)
{
    const struct event_log *log = chain->log;
    chain->opened = chain->closed = log->count;
    if (!chain->offence || chain->offence->account == EVENT_NONE)
        return;
    for (size_t i = 0; i < log->count && chain->closed == log->count; i++) {
        const struct event *event = &log->items[i];
        if (event->account != chain->offence->account)
            continue;
        if (event->kind == EVENT_ACCOUNT_OPENED && i < chain->at)
            chain->opened = i;
        if (event->kind == EVENT_ACCOUNT_CLOSED && i > chain->at)
            chain->closed = i;
    }
}

/* What the platform and the police do with that account as long as it lives, and what it does with the victim. */
static bool belongs_to_account(const struct chain *chain, size_t i)
{
    const struct event *event = &chain->log->items[i], *offence = chain->offence;
    if (offence->account == EVENT_NONE || event->account != offence->account || chain->opened == chain->log->count ||
        i < chain->opened || i > chain->closed)
        return false;
    switch (event->kind) {
    case EVENT_ACCOUNT_OPENED:
    case EVENT_ACCOUNT_CLOSED: return true;
    case EVENT_CONTACT_WON: return i < chain->at && event->person == offence->person;
    case EVENT_IDENTITY_ASSUMED:
    case EVENT_IDENTITY_ASSUMED_NO_MORE: return i > chain->at && event->person == offence->person;
    case EVENT_TAKEDOWN:
    case EVENT_REPORT_DISMISSED:
    case EVENT_ACCOUNT_OUTLAWED:
    case EVENT_ACCOUNT_SEIZED: return i > chain->at;
    default: return false;
    }
}

static bool is_sanction(const struct event *event)
{
    switch (event->kind) {
    case EVENT_BARRED:
    case EVENT_EDUCATED:
    case EVENT_WARNED:
    case EVENT_DETAINED:
    case EVENT_SENTENCED:
    case EVENT_BLACKLISTED: return true;
    default: return false;
    }
}

/* The day on which the offence was solved, or -1. */
static int32_t day_solved(const struct chain *chain)
{
    for (size_t i = chain->at; i < chain->log->count; i++) {
        const struct event *event = &chain->log->items[i];
        if (event->offence == chain->offence->offence &&
            (event->kind == EVENT_CASE_SOLVED || event->kind == EVENT_CLEARED_WITH_ANOTHER))
            return event->day;
    }
    return -1;
}

static void choose_case(struct story *story, const struct event_log *log)
{
    struct chain chain = {.log = log};
    find_offence(&chain, story->number);
    find_account(&chain);
    if (!chain.offence)
        return;
    int32_t solved = day_solved(&chain);
    for (size_t i = 0; i < log->count; i++) {
        const struct event *event = &log->items[i];
        bool sanction =
            is_sanction(event) && event->day == solved && event->person == chain.offence->other && i > chain.at;
        if (event->offence == story->number || sanction || belongs_to_account(&chain, i))
            event_append(&story->events, event);
    }
}

enum status story_choose(struct story *story, const struct event_log *log, struct error *error)
{
    if (story->kind == STORY_CASE)
        choose_case(story, log);
    else
        for (size_t i = 0; i < log->count; i++)
            if (belongs_to_person(story, &log->items[i]))
                event_append(&story->events, &log->items[i]);
    return story->events.failed ? error_set(error, STATUS_INTERNAL, "out of memory for a story") : STATUS_OK;
}
