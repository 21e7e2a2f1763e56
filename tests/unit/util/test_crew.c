/* test_crew.c - every part of the work is done once, by however many threads. */
#include "../../support/expect.h"
#include "regimesim/util/crew.h"

enum { PARTS = 1000, JOBS = 200 };

static void mark(void *context, size_t part)
{
    ((unsigned char *)context)[part]++;
}

static void every_part_is_done_once(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 5; threads++) {
        struct crew *crew;
        struct error error;
        assert_int_equal(crew_create(&crew, threads, &error), STATUS_OK);
        for (size_t job = 0; job < JOBS; job++) {
            unsigned char done[PARTS] = {0};
            size_t parts = job % 7 == 0 ? job % 3 : PARTS - job; /* none, one or two among many */
            crew_do(crew, parts, mark, done);
            for (size_t part = 0; part < PARTS; part++)
                assert_int_equal(done[part], part < parts);
        }
        crew_free(crew);
    }
}

static void one_alone_is_no_crew_and_works_all_the_same(void **state)
{
    (void)state;
    struct crew *crew;
    struct error error;
    unsigned char done[3] = {0};
    assert_int_equal(crew_create(&crew, 1, &error), STATUS_OK);
    assert_null(crew);
    crew_do(crew, 3, mark, done);
    assert_true(done[0] == 1 && done[1] == 1 && done[2] == 1);
    crew_free(crew);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_is_done_once),
        cmocka_unit_test(one_alone_is_no_crew_and_works_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
