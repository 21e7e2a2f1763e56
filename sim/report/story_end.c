/* story_end.c - how a story ends: what a person met with, counted; how an offence was answered. */
#include <inttypes.h>
#include <stdarg.h>

#include "story_internal.h"

struct text {
    char *buffer;
    size_t used;
};

__attribute__((format(printf, 2, 3))) static void add(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text->buffer + text->used, STORY_END_SIZE - text->used, format, arguments);
    va_end(arguments);
    text->used += length > 0 ? (size_t)length : 0;
    if (text->used >= STORY_END_SIZE)
        text->used = STORY_END_SIZE - 1;
}

/* What is counted of a person's story: so often this part in events of this kind. */
static const struct {
    enum event_kind kind;
    enum event_part part;
    const char *one, *many;
} counted[] = {
    {EVENT_CONTACT_WON, PART_PERSON, "request of an offender accepted", "requests of offenders accepted"},
    {EVENT_ATTEMPT_FAILED, PART_PERSON, "attempt survived unharmed", "attempts survived unharmed"},
    {EVENT_OFFENCE, PART_PERSON, "offence suffered", "offences suffered"},
    {EVENT_IDENTITY_ASSUMED, PART_PERSON, "time acted as", "times acted as"},
    {EVENT_RECORD_LEAKED, PART_PERSON, "leak of the identity record", "leaks of the identity record"},
    {EVENT_REGISTER_LEAKED, PART_PERSON, "leak of the record in the register of the state",
     "leaks of the record in the register of the state"},
    {EVENT_DOXED, PART_PERSON, "publication by a doxing ring", "publications by doxing rings"},
    {EVENT_PILED_ON, PART_OTHER, "insult suffered in an attack of a ring", "insults suffered in attacks of rings"},
    {EVENT_REPORTED_FALSELY, PART_PERSON, "malicious report suffered", "malicious reports suffered"},
    {EVENT_REPORTED_BY_RING, PART_PERSON, "malicious report by a ring suffered", "malicious reports by rings suffered"},
    {EVENT_SCORED_PETTY, PART_PERSON, "petty deviance recorded", "petty deviances recorded"},
    {EVENT_BLACKLISTED_BY_SCORE, PART_PERSON, "time blacklisted by score", "times blacklisted by score"},
    {EVENT_ACCOUNT_OPENED, PART_THIRD, "account opened by somebody else with this identity",
     "accounts opened by others with this identity"},
    {EVENT_WRONG_ACCUSATION, PART_THIRD, "wrong accusation", "wrong accusations"},
    {EVENT_SUSPENDED, PART_PERSON, "suspension", "suspensions"},
    {EVENT_INSULTED, PART_PERSON, "insult uttered", "insults uttered"},
    {EVENT_PILED_ON, PART_PERSON, "insult uttered in an attack of a ring", "insults uttered in attacks of rings"},
    {EVENT_ACCOUNT_OPENED, PART_PERSON, "operating account opened", "operating accounts opened"},
    {EVENT_CONTACT_WON, PART_OTHER, "contact won", "contacts won"},
    {EVENT_ATTEMPT_FAILED, PART_OTHER, "failed attempt", "failed attempts"},
    {EVENT_OFFENCE, PART_OTHER, "offence committed against somebody", "offences committed against others"},
    {EVENT_VICTIMLESS_OFFENCE, PART_OTHER, "offence committed without a victim", "offences committed without a victim"},
    {EVENT_RING_FOUNDED, PART_PERSON, "doxing ring led", "doxing rings led"},
    {EVENT_RING_JOINED, PART_PERSON, "doxing ring joined", "doxing rings joined"},
    {EVENT_RING_PUBLISHED, PART_OTHER, "publication for a ring", "publications for rings"},
    {EVENT_TAKEDOWN, PART_PERSON, "account taken down", "accounts taken down"},
    {EVENT_CASE_SOLVED, PART_OTHER, "offence solved by the police", "offences solved by the police"},
    {EVENT_CLEARED_WITH_ANOTHER, PART_OTHER, "offence cleared along with it", "offences cleared along with these"},
    {EVENT_EXPOSED, PART_PERSON, "time given away by a member of the ring", "times given away by members of the ring"},
};

static int count(const struct story *story, enum event_kind kind, enum event_part part)
{
    int number = 0;
    for (size_t i = 0; i < story->events.count; i++) {
        const struct event *event = &story->events.items[i];
        const uint32_t parts[PART_COUNT] = {event->person, event->other, event->third};
        number += event->kind == kind && parts[part] == story->number;
    }
    return number;
}

static void end_person(const struct story *story, struct text *text)
{
    const char *before = "";
    add(text, "In %d days: ", story->arm->params.run.days);
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
        int number = count(story, counted[i].kind, counted[i].part);
        if (number == 0)
            continue;
        add(text, "%s%d %s", before, number, number == 1 ? counted[i].one : counted[i].many);
        before = ", ";
    }
    add(text, *before ? "." : "nothing of what is counted happened.");
}

/* What answers an offence: the last of these that there is. */
static const struct {
    enum event_kind kind;
    const char *text;
} answers[] = {
    {EVENT_REPORTED_TO_POLICE, "was reported to the police, and its case still waited when the run ended"},
    {EVENT_CASE_OPENED, "was still under investigation when the run ended"},
    {EVENT_CASE_FAILED, "was investigated without result"},
    {EVENT_CASE_COLD, "was never investigated: its case went cold"},
    {EVENT_WRONG_ACCUSATION, "ended in the accusation of an innocent person"},
    {EVENT_CLEARED_WITH_ANOTHER, "was cleared along with another offence of the same offender"},
    {EVENT_CASE_SOLVED, "was solved: its offender was identified"},
};

static void end_case(const struct story *story, struct text *text)
{
    const char *answer = "was never reported to the police";
    int32_t begun = -1, day = -1;
    bool ended = false;
    for (size_t i = 0; i < story->events.count; i++)
        if (story->events.items[i].offence == story->number && begun < 0)
            begun = story->events.items[i].day;
    for (size_t k = 0; k < sizeof answers / sizeof *answers; k++)
        for (size_t i = 0; i < story->events.count; i++)
            if (story->events.items[i].kind == answers[k].kind && story->events.items[i].offence == story->number) {
                answer = answers[k].text;
                day = story->events.items[i].day;
                ended = k > 1; /* the first two mean that nothing has ended */
            }
    add(text, "Offence %" PRIu32 " %s", story->number, answer);
    if (ended)
        add(text, ", %" PRId32 " %s after it was committed", day - begun, day - begun == 1 ? "day" : "days");
    add(text, ".");
}

char *story_end(const struct story *story, char *buffer)
{
    struct text text = {buffer, 0};
    if (story->kind == STORY_CASE)
        end_case(story, &text);
    else
        end_person(story, &text);
    return buffer;
}
