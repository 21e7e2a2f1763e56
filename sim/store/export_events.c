/* export_events.c - events.csv. */
#include "regimesim/store/export_events.h"

#include <inttypes.h>
#include <string.h>

#include "csv.h"
#include "export_internal.h"

const char *export_event_about(const struct params *params, const struct event *event)
{
    static const enum param_scope scope_of[] = {[ABOUT_PLATFORM] = SCOPE_PLATFORM,
                                                [ABOUT_JURISDICTION] = SCOPE_JURISDICTION,
                                                [ABOUT_OFFENCE] = SCOPE_OFFENCE,
                                                [ABOUT_INTERVENTION] = SCOPE_INTERVENTION};
    enum event_about about = event_kinds[event->kind].about;
    if (about == ABOUT_NOTHING)
        return "";
    if (about == ABOUT_ATTRIBUTE)
        return event->element < ATTRIBUTE_COUNT ? attribute_names[event->element] : "";
    return event->element < params_list_count(params, scope_of[about])
               ? params_element_name(params, scope_of[about], event->element)
               : "";
}

static void put_number(FILE *stream, uint32_t number)
{
    if (number != EVENT_NONE)
        fprintf(stream, "%" PRIu32, number);
    fputc(',', stream);
}

/* What the other flags say, in words separated by spaces. */
static void put_details(FILE *stream, const struct event *event)
{
    static const struct {
        int flag;
        const char *word;
    } words[] = {{EVENT_OWN_PERSONA, "own_persona"},
                 {EVENT_ACTING, "acting"},
                 {EVENT_KNOWN, "known"},
                 {EVENT_MUTUAL, "mutual_friend"},
                 {EVENT_AUTHENTIC, "authentic"},
                 {EVENT_NAMED, "real_name"},
                 {EVENT_MINOR, "minor"},
                 {EVENT_NORMATIVE, "normative"},
                 {EVENT_HIDDEN, "vpn"},
                 {EVENT_OF_RING, "ring"}};
    const char *before = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (event->flags & words[i].flag) {
            fprintf(stream, "%s%s", before, words[i].word);
            before = " ";
        }
    fputc(',', stream);
}

struct writer {
    FILE *stream;
    const struct results *results;
};

static enum status write_row(void *context, struct event_run run, uint32_t sequence, const struct event *event,
                             struct error *error)
{
    static const char *const credentials[] = {"unverified", "own", "false", ""};
    static const char *const layers[] = {"", "friend", "friend_of_friend", "stranger"};
    const struct writer *writer = context;
    const struct result_arm *arm = &writer->results->arms[run.arm];
    FILE *stream = writer->stream;
    (void)error;
    csv_text(stream, arm->name);
    fprintf(stream, ",%d,%" PRIu32 ",%" PRId32 ",%s,", run.replicate, sequence, event->day,
            event_kinds[event->kind].name);
    const uint32_t numbers[] = {event->person, event->other, event->third, event->offence, event->account};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_number(stream, numbers[i]);
    fprintf(stream, "%s,%s,%s,", export_event_about(&arm->params, event), credentials[event->flags & EVENT_CREDENTIAL],
            layers[(event->flags & EVENT_LAYER) >> EVENT_LAYER_SHIFT]);
    put_details(stream, event);
    if (event_kinds[event->kind].value)
        fprintf(stream, "%" PRId32, event->value);
    fputc('\n', stream);
    return STATUS_OK;
}

enum status export_events(struct database *database, const struct results *results, struct folder *folder,
                          struct error *error)
{
    enum { BLOCK = 1 << 18 };
    struct file file;
    if (!results->events)
        return STATUS_OK;
    enum status status = folder_create(folder, "events.csv", &file, error);
    if (status)
        return status;
    setvbuf(file.stream, NULL, _IOFBF, BLOCK);
    fputs("scenario,replicate,sequence,day,event,person,other,third,offence,account,about,credential,layer,details,"
          "value\n",
          file.stream);
    struct writer writer = {file.stream, results};
    status = database_each_event(database, write_row, &writer, error);
    if (status) {
        file_discard(&file);
        return status;
    }
    return file_commit(&file, error);
}

void export_events_dictionary(FILE *stream)
{
    static const char *const columns[][3] = {
        {"scenario", "", "name of the scenario"},
        {"replicate", "", "number of the replicate"},
        {"sequence", "", "order in which the events of a run happened, from 0"},
        {"day", "days", "day on which it happened, from 0"},
        {"event", "", "what happened, one of those below"},
        {"person", "", "number of the person whom it is about, from 0; empty for what happens in the world"},
        {"other", "", "number of the second person in it"},
        {"third", "", "number of the person whose identity is used: behind a false credential, or acted as"},
        {"offence", "", "number of the offence, from 0, in the order of offences"},
        {"account", "", "number of the operating account; an offender's accounts keep their numbers when reopened"},
        {"about", "", "platform, jurisdiction, type of offence, attribute or intervention, as the event says"},
        {"credential", "", "of the account in it: unverified, own, false"},
        {"layer", "", "at which the offender met the victim: friend, friend_of_friend, stranger"},
        {"details", "",
         "own_persona: the account is in its holder's own person; acting: as the third; known: the victim knows the "
         "offender; mutual_friend; authentic, real_name: of the ordinary account; minor; normative; vpn: behind a "
         "bought "
         "one; ring: the offender acts for a doxing ring"},
        {"value", "of the event", "a number that the event needs, else empty"},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        csv_row(
            stream,
            (const char *const[]){"events.csv", "column", columns[i][0], columns[i][1], columns[i][0], columns[i][2]},
            6);
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        const struct event_kind_row *row = &event_kinds[kind];
        csv_row(stream,
                (const char *const[]){"events.csv", "event", row->name, row->value ? row->value : "", row->name,
                                      row->sentence},
                6);
    }
}
