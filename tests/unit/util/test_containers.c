/* test_containers.c - the growable list, the first-come-first-served queue, and arrays that double. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "regimesim/util/fifo.h"
#include "regimesim/util/rng.h"
#include "regimesim/util/room.h"
#include "regimesim/util/vec32.h"

static void list_push(struct vec32 *list, uint32_t value)
{
    struct error error;
    assert_int_equal(vec32_push(list, value, &error), STATUS_OK);
}

static void queue_push(struct fifo *queue, uint64_t value)
{
    struct error error;
    assert_int_equal(fifo_push(queue, value, &error), STATUS_OK);
}

static void a_list_keeps_what_is_pushed(void **state)
{
    (void)state;
    struct vec32 list = {0};
    for (uint32_t i = 0; i < 1000; i++)
        list_push(&list, i * i);
    assert_int_equal(list.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(list.items[i], i * i);
    vec32_free(&list);
    assert_int_equal(list.count, 0);
    assert_null(list.items);
}

static void removing_puts_the_last_one_into_the_gap(void **state)
{
    (void)state;
    struct vec32 list = {0};
    for (uint32_t i = 0; i < 5; i++)
        list_push(&list, i);
    vec32_remove(&list, 1);
    static const uint32_t after[] = {0, 4, 2, 3};
    assert_int_equal(list.count, 4);
    assert_memory_equal(list.items, after, sizeof after);
    vec32_remove(&list, 3);
    assert_int_equal(list.count, 3);
    assert_memory_equal(list.items, after, 3 * sizeof after[0]);
    while (list.count)
        vec32_remove(&list, 0);
    list_push(&list, 9);
    assert_int_equal(list.items[0], 9);
    vec32_free(&list);
}

static void a_queue_serves_first_come_first(void **state)
{
    (void)state;
    struct fifo queue = {0};
    for (uint64_t i = 0; i < 1000; i++)
        queue_push(&queue, i << 33 | i);
    assert_int_equal(queue.count, 1000);
    for (uint64_t i = 0; i < 1000; i++) {
        assert_true(fifo_first(&queue) == (i << 33 | i));
        assert_true(fifo_pop(&queue) == (i << 33 | i));
    }
    assert_int_equal(queue.count, 0);
    fifo_free(&queue);
}

/* Sixteen places are allocated first; a queue that holds ten for ever goes round them many times. */
static void a_queue_goes_round_its_places(void **state)
{
    (void)state;
    struct fifo queue = {0};
    uint64_t in = 0, out = 0;
    while (in < 10)
        queue_push(&queue, in++);
    size_t capacity = queue.capacity;
    for (int i = 0; i < 1000; i++) {
        assert_true(fifo_pop(&queue) == out++);
        queue_push(&queue, in++);
    }
    assert_int_equal(queue.capacity, capacity);
    assert_int_equal(queue.count, 10);
    fifo_free(&queue);
}

/* The queue is full and begins in the middle of its places when it has to grow. */
static void a_queue_grows_while_wrapped_round(void **state)
{
    (void)state;
    for (uint64_t shift = 1; shift < 16; shift++) {
        struct fifo queue = {0};
        uint64_t in = 0, out = 0;
        while (in < 16)
            queue_push(&queue, in++);
        while (out < shift)
            assert_true(fifo_pop(&queue) == out++);
        while (in < 40)
            queue_push(&queue, in++);
        while (queue.count)
            assert_true(fifo_pop(&queue) == out++);
        assert_int_equal(out, 40);
        fifo_free(&queue);
    }
}

static void a_queue_keeps_order_whatever_the_traffic(void **state)
{
    (void)state;
    struct fifo queue = {0};
    struct rng rng;
    uint64_t in = 0, out = 0;
    rng_open(&rng, rng_key_make(3, 0), RNG_TEST, 0, 0, 0);
    for (int i = 0; i < 20000; i++) {
        if (queue.count == 0 || rng_chance(&rng, 0.51))
            queue_push(&queue, in++);
        else
            assert_true(fifo_pop(&queue) == out++);
        assert_int_equal(queue.count, in - out);
        assert_int_equal(queue.capacity & (queue.capacity - 1), 0);
        if (queue.count)
            assert_true(fifo_first(&queue) == out);
    }
    fifo_free(&queue);
}

static void empty_containers_can_be_freed_and_used_again(void **state)
{
    (void)state;
    struct vec32 list = {0};
    struct fifo queue = {0};
    vec32_free(&list);
    fifo_free(&queue);
    list_push(&list, 1);
    queue_push(&queue, 2);
    assert_int_equal(list.items[0], 1);
    assert_true(fifo_pop(&queue) == 2);
    vec32_free(&list);
    fifo_free(&queue);
}

static void an_array_grows_by_doubling_and_keeps_what_it_holds(void **state)
{
    (void)state;
    struct error error;
    uint32_t *items = NULL, capacity = 0;
    for (uint32_t count = 0; count < 1000; count++) {
        uint32_t before = capacity;
        items = room_for_one(items, count, &capacity, sizeof *items, &error);
        assert_non_null(items);
        assert_true(capacity > count && (capacity == before || count == before));
        items[count] = 3 * count;
    }
    for (uint32_t k = 0; k < 1000; k++)
        assert_int_equal(items[k], 3 * k);
    free(items);
}

static void an_array_that_cannot_grow_stays_as_it_was(void **state)
{
    (void)state;
    struct error error;
    uint32_t one = 7, capacity = UINT32_C(1) << 31;
    assert_null(room_for_one(&one, capacity, &capacity, sizeof one, &error));
    assert_int_equal(error.code, STATUS_INTERNAL);
    assert_true(one == 7 && capacity == UINT32_C(1) << 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_what_is_pushed),
        cmocka_unit_test(removing_puts_the_last_one_into_the_gap),
        cmocka_unit_test(a_queue_serves_first_come_first),
        cmocka_unit_test(a_queue_goes_round_its_places),
        cmocka_unit_test(a_queue_grows_while_wrapped_round),
        cmocka_unit_test(a_queue_keeps_order_whatever_the_traffic),
        cmocka_unit_test(empty_containers_can_be_freed_and_used_again),
        cmocka_unit_test(an_array_grows_by_doubling_and_keeps_what_it_holds),
        cmocka_unit_test(an_array_that_cannot_grow_stays_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
