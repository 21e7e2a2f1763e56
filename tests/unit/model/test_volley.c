/* test_volley.c - attempts that are made side by side come to what each would come to alone. */
#include "../../support/tiny_volley.h"

enum { PERSONS = 300, DAYS = 60, ATTEMPTS = 400 };

/* A world of defaults in which many offend, through several accounts each, and every fifth has none left. */
static void open_busy(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    params_defaults(&t->params);
    t->params.population.motivated_share = 0.2;
    t->params.population.extra_accounts = 2;
    t->params.offending.rate = 1;
    t->params.moderation.displacement = 0.5;
    tiny_random(&pairs, PERSONS, 20, 3);
    tiny_open(t, PERSONS, &pairs, 17);
    tiny_prepare(t);
    for (int day = 0; day < DAYS; day++)
        tiny_day(t);
    for (size_t k = 0; k < t->world.motivated.count; k += 5) {
        const struct offender *offender = &t->world.offenders[t->world.motivated.items[k]];
        for (uint32_t a = 0; a < offender->account_count; a++)
            account_close(&t->world, offender->first_account + a, t->world.day + 1);
    }
}

static void name_attempts(const struct tiny_world *t, struct volley *volley, uint32_t from, int count)
{
    volley->count = count;
    for (int i = 0; i < count; i++) {
        uint32_t k = from + (uint32_t)i;
        uint32_t offender = t->world.motivated.items[k / 3 % t->world.motivated.count];
        volley->attempts[i] = (struct attempt){.offender = offender, .number = (uint16_t)(k % 7)};
    }
}

static bool same(const struct attempt *a, const struct attempt *b)
{
    return a->offender == b->offender && a->account == b->account && a->person == b->person && a->victim == b->victim &&
           a->success == b->success && a->number == b->number && a->type == b->type && a->layer == b->layer &&
           a->known == b->known && a->assumed == b->assumed && a->succeeds == b->succeeds;
}

static void together_is_as_alone(void **state)
{
    (void)state;
    struct tiny_world t;
    uint32_t seen[4] = {0}, offline = 0;
    open_busy(&t);
    for (uint32_t from = 0; from < ATTEMPTS; from += VOLLEY) {
        struct volley volley;
        name_attempts(&t, &volley, from, 1 + (int)(from / VOLLEY % VOLLEY));
        tiny_propose_all(&t, &volley);
        for (int i = 0; i < volley.count; i++) {
            struct attempt together = volley.attempts[i];
            struct attempt alone = tiny_propose(&t, together.offender, together.number);
            assert_true(same(&together, &alone));
            seen[together.layer]++;
            offline += together.account == NO_ACCOUNT;
        }
    }
    assert_true(seen[LAYER_FRIEND] && seen[LAYER_SECOND] && seen[LAYER_STRANGER] && offline);
    tiny_close(&t);
}

/* The victims of attempts without luck are not looked at: nothing but their chance differs. */
static void who_has_no_luck_fails_with_anybody(void **state)
{
    (void)state;
    struct tiny_world t;
    struct attempt_setting setting;
    uint32_t succeeded = 0, spared = 0;
    open_busy(&t);
    attempt_setting_make(&setting, &t.world);
    for (uint32_t from = 0; from < 10 * ATTEMPTS; from += VOLLEY, t.world.day += from % ATTEMPTS == 0) {
        struct volley all, lucky;
        name_attempts(&t, &all, from, VOLLEY);
        volley_clear(&lucky);
        name_attempts(&t, &lucky, from, VOLLEY);
        tiny_propose_all(&t, &all);
        volley_begin(&t.world, &setting, &lucky);
        while (!volley_step(&t.world, &setting, &lucky))
            ;
        for (int i = 0; i < VOLLEY; i++) {
            const struct attempt *a = &all.attempts[i], *b = &lucky.attempts[i];
            assert_true(a->succeeds == b->succeeds && a->victim == b->victim && a->account == b->account);
            assert_true(a->success <= setting.success_limit[a->type] || a->victim == NOBODY);
            succeeded += a->succeeds;
            spared += a->success != b->success;
        }
    }
    assert_true(succeeded > 100 && spared > 1000);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(together_is_as_alone),
        cmocka_unit_test(who_has_no_luck_fails_with_anybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
