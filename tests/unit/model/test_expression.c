/* test_expression.c - posts, self-censorship, identified authors, removed posts. Shares: 5 standard errors, a false
 * alarm in two million. */
#include "../../support/tiny_world.h"

enum { PERSONS = 1000, DAYS = 60 };

/* rho is 0.2 unverified, 0.8 with an own credential; half of the posts are sensitive. */
static void setup(struct tiny_world *t)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.expression.posts = 2;
    t->params.expression.sensitive_share = 0.5;
    t->params.expression.chill = 0.5;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 41);
    tiny_blank(t);
}

static void everybody(struct tiny_world *t, enum credential credential, bool named)
{
    for (uint32_t i = 0; i < PERSONS; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.credential[i] = (uint8_t)credential;
        t->world.persons.traits[i] = named ? TRAIT_REAL_NAME : 0;
        t->world.persons.exposure[i] = person_public_floor(&t->world, i, t->world.persons.exposure[i]);
        person_enter(&t->world, i);
    }
}

static void post(struct tiny_world *t)
{
    for (; t->world.day < DAYS; t->world.day++)
        tiny_step(t, &expression_mechanism);
    tiny_verify(t);
}

static void everybody_posts_and_a_share_is_sensitive(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    post(&t);
    double posts = tiny_sum(&t, M_POSTS), expected = 2.0 * PERSONS * DAYS;
    expect_near(posts, expected, 5 * sqrt(expected));
    expect_share(tiny_sum(&t, M_POSTS_SENSITIVE), posts, 0.5, 5);
    tiny_close(&t);
}

static void the_more_identifiable_withhold_more(void **state)
{
    (void)state;
    static const struct {
        enum credential credential;
        bool named;
        double identifiability;
    } groups[] = {{CREDENTIAL_UNVERIFIED, false, 0.2},
                  {CREDENTIAL_FALSE, false, 0.2},
                  {CREDENTIAL_OWN, false, 0.8},
                  {CREDENTIAL_OWN, true, 1},
                  {CREDENTIAL_UNVERIFIED, true, 1}};
    for (size_t k = 0; k < sizeof groups / sizeof groups[0]; k++) {
        struct tiny_world t;
        setup(&t);
        everybody(&t, groups[k].credential, groups[k].named);
        post(&t);
        expect_share(tiny_sum(&t, M_POSTS_WITHHELD), tiny_sum(&t, M_POSTS_SENSITIVE), 0.5 * groups[k].identifiability,
                     5);
        tiny_close(&t);
    }
}

/* A shown name chills its author, but the authority finds persons by their credential. */
static void authors_are_found_by_surveillance_and_traceability(void **state)
{
    (void)state;
    for (int own = 0; own < 2; own++) {
        struct tiny_world t;
        setup(&t);
        t.params.jurisdictions[0].surveillance = 0.3;
        everybody(&t, own ? CREDENTIAL_OWN : CREDENTIAL_UNVERIFIED, false);
        post(&t);
        double published = tiny_sum(&t, M_POSTS_SENSITIVE) - tiny_sum(&t, M_POSTS_WITHHELD);
        expect_share(tiny_sum(&t, M_AUTHORS_IDENTIFIED), published, 0.3 * (own ? 0.8 : 0.2), 5);
        tiny_close(&t);
    }
}

static void without_surveillance_nobody_is_found(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    everybody(&t, CREDENTIAL_OWN, true);
    post(&t);
    assert_true(tiny_sum(&t, M_AUTHORS_IDENTIFIED) == 0);
    tiny_close(&t);
}

static void a_broad_rule_removes_harmless_posts_and_a_narrow_one_none(void **state)
{
    (void)state;
    for (int broad = 0; broad < 2; broad++) {
        struct tiny_world t;
        setup(&t);
        t.params.platforms[0].targeted_share = 0.1;
        t.params.platforms[0].takedown_breadth = broad ? 0.4 : 0;
        post(&t);
        double harmless = tiny_sum(&t, M_POSTS) - tiny_sum(&t, M_POSTS_SENSITIVE);
        if (broad)
            expect_share(tiny_sum(&t, M_POSTS_REMOVED), harmless, 0.04, 5);
        else
            assert_true(tiny_sum(&t, M_POSTS_REMOVED) == 0);
        tiny_close(&t);
    }
}

static void the_suspended_do_not_post(void **state)
{
    (void)state;
    struct tiny_world t;
    struct error error;
    setup(&t);
    for (uint32_t i = 0; i < PERSONS; i++)
        tiny_must(person_suspend(&t.world, i, DAYS + 1, &error), &error);
    post(&t);
    assert_true(tiny_sum(&t, M_POSTS) == 0);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_posts_and_a_share_is_sensitive),
        cmocka_unit_test(the_more_identifiable_withhold_more),
        cmocka_unit_test(authors_are_found_by_surveillance_and_traceability),
        cmocka_unit_test(without_surveillance_nobody_is_found),
        cmocka_unit_test(a_broad_rule_removes_harmless_posts_and_a_narrow_one_none),
        cmocka_unit_test(the_suspended_do_not_post),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
