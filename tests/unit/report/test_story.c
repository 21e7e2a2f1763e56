/* test_story.c - events as sentences, whole stories, and where two paths part. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "regimesim/model/exposure.h"
#include "regimesim/model/world.h"
#include "regimesim/report/story.h"

static struct result_arm first_arm, second_arm;

static void name_arm(struct result_arm *arm, const char *name, const char *title)
{
    snprintf(arm->name, sizeof arm->name, "%s", name);
    snprintf(arm->title, sizeof arm->title, "%s", title);
    params_defaults(&arm->params);
    arm->params.run.days = 100;
}

static int set_up(void **state)
{
    (void)state;
    name_arm(&first_arm, "open", "An open regime");
    name_arm(&second_arm, "closed", "A closed regime");
    params_element_add(&first_arm.params, SCOPE_INTERVENTION, "block");
    return 0;
}

/* An event on a day; what is not given is none. */
static struct event event(int32_t day, enum event_kind kind, uint32_t person, uint32_t other)
{
    return (struct event){.day = day,
                          .kind = (uint8_t)kind,
                          .person = person,
                          .other = other,
                          .third = EVENT_NONE,
                          .offence = EVENT_NONE,
                          .account = EVENT_NONE};
}

static const char *tell(const struct event *what, uint32_t hero)
{
    static char buffer[SENTENCE_SIZE];
    return story_sentence(&first_arm.params, what, hero, buffer);
}

/* Everything an event may carry, so that every mark of every sentence has something to say. */
static void every_kind_becomes_a_whole_sentence(void **state)
{
    (void)state;
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        for (int flags = 0; flags < 16384; flags++) {
            struct event what = event(3, (enum event_kind)kind, 5, 8);
            if ((flags & EVENT_CREDENTIAL) >= CREDENTIAL_COUNT)
                continue;
            what.third = 7;
            what.offence = 123;
            what.account = flags & 1 ? 14 : EVENT_NONE;
            what.flags = (uint16_t)flags;
            const char *text = tell(&what, 5);
            size_t length = strlen(text);
            if (strpbrk(text, "{}"))
                fail_msg("%s: a mark is not filled in: %s", event_kinds[kind].name, text);
            assert_true(length > 10 && length < SENTENCE_SIZE - 1);
            assert_true(isupper((unsigned char)text[0]) && text[length - 1] == '.');
            assert_null(strstr(text, "  "));
        }
}

static void whose_story_it_is_shows_in_the_words(void **state)
{
    (void)state;
    struct event what = event(34, EVENT_CONTACT_WON, 5, 812);
    what.third = 77;
    what.account = 14;
    what.flags = CREDENTIAL_FALSE;
    assert_string_equal(tell(&what, 5), "An account run by person 812 under a false credential (identity of person 77) "
                                        "asks to be a contact of the person on domestic, who accepts.");
    assert_string_equal(tell(&what, 812), "An account run by the person under a false credential (identity of person "
                                          "77) asks to be a contact of person 5 on domestic, who accepts.");
    assert_string_equal(tell(&what, 77), "An account run by person 812 under a false credential (identity of the "
                                         "person) asks to be a contact of person 5 on domestic, who accepts.");
    assert_string_equal(tell(&what, EVENT_NONE),
                        "An account run by person 812 under a false credential (identity of person 77) "
                        "asks to be a contact of person 5 on domestic, who accepts.");
}

static void an_offence_tells_how_the_victim_was_met(void **state)
{
    (void)state;
    static const struct {
        int flags;
        uint32_t account;
        const char *met;
    } cases[] = {
        {CREDENTIAL_UNVERIFIED | LAYER_STRANGER << EVENT_LAYER_SHIFT, 2,
         "met as a stranger through an unverified account (invented persona) on domestic."},
        {CREDENTIAL_UNVERIFIED | EVENT_OWN_PERSONA | EVENT_KNOWN | LAYER_FRIEND << EVENT_LAYER_SHIFT, 2,
         "met as a real friend through an unverified account (own persona) on domestic."},
        {CREDENTIAL_OWN | LAYER_FRIEND << EVENT_LAYER_SHIFT, 2,
         "met as a contact through an account with an own verified identity on domestic."},
        {CREDENTIAL_OWN | EVENT_ACTING | LAYER_FRIEND << EVENT_LAYER_SHIFT, 2,
         "deceived as a friend through an account with an own verified identity (acting as person 7) on domestic."},
        {CREDENTIAL_FALSE | LAYER_SECOND << EVENT_LAYER_SHIFT, 2,
         "met as a friend of a friend or contact through an account under a false credential (identity of person 7) "
         "on domestic."},
        {EVENT_KNOWN | LAYER_FRIEND << EVENT_LAYER_SHIFT, EVENT_NONE, "met as a real friend without any account."},
        {CREDENTIAL_OWN | EVENT_HIDDEN | EVENT_OF_RING | LAYER_STRANGER << EVENT_LAYER_SHIFT, 2,
         "met as a stranger through an account with an own verified identity on domestic, behind a VPN, for a doxing "
         "ring."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct event what = event(3, EVENT_OFFENCE, 5, 8);
        what.third = 7;
        what.offence = 9;
        what.account = cases[i].account;
        what.flags = (uint16_t)cases[i].flags;
        const char *text = tell(&what, 5);
        assert_memory_equal(text, "Person 8 commits offence 9, ", 28);
        const char *met = strstr(text, "on the person, ");
        assert_non_null(met);
        assert_string_equal(met + strlen("on the person, "), cases[i].met);
    }
}

/* A hand-made log: person 8 opens account 2, wins person 5, offends against 5 (offence 4) and 6 (offence 7), is
 * reported, taken down, identified for 4 and warned; later opens anew. */
static void make_log(struct event_log *log)
{
    static const struct {
        int32_t day;
        enum event_kind kind;
        uint32_t person, other, offence, account;
    } rows[] = {
        {0, EVENT_BEGINS, 8, EVENT_NONE, EVENT_NONE, EVENT_NONE},
        {0, EVENT_MOTIVATED, 8, EVENT_NONE, EVENT_NONE, EVENT_NONE},
        {0, EVENT_ACCOUNT_OPENED, 8, EVENT_NONE, EVENT_NONE, 2},
        {1, EVENT_CONTACT_WON, 6, 8, EVENT_NONE, 2},
        {2, EVENT_CONTACT_WON, 5, 8, EVENT_NONE, 2},
        {3, EVENT_OFFENCE, 5, 8, 4, 2},
        {3, EVENT_REPORTED_TO_PLATFORM, 5, 8, 4, 2},
        {3, EVENT_REPORTED_TO_POLICE, 5, 8, 4, 2},
        {4, EVENT_CASE_OPENED, 5, 8, 4, 2},
        {5, EVENT_TAKEDOWN, 8, EVENT_NONE, EVENT_NONE, 2},
        {5, EVENT_ACCOUNT_CLOSED, 8, EVENT_NONE, EVENT_NONE, 2},
        {6, EVENT_ACCOUNT_OPENED, 8, EVENT_NONE, EVENT_NONE, 2},
        {7, EVENT_OFFENCE, 6, 8, 7, 2},
        {9, EVENT_CASE_SOLVED, 5, 8, 4, 2},
        {9, EVENT_WARNED, 8, EVENT_NONE, EVENT_NONE, EVENT_NONE},
        {20, EVENT_WARNED, 8, EVENT_NONE, EVENT_NONE, EVENT_NONE},
    };
    *log = (struct event_log){0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event what = event(rows[i].day, rows[i].kind, rows[i].person, rows[i].other);
        what.offence = rows[i].offence;
        what.account = rows[i].account;
        event_append(log, &what);
    }
}

static void choose(struct story *story, enum story_kind kind, uint32_t number)
{
    struct event_log log;
    struct error error;
    make_log(&log);
    *story = (struct story){.kind = kind, .number = number, .arm = &first_arm, .replicate = 1};
    assert_int_equal(story_choose(story, &log, &error), STATUS_OK);
    event_log_free(&log);
}

static void expect_kinds(const struct story *story, const enum event_kind *kinds, size_t count)
{
    assert_int_equal(story->events.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(event_kinds[story->events.items[i].kind].name, event_kinds[kinds[i]].name);
}

static void a_case_tells_its_own_offence_only(void **state)
{
    (void)state;
    struct story story;
    static const enum event_kind kinds[] = {EVENT_BEGINS,
                                            EVENT_ACCOUNT_OPENED,
                                            EVENT_CONTACT_WON,
                                            EVENT_OFFENCE,
                                            EVENT_REPORTED_TO_PLATFORM,
                                            EVENT_REPORTED_TO_POLICE,
                                            EVENT_CASE_OPENED,
                                            EVENT_TAKEDOWN,
                                            EVENT_ACCOUNT_CLOSED,
                                            EVENT_CASE_SOLVED,
                                            EVENT_WARNED};
    choose(&story, STORY_CASE, 4);
    expect_kinds(&story, kinds, sizeof kinds / sizeof *kinds);
    assert_int_equal(story.events.items[2].person, 5);
    event_log_free(&story.events);
}

static void an_offenders_story_leaves_out_what_happens_to_the_person_otherwise(void **state)
{
    (void)state;
    struct story story;
    choose(&story, STORY_OFFENDER, 8);
    assert_int_equal(story.events.count, 16);
    event_log_free(&story.events);
    choose(&story, STORY_OFFENDER, 5);
    assert_int_equal(story.events.count, 0);
    event_log_free(&story.events);
    choose(&story, STORY_PERSON, 5);
    assert_int_equal(story.events.count, 6);
    event_log_free(&story.events);
}

/* Person 8 joins ring 1, which goes for 6, then for 5, publishes what it knows of 5 and is given away by person 9. */
static void a_case_of_a_ring_tells_how_it_came_to_the_victim(void **state)
{
    (void)state;
    static const struct {
        int32_t day;
        enum event_kind kind;
        uint32_t person, other, offence;
        bool told;
    } rows[] = {
        {0, EVENT_BEGINS, 8, EVENT_NONE, EVENT_NONE, true},
        {1, EVENT_RING_JOINED, 8, EVENT_NONE, EVENT_NONE, true},
        {2, EVENT_RING_AIMS, 8, 6, EVENT_NONE, false},
        {3, EVENT_RING_TURNS_AWAY, 8, 6, EVENT_NONE, false},
        {4, EVENT_RING_AIMS, 8, 5, EVENT_NONE, true},
        {7, EVENT_OFFENCE, 5, 8, 3, true},
        {7, EVENT_RING_PUBLISHED, 5, 8, 3, true},
        {8, EVENT_OFFENCE, 5, 8, 4, false},
        {9, EVENT_RING_TURNS_AWAY, 8, 5, EVENT_NONE, false},
        {20, EVENT_EXPOSED, 8, 9, EVENT_NONE, true},
        {20, EVENT_CLEARED_WITH_ANOTHER, 5, 8, 3, true},
        {20, EVENT_SENTENCED_BY_QUANTITY, 8, EVENT_NONE, EVENT_NONE, true},
        {20, EVENT_FILED, 8, EVENT_NONE, EVENT_NONE, true},
        {30, EVENT_EXPOSED, 9, 8, EVENT_NONE, false},
    };
    struct event_log log = {0};
    struct error error;
    struct story story = {.kind = STORY_CASE, .number = 3, .arm = &first_arm, .replicate = 1};
    size_t told = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event what = event(rows[i].day, rows[i].kind, rows[i].person, rows[i].other);
        what.offence = rows[i].offence;
        what.flags = rows[i].kind == EVENT_OFFENCE ? EVENT_OF_RING : 0;
        event_append(&log, &what);
    }
    assert_int_equal(story_choose(&story, &log, &error), STATUS_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].told)
            assert_memory_equal(&story.events.items[told++], &log.items[i], sizeof *log.items);
    assert_int_equal(story.events.count, told);
    event_log_free(&log);
    event_log_free(&story.events);
}

static void what_is_published_and_sold_is_named(void **state)
{
    (void)state;
    struct event what = event(3, EVENT_DOXED, 5, EVENT_NONE);
    what.value = 1 << ATTRIBUTE_FAMILY | 1 << ATTRIBUTE_HOUSING;
    assert_non_null(strstr(tell(&what, 5), "about the person: family, housing."));
    what.value = 0;
    assert_non_null(strstr(tell(&what, 5), "about the person: nothing."));
    what = event(3, EVENT_SELLER_PROSECUTED, EVENT_NONE, EVENT_NONE);
    what.value = GOOD_ACCESS;
    assert_non_null(strstr(tell(&what, EVENT_NONE), "seller of access through a VPN in home"));
    what.value = GOOD_CREDENTIALS;
    assert_non_null(strstr(tell(&what, EVENT_NONE), "seller of false credentials in home"));
}

static char *text_of(const struct story *story, enum status tells(const struct story *, FILE *, struct error *))
{
    char *text;
    size_t size;
    struct error error;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    assert_int_equal(tells(story, stream, &error), STATUS_OK);
    fclose(stream);
    return text;
}

static void expect_narrow(const char *text)
{
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");
        assert_true(length <= 100);
        assert_true(length == 0 || line[length - 1] != ' ');
    }
}

static void a_story_names_each_day_once_and_ends_with_a_summary(void **state)
{
    (void)state;
    struct story story;
    choose(&story, STORY_CASE, 4);
    char *text = text_of(&story, story_tell);
    expect_narrow(text);
    assert_non_null(strstr(text, "Offence 4, open, replicate 1\n"));
    assert_non_null(strstr(text, "An open regime\n"));
    assert_non_null(strstr(text, "\nDay    3  Person 8 commits offence 4"));
    assert_null(strstr(strstr(text, "Day    3") + 1, "Day    3"));
    assert_non_null(
        strstr(text, "\nOffence 4 was solved: its offender was identified, 6 days after it was committed.\n"));
    free(text);
    event_log_free(&story.events);
    choose(&story, STORY_CASE, 7);
    text = text_of(&story, story_tell);
    assert_non_null(strstr(text, "\nOffence 7 was never reported to the police.\n"));
    free(text);
    event_log_free(&story.events);
    choose(&story, STORY_PERSON, 5);
    text = text_of(&story, story_tell);
    assert_non_null(strstr(text, "\nIn 100 days: 1 request of an offender accepted, 1 offence suffered.\n"));
    free(text);
    event_log_free(&story.events);
}

/* In force from day 10 to 19, and from 40 to the end. */
static void the_head_names_each_time_an_intervention_was_in_force(void **state)
{
    (void)state;
    static const struct {
        int32_t day;
        enum event_kind kind;
    } rows[] = {{10, EVENT_INTERVENTION_BEGINS},
                {15, EVENT_SELLER_ENTERED},
                {20, EVENT_INTERVENTION_ENDS},
                {40, EVENT_INTERVENTION_BEGINS}};
    struct story story;
    choose(&story, STORY_PERSON, 5);
    char *text = text_of(&story, story_tell);
    assert_null(strstr(text, "intervention"));
    free(text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event what = event(rows[i].day, rows[i].kind, EVENT_NONE, EVENT_NONE);
        event_append(&story.world, &what);
    }
    text = text_of(&story, story_tell);
    assert_non_null(strstr(text, "\nintervention        block, from day 10 to day 19\n"
                                 "intervention        block, from day 40 on\n"));
    free(text);
    text = text_of(&story, story_json);
    assert_non_null(strstr(text, "\"from\": 10,\n      \"until\": 20\n"));
    assert_non_null(strstr(text, "\"from\": 40\n"));
    free(text);
    event_log_free(&story.events);
    event_log_free(&story.world);
}

static void json_holds_the_numbers_beside_the_sentences(void **state)
{
    (void)state;
    struct story story;
    choose(&story, STORY_PERSON, 5);
    char *text = text_of(&story, story_json);
    assert_non_null(strstr(text, "\"person\": 5,"));
    assert_non_null(strstr(text, "\"event\": \"case_solved\""));
    assert_non_null(strstr(text, "\"offence\": 4"));
    assert_non_null(strstr(text, "\"sentence\": \"The police of home identify person 8"));
    free(text);
    event_log_free(&story.events);
}

/* Two stories of person 5: alike but for the numbers of offence and account, until a day. */
static void make_pair(struct story *first, struct story *second)
{
    choose(first, STORY_PERSON, 5);
    *second = *first;
    second->arm = &second_arm;
    second->events = (struct event_log){0};
    for (size_t i = 0; i < first->events.count; i++) {
        struct event copy = first->events.items[i];
        copy.account = copy.account == EVENT_NONE ? EVENT_NONE : copy.account + 1;
        copy.offence = copy.offence == EVENT_NONE ? EVENT_NONE : copy.offence + 1;
        event_append(&second->events, &copy);
    }
}

static void the_numbers_of_offences_do_not_part_two_paths(void **state)
{
    (void)state;
    struct story first, second;
    make_pair(&first, &second);
    assert_int_equal(story_first_difference(&first, &second, 0), -1);
    second.events.count--; /* the solved case, day 9 */
    assert_int_equal(story_first_difference(&first, &second, 0), 9);
    assert_int_equal(story_first_difference(&first, &second, 10), -1);
    second.events.items[0].other = 9; /* another offender asked, day 2 */
    assert_int_equal(story_first_difference(&first, &second, 0), 2);
    assert_int_equal(story_first_difference(&first, &second, 3), 9);
    event_log_free(&first.events);
    event_log_free(&second.events);
}

static void the_parting_shows_both_sides_until_the_offence(void **state)
{
    (void)state;
    struct story first, second;
    struct error error;
    char *text;
    size_t size;
    make_pair(&first, &second);
    second.events.count = 1; /* the contact of day 2; the offence of day 3 does not happen here */
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    assert_int_equal(story_parting(&first, &second, stream, &error), STATUS_OK);
    fclose(stream);
    expect_narrow(text);
    assert_non_null(strstr(text, "Person 5 is victimised under open (on day 3) and never under closed."));
    assert_non_null(strstr(text, "The two paths part on day 3.\n  Only under open: Person 8 commits offence 4"));
    assert_non_null(strstr(text, "  Only under closed: nothing.\n"));
    assert_null(strstr(text, "Day    4"));
    free(text);
    event_log_free(&first.events);
    event_log_free(&second.events);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_becomes_a_whole_sentence),
        cmocka_unit_test(whose_story_it_is_shows_in_the_words),
        cmocka_unit_test(an_offence_tells_how_the_victim_was_met),
        cmocka_unit_test(a_case_tells_its_own_offence_only),
        cmocka_unit_test(an_offenders_story_leaves_out_what_happens_to_the_person_otherwise),
        cmocka_unit_test(a_case_of_a_ring_tells_how_it_came_to_the_victim),
        cmocka_unit_test(what_is_published_and_sold_is_named),
        cmocka_unit_test(the_head_names_each_time_an_intervention_was_in_force),
        cmocka_unit_test(a_story_names_each_day_once_and_ends_with_a_summary),
        cmocka_unit_test(json_holds_the_numbers_beside_the_sentences),
        cmocka_unit_test(the_numbers_of_offences_do_not_part_two_paths),
        cmocka_unit_test(the_parting_shows_both_sides_until_the_offence),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
