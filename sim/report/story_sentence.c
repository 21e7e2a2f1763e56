/* story_sentence.c - an event as a sentence: the marks of its kind's sentence are filled in. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "regimesim/model/world.h"
#include "regimesim/report/story.h"
#include "regimesim/store/export_events.h"

/* A sentence being made. */
struct draft {
    char *buffer;
    size_t used;
    const struct params *params;
    const struct event *event;
    uint32_t hero;
    const char *mark; /* the one being filled in */
};

static void put(struct draft *draft, const char *text)
{
    size_t left = SENTENCE_SIZE - draft->used, length = strlen(text);
    if (length >= left)
        length = left - 1;
    memcpy(draft->buffer + draft->used, text, length);
    draft->used += length;
    draft->buffer[draft->used] = '\0';
}

static void put_number(struct draft *draft, const char *before, int64_t number, const char *after)
{
    char text[80];
    snprintf(text, sizeof text, "%s%" PRId64 "%s", before, number, after);
    put(draft, text);
}

static void put_person(struct draft *draft, uint32_t person)
{
    if (person == EVENT_NONE)
        put(draft, "nobody");
    else if (person == draft->hero)
        put(draft, "the person");
    else
        put_number(draft, "person ", person, "");
}

/* Names of types and attributes are words with underscores. */
static void put_words(struct draft *draft, const char *name)
{
    size_t from = draft->used;
    put(draft, name);
    for (size_t i = from; i < draft->used; i++)
        if (draft->buffer[i] == '_')
            draft->buffer[i] = ' ';
}

static void fill_person(struct draft *draft)
{
    put_person(draft, draft->event->person);
}

static void fill_other(struct draft *draft)
{
    put_person(draft, draft->event->other);
}

static void fill_third(struct draft *draft)
{
    put_person(draft, draft->event->third);
}

static void fill_element(struct draft *draft)
{
    enum event_about about = event_kinds[draft->event->kind].about;
    const char *name = export_event_about(draft->params, draft->event);
    if (about == ABOUT_OFFENCE || about == ABOUT_ATTRIBUTE)
        put_words(draft, name);
    else
        put(draft, name);
}

static const char *platform_name(const struct draft *draft)
{
    int platform = draft->event->value;
    return platform >= 0 && platform < draft->params->platform_count ? draft->params->platforms[platform].name
                                                                     : "no platform";
}

static void fill_place(struct draft *draft)
{
    put(draft, platform_name(draft));
}

static void fill_value(struct draft *draft)
{
    put_number(draft, "", draft->event->value, "");
}

/* "1 day", "30 days": the mark is the word in the plural. */
static void fill_count(struct draft *draft)
{
    put_number(draft, "", draft->event->value, " ");
    put(draft, draft->mark);
    if (draft->event->value == 1)
        draft->buffer[--draft->used] = '\0';
}

static void fill_offence(struct draft *draft)
{
    put_number(draft, "offence ", draft->event->offence, "");
}

static void fill_number(struct draft *draft)
{
    put_number(draft, "account ", draft->event->account, "");
}

static void fill_credential(struct draft *draft)
{
    static const char *const words[] = {"without verification", "with an own verified identity",
                                        "under a false credential", ""};
    int credential = draft->event->flags & EVENT_CREDENTIAL;
    put(draft, words[credential]);
    if (credential != CREDENTIAL_FALSE || draft->event->third == EVENT_NONE || draft->event->flags & EVENT_ACTING)
        return;
    put(draft, " (identity of ");
    fill_third(draft);
    put(draft, ")");
}

static void fill_persona(struct draft *draft)
{
    put(draft, draft->event->flags & EVENT_OWN_PERSONA ? "in the own persona" : "under an invented persona");
}

static void fill_profile(struct draft *draft)
{
    int flags = draft->event->flags;
    put(draft, flags & EVENT_AUTHENTIC ? "the profile is authentic" : "the profile is not authentic");
    put(draft, flags & EVENT_NAMED ? ", the real name is shown" : ", no real name is shown");
    put_number(draft, ", and everyone sees ", draft->event->value,
               draft->event->value == 1 ? " attribute" : " attributes");
}

/* "(own persona; acting as person 5)" of an unverified account; of a verified one only as whom it acts. */
static void put_appearance(struct draft *draft)
{
    int flags = draft->event->flags;
    bool unverified = (flags & EVENT_CREDENTIAL) == CREDENTIAL_UNVERIFIED;
    bool acting = flags & EVENT_ACTING && draft->event->third != EVENT_NONE;
    if (!unverified && !acting)
        return;
    put(draft, " (");
    if (unverified)
        put(draft, flags & EVENT_OWN_PERSONA ? "own persona" : "invented persona");
    if (acting) {
        put(draft, unverified ? "; acting as " : "acting as ");
        fill_third(draft);
    }
    put(draft, ")");
}

/* "an unverified account", or "an account" and later how it is verified. */
static bool put_account(struct draft *draft)
{
    bool unverified = (draft->event->flags & EVENT_CREDENTIAL) == CREDENTIAL_UNVERIFIED;
    put(draft, unverified ? "an unverified account" : "an account");
    return unverified;
}

static void put_verification(struct draft *draft, bool unverified)
{
    if (!unverified) {
        put(draft, " ");
        fill_credential(draft);
    }
    put_appearance(draft);
}

static void fill_account(struct draft *draft)
{
    bool unverified = put_account(draft);
    put(draft, " run by ");
    fill_other(draft);
    put_verification(draft, unverified);
}

static void fill_met(struct draft *draft)
{
    const struct event *event = draft->event;
    bool acting = event->flags & EVENT_ACTING;
    switch ((event->flags & EVENT_LAYER) >> EVENT_LAYER_SHIFT) {
    case 1:
        put(draft, event->flags & EVENT_KNOWN ? "met as a real friend "
                   : acting                   ? "deceived as a friend "
                                              : "met as a contact ");
        break;
    case 2: put(draft, "met as a friend of a friend or contact "); break;
    case 3: put(draft, "met as a stranger "); break;
    default: break;
    }
    if (event->account == EVENT_NONE) {
        put(draft, "without any account");
        return;
    }
    put(draft, "through ");
    put_verification(draft, put_account(draft));
    put(draft, " on ");
    fill_place(draft);
    put(draft, event->flags & EVENT_HIDDEN ? ", behind a VPN" : "");
    put(draft, event->flags & EVENT_OF_RING ? ", for a doxing ring" : "");
}

static void fill_good(struct draft *draft)
{
    put(draft, draft->event->value == GOOD_ACCESS ? "access through a VPN" : "false credentials");
}

/* "relatives, housing" of a set by bits. */
static void fill_attributes(struct draft *draft)
{
    const char *before = "";
    for (int a = 0; a < ATTRIBUTE_COUNT; a++) {
        if (!(draft->event->value >> a & 1))
            continue;
        put(draft, before);
        put_words(draft, attribute_names[a]);
        before = ", ";
    }
    put(draft, *before ? "" : "nothing");
}

static void fill_mutual(struct draft *draft)
{
    put(draft, draft->event->flags & EVENT_MUTUAL ? ", with a mutual friend" : "");
}

static void fill_audience(struct draft *draft)
{
    static const char *const words[] = {"nobody", "friends", "friends of friends", "everyone"};
    put(draft, words[draft->event->value & 3]);
}

static const struct {
    const char *mark;
    void (*fill)(struct draft *draft);
} marks[] = {
    {"person", fill_person},
    {"other", fill_other},
    {"third", fill_third},
    {"element", fill_element},
    {"place", fill_place},
    {"value", fill_value},
    {"days", fill_count},
    {"friends", fill_count},
    {"accounts", fill_count},
    {"contacts", fill_count},
    {"cases", fill_count},
    {"offence", fill_offence},
    {"number", fill_number},
    {"account", fill_account},
    {"persona", fill_persona},
    {"profile", fill_profile},
    {"credential", fill_credential},
    {"met", fill_met},
    {"mutual", fill_mutual},
    {"audience", fill_audience},
    {"good", fill_good},
    {"attributes", fill_attributes},
};

/* Fill in the mark that begins at `text`; returns what follows it. An unknown one is left as it stands. */
static const char *fill_mark(struct draft *draft, const char *text)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i].mark);
        if (strncmp(text + 1, marks[i].mark, length) == 0 && text[length + 1] == '}') {
            draft->mark = marks[i].mark;
            marks[i].fill(draft);
            return text + length + 2;
        }
    }
    put(draft, "{");
    return text + 1;
}

char *story_sentence(const struct params *params, const struct event *event, uint32_t hero, char *buffer)
{
    struct draft draft = {.buffer = buffer, .params = params, .event = event, .hero = hero};
    for (const char *text = event_kinds[event->kind].sentence; *text;) {
        if (*text == '{') {
            text = fill_mark(&draft, text);
            continue;
        }
        char letter[2] = {*text++, '\0'};
        put(&draft, letter);
    }
    put(&draft, ".");
    buffer[0] = (char)toupper((unsigned char)buffer[0]);
    return buffer;
}
