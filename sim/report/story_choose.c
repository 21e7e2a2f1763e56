/* story_choose.c - which of the events belong to a story. */
#include "regimesim/report/story.h"

static bool belongs_to_person(const struct story *story, const struct event *event)
{
    return event_is_told(event, story->number) &&
           (story->kind == STORY_PERSON || event->kind == EVENT_BEGINS || event_offender(event) == story->number);
}

/* Where the offence stands in its offender's log, and what of that log leads to it and follows from it: places in the
 * log, its length where there is no such event. */
struct chain {
    const struct event_log *log;
    const struct event *offence; /* NULL: not there */
    size_t at;                   /* the offence itself */
    size_t opened;               /* the last opening of its account before it */
    size_t decided;              /* the platform's first decision about the account after a report of the offence */
    size_t closed;               /* the closing of the account after it */
    size_t joined, aimed;        /* of a ring's offence: how the offender joined it, and it chose the victim */
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

static bool is_platform_report(const struct event *event, uint32_t offence)
{
    return event->offence == offence &&
           (event->kind == EVENT_REPORTED_TO_PLATFORM || event->kind == EVENT_FOUND_BY_PLATFORM ||
            event->kind == EVENT_REPORTED_BY_BYSTANDER);
}

/* Reports on one account are merged while one waits, so the next decision answers this one too. */
static void find_account(struct chain *chain)
{
    const struct event_log *log = chain->log;
    bool reported = false;
    chain->opened = chain->decided = chain->closed = log->count;
    for (size_t i = 0; chain->offence && i < log->count && chain->closed == log->count; i++) {
        const struct event *event = &log->items[i];
        reported = reported || is_platform_report(event, chain->offence->offence);
        if (event->account == EVENT_NONE || event->account != chain->offence->account)
            continue;
        if (event->kind == EVENT_ACCOUNT_OPENED && i < chain->at)
            chain->opened = i;
        if (event->kind == EVENT_ACCOUNT_CLOSED && i > chain->at)
            chain->closed = i;
        if ((event->kind == EVENT_TAKEDOWN || event->kind == EVENT_REPORT_DISMISSED) && reported &&
            chain->decided == log->count)
            chain->decided = i;
    }
}

static void find_ring(struct chain *chain)
{
    const struct event_log *log = chain->log;
    chain->joined = chain->aimed = log->count;
    if (!chain->offence || !(chain->offence->flags & EVENT_OF_RING))
        return;
    for (size_t i = 0; i < chain->at; i++) {
        const struct event *event = &log->items[i];
        bool own = event->person == chain->offence->other;
        if (own && (event->kind == EVENT_RING_FOUNDED || event->kind == EVENT_RING_JOINED))
            chain->joined = i;
        if (own && event->kind == EVENT_RING_AIMS && event->other == chain->offence->person)
            chain->aimed = i;
    }
}

/* What becomes of the account as long as it lives, and what it does with the victim. */
static bool belongs_to_account(const struct chain *chain, size_t i)
{
    const struct event *event = &chain->log->items[i], *offence = chain->offence;
    if (i == chain->opened || i == chain->decided)
        return true;
    if (event->account == EVENT_NONE || event->account != offence->account || i > chain->closed)
        return false;
    switch (event->kind) {
    case EVENT_CONTACT_WON: return i > chain->opened && i < chain->at && event->person == offence->person;
    case EVENT_IDENTITY_ASSUMED:
    case EVENT_IDENTITY_ASSUMED_NO_MORE: return i > chain->at && event->person == offence->person;
    case EVENT_ACCOUNT_CLOSED: /* taken down because of this offence */
        return i == chain->decided + 1 && chain->log->items[chain->decided].kind == EVENT_TAKEDOWN;
    default: return false;
    }
}

/* What follows for the offender on the day on which the offence is solved. */
static bool is_consequence(const struct event *event)
{
    switch (event->kind) {
    case EVENT_ACCOUNT_SEIZED:
    case EVENT_BARRED:
    case EVENT_EDUCATED:
    case EVENT_WARNED:
    case EVENT_DETAINED:
    case EVENT_SENTENCED:
    case EVENT_SENTENCED_BY_QUANTITY:
    case EVENT_FILED:
    case EVENT_BLACKLISTED:
    case EVENT_SCORED_OFFENCE:
    case EVENT_BLACKLISTED_BY_SCORE:
    case EVENT_BLACKLIST_RENEWED: return true;
    default: return false;
    }
}

/* Who is given away on that day, and by whom. */
static bool is_exposure(const struct event *event, uint32_t offender)
{
    return event->kind == EVENT_EXPOSED && (event->person == offender || event->other == offender);
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
    find_ring(&chain);
    if (!chain.offence)
        return;
    int32_t solved = day_solved(&chain);
    for (size_t i = 0; i < log->count; i++) {
        const struct event *event = &log->items[i];
        uint32_t offender = chain.offence->other;
        bool consequence = is_consequence(event) && event->person == offender;
        bool follows = event->day == solved && i > chain.at && (consequence || is_exposure(event, offender));
        bool begins =
            (event->kind == EVENT_BEGINS && event->person == offender) || i == chain.joined || i == chain.aimed;
        if (event->offence == story->number || follows || begins || belongs_to_account(&chain, i))
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
