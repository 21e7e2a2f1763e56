/* test_prim.c - boxes are found where there is one, and seldom reported where there is none. */
#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "../../support/expect.h"
#include "regimesim/experiment/prim.h"
#include "regimesim/util/rng.h"

enum { DIMENSIONS = 80, MOST = 512, SEEDS = 200 };

/* Points over the unit cube; y = height within the box x_7 > 0.6, x_31 < 0.7, -height elsewhere, and noise. */
struct toy {
    double x[MOST * DIMENSIONS], y[MOST];
    struct prim_points find, check; /* the first half and the second */
};

static struct toy *toy_new(int count, double height, uint32_t seed)
{
    struct toy *toy = malloc(sizeof *toy);
    struct rng rng;
    assert_non_null(toy);
    rng_open(&rng, rng_key_make(5, seed), RNG_TEST, 0, 0, 0);
    for (int i = 0; i < count; i++) {
        double *x = toy->x + i * DIMENSIONS;
        for (int d = 0; d < DIMENSIONS; d++)
            x[d] = rng_uniform(&rng);
        toy->y[i] = (x[7] > 0.6 && x[31] < 0.7 ? height : -height) + gsl_ran_gaussian(&rng.gsl, 1);
    }
    toy->find = (struct prim_points){toy->x, toy->y, count / 2, DIMENSIONS};
    toy->check = (struct prim_points){toy->x + count / 2 * DIMENSIONS, toy->y + count / 2, count / 2, DIMENSIONS};
    return toy;
}

static struct prim_box find(const struct toy *toy)
{
    struct prim_box box;
    struct error error;
    assert_int_equal(prim_find(&toy->find, &box, &error), STATUS_OK);
    return box;
}

static const struct prim_limit *limit_on(const struct prim_box *box, int dimension)
{
    for (int i = 0; i < box->count; i++)
        if (box->limits[i].dimension == dimension)
            return &box->limits[i];
    fail_msg("dimension %d is not limited", dimension);
    return NULL;
}

/* With 256 points a half both parameters are found, alone, and their limits to within a few points. */
static void a_box_is_recovered(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 5; seed++) {
        struct toy *toy = toy_new(512, 2.25, seed);
        struct prim_box box = find(toy);
        assert_int_equal(box.count, 2);
        expect_near(limit_on(&box, 7)->low, 0.6, 0.08);
        assert_true(isinf(limit_on(&box, 7)->high));
        expect_near(limit_on(&box, 31)->high, 0.7, 0.08);
        assert_true(isinf(limit_on(&box, 31)->low));
        struct prim_check check = prim_check(&toy->check, &box);
        assert_true(check.p < 1e-6);
        assert_true(check.density > 0.8 && check.coverage > 0.7);
        assert_true(check.density_low < check.density && check.density < check.density_high);
        free(toy);
    }
}

/* How often a box is confirmed at 2.5 %, the level of one of two boxes. */
static int confirmed(int points, double height)
{
    int count = 0;
    for (uint32_t seed = 0; seed < SEEDS; seed++) {
        struct toy *toy = toy_new(points, height, seed);
        struct prim_box box = find(toy);
        count += prim_check(&toy->check, &box).p <= 0.025;
        free(toy);
    }
    return count;
}

/* Pure noise in 80 dimensions: measured over 200 seeds, 1 box of 200 is confirmed with 64 points and 2 with 256. At the
 * level of 2.5 % 5 are expected at most (the hypergeometric distribution is discrete, so fewer come); more than 12 have
 * a chance of 0.2 %. With the box in place 64 points confirm 104 of 200 at 2.25 standard deviations. */
static void noise_has_no_box(void **state)
{
    (void)state;
    assert_true(confirmed(64, 0) <= 12);
    assert_true(confirmed(256, 0) <= 12);
    assert_true(confirmed(64, 2.25) > 60);
}

static void what_tells_nothing_is_left_out(void **state)
{
    (void)state;
    struct toy *toy = toy_new(256, 0, 3);
    for (int i = 0; i < 256; i++)
        toy->y[i] = 1;
    struct prim_box box = find(toy);
    assert_int_equal(box.count, 0);
    struct prim_check check = prim_check(&toy->check, &box);
    assert_int_equal(check.inside, check.count);
    assert_true(check.p == 1 && check.coverage == 1 && check.density == 1);
    toy->find.count = 3;
    assert_int_equal(find(toy).count, 0); /* too few to look */
    free(toy);
}

static void whole_numbers_are_cut_between_values(void **state)
{
    (void)state;
    struct toy *toy = toy_new(200, 0, 4);
    for (int i = 0; i < 200; i++) {
        toy->x[i * DIMENSIONS + 2] = i % 5; /* the rest is noise, and y follows x_2 alone */
        toy->y[i] = i % 5 >= 3 ? 1 : -1;
    }
    struct prim_box box = find(toy);
    assert_int_equal(box.count, 1);
    expect_near(limit_on(&box, 2)->low, 2.5, 1e-12);
    assert_true(isinf(limit_on(&box, 2)->high));
    struct prim_check check = prim_check(&toy->check, &box);
    assert_true(check.coverage == 1 && check.density == 1);
    expect_near(check.density_low, pow(0.025, 1.0 / 40), 1e-9); /* 40 of 40: Clopper and Pearson in closed form */
    free(toy);
}

/* 4 points, 2 of them hits, 2 in the box, both of them hits: by chance 1 of 6 ways. */
static void the_chance_of_a_box_is_counted(void **state)
{
    (void)state;
    const double x[] = {0.1, 0.2, 0.8, 0.9}, y[] = {-1, -1, 1, 1};
    const struct prim_points points = {x, y, 4, 1};
    const struct prim_box box = {{{0, 0.5, INFINITY}}, 1};
    struct prim_check check = prim_check(&points, &box);
    assert_int_equal(check.hits_inside, 2);
    expect_near(check.p, 1.0 / 6, 1e-12);
    double work[16];
    expect_near(prim_rank_correlation(&points, 0, work), 2 / sqrt(5), 1e-12); /* ties: y has ranks 1.5, 1.5, 3.5, 3.5 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_is_recovered),
        cmocka_unit_test(noise_has_no_box),
        cmocka_unit_test(what_tells_nothing_is_left_out),
        cmocka_unit_test(whole_numbers_are_cut_between_values),
        cmocka_unit_test(the_chance_of_a_box_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
