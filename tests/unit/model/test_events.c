/* test_events.c - the event log: in order, naming whom it concerns, silent where nothing is asked for. */
#include <string.h>

#include "../../support/tiny_events.h"
#include "regimesim/model/events.h"

static void the_log_keeps_what_is_added_in_order(void **state)
{
    (void)state;
    struct event_log log = {0};
    for (uint32_t i = 0; i < 20000; i++)
        event_append(&log, &(struct event){.person = i});
    assert_int_equal(log.count, 20000);
    for (uint32_t i = 0; i < 20000; i++)
        assert_int_equal(log.items[i].person, i);
    event_log_free(&log);
    assert_null(log.items);
    assert_int_equal(log.count, 0);
}

static void every_kind_is_named_once_and_told(void **state)
{
    (void)state;
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        const struct event_kind_row *row = &event_kinds[kind];
        if (!row->name || !row->sentence)
            fail_msg("kind %d has no row in event_kinds.c", kind);
        assert_int_equal(event_kind_find(row->name), kind); /* fails for a name that an earlier kind has */
        assert_true(row->told != 0);
        assert_in_range(row->offender, 0, PART_COUNT);
        assert_int_equal(strspn(row->name, "abcdefghijklmnopqrstuvwxyz_"), strlen(row->name));
    }
    assert_int_equal(event_kind_find("nothing"), -1);
}

static void a_failed_log_ends_the_day_with_a_status(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct event_log log = {.failed = true};
    struct error error;
    tiny_params(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 1);
    tiny_prepare(&t);
    tiny_day(&t);
    t.world.events = &log;
    assert_int_equal(day_step(&t.world, &error), STATUS_INTERNAL);
    assert_non_null(strstr(error.message, "out of memory"));
    assert_int_equal(log.count, 0);
    tiny_close(&t);
}

static void a_run_is_the_same_with_and_without_events(void **state)
{
    (void)state;
    struct params params;
    struct outcome with, without;
    events_params(&params);
    events_run(&params, true, &with);
    events_run(&params, false, &without);
    assert_true(tiny_same(&with, &without, NULL));
    assert_int_equal(without.events.count, 0);
    assert_true(with.events.count > 1000);
    outcome_free(&with);
    outcome_free(&without);
}

static void events_come_by_day_and_name_whom_they_concern(void **state)
{
    (void)state;
    struct params params;
    struct outcome outcome;
    uint32_t offences = 0;
    events_params(&params);
    events_run(&params, true, &outcome);
    for (size_t i = 0; i < outcome.events.count; i++) {
        const struct event *event = &outcome.events.items[i];
        assert_true(i == 0 || event[-1].day <= event->day);
        assert_true(event->person < 400 || event->kind == EVENT_VICTIMLESS_OFFENCE || event->offence != EVENT_NONE);
        if (event_kinds[event->kind].offender < PART_COUNT)
            assert_true(event_offender(event) < 400);
        if (event->kind == EVENT_OFFENCE || event->kind == EVENT_VICTIMLESS_OFFENCE)
            assert_int_equal(event->offence, offences++);
    }
    outcome_free(&outcome);
}

/* One request of an account with somebody else's identity, accepted: who, by whom, under whose name. */
static void a_contact_tells_whose_identity_is_used(void **state)
{
    (void)state;
    struct tiny_world t;
    struct tiny_pairs pairs = {0};
    struct event_log log = {0};
    tiny_params(&t);
    tiny_ring(&pairs, 10, 1);
    tiny_open(&t, 10, &pairs, 1);
    tiny_blank(&t);
    t.world.day = 34;
    t.world.platforms[0].verification = VERIFICATION_MANDATORY;
    uint32_t account = tiny_account(&t, 8, CREDENTIAL_FALSE, false, 7);
    t.world.events = &log;
    event_contact(&t.world, EVENT_CONTACT_WON, 3, account, EVENT_MUTUAL);
    assert_int_equal(log.count, 1);
    assert_int_equal(log.items[0].day, 34);
    assert_int_equal(log.items[0].person, 3);
    assert_int_equal(log.items[0].other, 8);
    assert_int_equal(log.items[0].third, 7);
    assert_int_equal(log.items[0].flags, CREDENTIAL_FALSE | EVENT_MUTUAL);
    assert_true(event_is_told(&log.items[0], 3) && event_is_told(&log.items[0], 8));
    assert_false(event_is_told(&log.items[0], 7));
    event_log_free(&log);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_log_keeps_what_is_added_in_order),
        cmocka_unit_test(every_kind_is_named_once_and_told),
        cmocka_unit_test(a_failed_log_ends_the_day_with_a_status),
        cmocka_unit_test(a_run_is_the_same_with_and_without_events),
        cmocka_unit_test(events_come_by_day_and_name_whom_they_concern),
        cmocka_unit_test(a_contact_tells_whose_identity_is_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
