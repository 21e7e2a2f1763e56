/* story.h - one person's story, or one case, in plain sentences, day by day.
 *
 * A kind of event is told by its sentence (event_kinds), in which these marks are filled in:
 *   {person} {other} {third}   "person 12", or "the person" where the story is theirs
 *   {element}                  the name of what the event is about
 *   {place}                    the platform whose number is the event's value
 *   {value}                    the value
 *   {days} {friends} {accounts} {contacts} {cases}   the value as "1 day", "30 days", and so on
 *   {offence} {number}         "offence 123"; "account 14"
 *   {credential}               "without verification", "with an own verified identity", "under a false credential"
 *   {account}                  "an account run by person 812 under a false credential (identity of person 77)"
 *   {persona} {profile}        in whose person the account is; what the ordinary account shows
 *   {met}                      as whom and through which account the offender meets the victim
 *   {mutual} {audience}        whether there is a mutual friend; to whom something is shown
 *   {good} {attributes}        what a seller sells; the names of a set of attributes */
#ifndef REGIMESIM_REPORT_STORY_H
#define REGIMESIM_REPORT_STORY_H

#include <stdio.h>

#include "regimesim/experiment/results.h"
#include "regimesim/model/event_log.h"

enum { SENTENCE_SIZE = 640 };

/* The event as a sentence, from capital to stop, in the story of `hero` (EVENT_NONE: told from outside), into `buffer`
 * (SENTENCE_SIZE); returns it. */
char *story_sentence(const struct params *params, const struct event *event, uint32_t hero, char *buffer);

enum story_kind {
    STORY_PERSON,   /* all that happens to a person and all that the person does */
    STORY_OFFENDER, /* only what the person does, and suffers for it, as an offender */
    STORY_CASE      /* one offence, from the account it was committed through to what the police made of it */
};

struct story {
    enum story_kind kind;
    uint32_t number; /* of the person, or of the offence */
    const struct result_arm *arm;
    int replicate;
    struct event_log events; /* what is told, in order */
    struct event_log world;  /* what happened in the world: the head names the interventions in it */
};

/* Choose what the story tells from the events in which its person (of a case: its offender) has a part.
 * STATUS_INTERNAL when memory is out. Free story->events with event_log_free, also after a failure. */
enum status story_choose(struct story *story, const struct event_log *log, struct error *error);

/* Tell it: who it is about, the days, and a summary. STATUS_IO when the stream could not be written. */
enum status story_tell(const struct story *story, FILE *file, struct error *error);
enum status story_json(const struct story *story, FILE *file, struct error *error);

/* The same person under two regimes, of whom one makes a victim of that person and the other does not: both paths side
 * by side until then, and the first day on which they part. `first` and `second` are of STORY_PERSON. */
enum status story_parting(const struct story *first, const struct story *second, FILE *file, struct error *error);

/* The first day from `from` on, on which what happens to the person differs between the two; -1 when there is none.
 * Offences and accounts are numbered anew in every run, so their numbers do not count. */
int32_t story_first_difference(const struct story *first, const struct story *second, int32_t from);

#endif
