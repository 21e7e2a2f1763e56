/* test_sweep_layout.c - every point of a sweep has its own arm, and no arm is left over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "regimesim/experiment/sweep_layout.h"

static void check_all_arms_once(const struct sweep_layout *layout)
{
    int next = 0, columns = layout->axis_count > 1 ? layout->axes[1].count : 1;
    for (int v = 0; v < layout->variant_count; v++) {
        int reference = sweep_layout_reference(layout, v);
        assert_int_equal(reference, layout->reference ? next++ : -1);
        for (int i = 0; i < layout->axes[0].count; i++)
            for (int j = 0; j < columns; j++)
                assert_int_equal(sweep_layout_arm(layout, v, i, j), next++);
    }
    assert_int_equal(sweep_layout_arms(layout), next);
}

static void each_point_has_its_own_arm(void **state)
{
    (void)state;
    struct sweep_layout layout = {.axis_count = 1, .variant_count = 3};
    layout.axes[0].count = 5;
    check_all_arms_once(&layout);
    layout.reference = true;
    check_all_arms_once(&layout);
    layout.axis_count = 2;
    layout.axes[1].count = 4;
    check_all_arms_once(&layout);
}

static void a_layout_keeps_what_figures_need_from_the_file(void **state)
{
    (void)state;
    static struct sweep_file file = {.axis_count = 1, .metric_count = 1, .metrics = {7}, .variant_count = 1};
    file.axes[0] = (struct sweep_axis){.path = "a.b", .label = "ab", .scale = SWEEP_LOG, .values = {1, 2}, .count = 2};
    file.variants[0] = (struct sweep_variant){.name = "breach", .title = "a breach"};
    struct sweep_layout layout;
    sweep_layout_from_file(&file, &layout);
    assert_string_equal(layout.axes[0].label, "ab");
    assert_int_equal(layout.axes[0].scale, SWEEP_LOG);
    assert_true(layout.axes[0].values[1] == 2);
    assert_string_equal(layout.variants[0].title, "a breach");
    assert_int_equal(layout.metrics[0], 7);
    assert_false(layout.reference);
    assert_int_equal(sweep_layout_arms(&layout), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_point_has_its_own_arm),
        cmocka_unit_test(a_layout_keeps_what_figures_need_from_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
