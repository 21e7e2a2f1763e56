/* test_expression.c - posts, self-censorship, identified authors, removed posts, attention, fear. Shares: 5 standard
 * errors, a false alarm in two million. */
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
        t->world.persons.at[i].credential = (uint8_t)credential;
        t->world.persons.at[i].traits = named ? TRAIT_REAL_NAME : 0;
        t->world.persons.at[i].exposure = person_public_floor(&t->world, i, t->world.persons.at[i].exposure);
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

/* Nobody reads what is encrypted: neither the authority nor the platform's takedown rules. */
static void encryption_hides_authors_and_posts(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.jurisdictions[0].surveillance = 0.5;
    t.params.platforms[0].targeted_share = 0.2;
    t.params.platforms[0].takedown_breadth = 1;
    t.params.platforms[0].encryption = 0.6;
    everybody(&t, CREDENTIAL_OWN, false);
    post(&t);
    double published = tiny_sum(&t, M_POSTS_SENSITIVE) - tiny_sum(&t, M_POSTS_WITHHELD);
    expect_share(tiny_sum(&t, M_AUTHORS_IDENTIFIED), published, 0.5 * 0.4 * 0.8, 5);
    double harmless = tiny_sum(&t, M_POSTS) - tiny_sum(&t, M_POSTS_SENSITIVE);
    expect_share(tiny_sum(&t, M_POSTS_REMOVED), harmless, 0.2 * 0.4, 5);
    tiny_close(&t);
}

/* A fifth of the authors write three times as much that is sensitive: 3/7 of it comes from them. They withhold twice
 * the share of others: 0.8 against 0.4. */
static void vulnerable_speakers_are_counted_apart(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.jurisdictions[0].surveillance = 0.5;
    t.params.expression.vulnerable_share = 0.2;
    t.params.expression.vulnerable_posts = 3;
    t.params.expression.vulnerable_chill = 2;
    everybody(&t, CREDENTIAL_OWN, false);
    post(&t);
    double each = 0.5 * 2.0 * PERSONS * DAYS, ordinary = 0.8 * each, vulnerable = 0.6 * each;
    expect_poisson(tiny_sum(&t, M_POSTS_SENSITIVE), ordinary + vulnerable, 5);
    expect_poisson(tiny_sum(&t, M_POSTS), 2.0 * PERSONS * DAYS + 0.4 * each, 5);
    double withheld = tiny_sum(&t, M_POSTS_WITHHELD_VULNERABLE);
    expect_poisson(withheld, 0.8 * vulnerable, 5);
    expect_poisson(tiny_sum(&t, M_POSTS_WITHHELD) - withheld, 0.4 * ordinary, 5);
    double found = tiny_sum(&t, M_AUTHORS_IDENTIFIED_VULNERABLE);
    expect_poisson(found, 0.5 * 0.8 * 0.2 * vulnerable, 5);
    expect_poisson(tiny_sum(&t, M_AUTHORS_IDENTIFIED) - found, 0.5 * 0.8 * 0.6 * ordinary, 5);
    tiny_close(&t);
}

static void the_vulnerable_withhold_no_more_than_all_they_write(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.expression.vulnerable_share = 1;
    t.params.expression.vulnerable_posts = 1;
    t.params.expression.vulnerable_chill = 100;
    everybody(&t, CREDENTIAL_OWN, false);
    post(&t);
    assert_true(tiny_sum(&t, M_POSTS_WITHHELD) == tiny_sum(&t, M_POSTS_SENSITIVE));
    assert_true(tiny_sum(&t, M_POSTS_WITHHELD_VULNERABLE) == tiny_sum(&t, M_POSTS_WITHHELD));
    tiny_close(&t);
}

static void identified_authors_are_sanctioned_where_there_is_persecution(void **state)
{
    (void)state;
    for (int persecuted = 0; persecuted < 2; persecuted++) {
        struct tiny_world t;
        setup(&t);
        t.params.jurisdictions[0].surveillance = 0.5;
        t.params.jurisdictions[0].persecution = persecuted ? 0.3 : 0;
        everybody(&t, CREDENTIAL_OWN, false);
        post(&t);
        expect_share(tiny_sum(&t, M_AUTHORS_SANCTIONED), tiny_sum(&t, M_AUTHORS_IDENTIFIED), persecuted ? 0.3 : 0, 5);
        assert_int_equal(t.world.jurisdictions[0].sanctions_today, 0); /* no offender was sanctioned */
        tiny_close(&t);
    }
}

/* Sanctions silence others: with fear beyond measure nobody known by name dares to write the next day. */
static void fear_of_sanctions_adds_to_the_chill_and_fades(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t);
    t.params.jurisdictions[0].surveillance = 1;
    t.params.jurisdictions[0].persecution = 1;
    t.params.expression.fear = 1000;
    t.params.expression.fear_half_life = 10;
    everybody(&t, CREDENTIAL_OWN, true);
    tiny_step(&t, &expression_mechanism);
    expect_near(t.world.jurisdictions[0].fear, 1, 0);
    double before = tiny_sum(&t, M_POSTS_SENSITIVE) - tiny_sum(&t, M_POSTS_WITHHELD);
    assert_true(before > 0);
    t.world.day++;
    tiny_step(&t, &expression_mechanism);
    assert_true(tiny_sum(&t, M_POSTS_SENSITIVE) - tiny_sum(&t, M_POSTS_WITHHELD) == before);
    expect_near(t.world.jurisdictions[0].fear, exp2(-0.1), 1e-12);
    tiny_verify(&t);
    tiny_close(&t);
}

/* Half of the users on a platform that removes the category, half on one that does not. */
static void divide(struct tiny_world *t, double attention)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    tiny_add_abroad(t);
    t->params.expression.posts = 5;
    t->params.expression.sensitive_share = 0;
    t->params.expression.attention = attention;
    t->params.expression.attention_half_life = 5;
    t->params.platforms[0].targeted_share = 0.2;
    t->params.platforms[0].takedown_breadth = 0.5;
    tiny_ring(&pairs, PERSONS, 1);
    tiny_open(t, PERSONS, &pairs, 42);
    tiny_blank(t);
    for (uint32_t i = 0; i < PERSONS / 2; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].platform = 1;
        person_enter(&t->world, i);
    }
}

/* As after years of 1,000 times as many posts as there are: still as many as can be counted. */
static void however_much_attention_there_is_posts_can_be_counted(void **state)
{
    (void)state;
    struct tiny_world t;
    divide(&t, 0);
    t.world.platforms[0].attention = 3e8;
    tiny_step(&t, &expression_mechanism);
    expect_near(tiny_sum(&t, M_POSTS) / 2e8, 1, 0.01);
    tiny_verify(&t);
    tiny_close(&t);
}

/* 20 % of what is written stands in the category; a half of that is removed here, and nothing there. */
static void the_category_is_written_about_everywhere_and_removed_where_a_rule_says_so(void **state)
{
    (void)state;
    struct tiny_world t;
    divide(&t, 0);
    post(&t);
    double expected = 0.2 * 5.0 * PERSONS / 2 * DAYS;
    expect_poisson(t.world.tallies->window[M_POSTS_TARGETED][0], expected / 2, 5);
    expect_poisson(t.world.tallies->window[M_POSTS_TARGETED][1], expected, 5);
    expect_poisson(tiny_sum(&t, M_POSTS_REMOVED), expected / 2, 5);
    assert_true(t.world.platforms[0].attention == 0);
    tiny_close(&t);
}

/* In balance A = a x/(1 - 2^(-1/5)), with x the share of all posts that is removed here, 0.05 (1 + A)/(1 + 0.2 A). */
static void what_is_removed_here_grows_where_it_is_not(void **state)
{
    (void)state;
    struct tiny_world t;
    divide(&t, 2);
    post(&t);
    double attention = 0;
    for (int k = 0; k < 1000; k++)
        attention = 2 * 0.05 * (1 + attention) / (1 + 0.2 * attention) / (1 - exp2(-0.2));
    expect_near(t.world.platforms[0].attention, attention, 0.1 * attention);
    assert_true(t.world.platforms[1].attention == 0);
    double unmoved = 0.2 * 5.0 * PERSONS / 2 * DAYS;
    assert_true(t.world.tallies->window[M_POSTS_TARGETED][1] > 1.5 * unmoved);
    t.params.platforms[0].takedown_breadth = 0; /* the ban is lifted: attention halves in five days */
    double before = t.world.platforms[0].attention;
    for (int day = 0; day < 5; day++, t.world.day++)
        tiny_step(&t, &expression_mechanism);
    expect_near(t.world.platforms[0].attention, before / 2, 1e-9);
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
        cmocka_unit_test(encryption_hides_authors_and_posts),
        cmocka_unit_test(vulnerable_speakers_are_counted_apart),
        cmocka_unit_test(the_vulnerable_withhold_no_more_than_all_they_write),
        cmocka_unit_test(identified_authors_are_sanctioned_where_there_is_persecution),
        cmocka_unit_test(fear_of_sanctions_adds_to_the_chill_and_fades),
        cmocka_unit_test(however_much_attention_there_is_posts_can_be_counted),
        cmocka_unit_test(the_category_is_written_about_everywhere_and_removed_where_a_rule_says_so),
        cmocka_unit_test(what_is_removed_here_grows_where_it_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
