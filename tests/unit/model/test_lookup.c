/* test_lookup.c - warrants and budgets for look-ups in registries, for offences and for lawful posts. Shares: 5
 * standard errors, a false alarm in two million. */
#include "../../support/tiny_cases.h"
#include "regimesim/model/lookup.h"

enum { CASES = 3000 };

/* Offences against a third person, one a case, from accounts with this credential; the registry alone identifies with
 * 0.75, and nothing else does. */
static void setup(struct tiny_world *t, enum credential credential)
{
    tiny_cases_open(t, 100);
    t->params.investigation.trace_technical = 0;
    t->params.jurisdictions[0].investigations = 1e7;
    uint32_t identity = credential == CREDENTIAL_FALSE ? 50 : NOBODY;
    uint32_t account = tiny_account(t, 3, credential, credential == CREDENTIAL_OWN, identity);
    for (int k = 0; k < CASES; k++)
        tiny_case(t, account, 9, 0);
}

/* One investigation after another, each day with its morning. */
static void work_off(struct tiny_world *t, int days)
{
    for (int day = 0; day < days; day++) {
        tiny_investigate(t, 1);
        t->world.jurisdictions[0].lookups_today = t->world.jurisdictions[1].lookups_today = 0;
        t->world.accused.count = 0;
    }
}

static void every_case_with_a_verified_account_is_looked_up(void **state)
{
    (void)state;
    for (int c = 0; c < CREDENTIAL_COUNT; c++) {
        struct tiny_world t;
        setup(&t, (enum credential)c);
        work_off(&t, 3);
        assert_true(tiny_sum(&t, M_REGISTRY_LOOKUPS) == (c == CREDENTIAL_UNVERIFIED ? 0 : CASES));
        assert_true(tiny_sum(&t, M_LOOKUPS_REFUSED) == 0);
        expect_share(tiny_detected(&t), CASES, c == CREDENTIAL_OWN ? 0.75 : 0, 5);
        tiny_close(&t);
    }
}

static void a_warrant_is_granted_with_its_probability(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, CREDENTIAL_OWN);
    t.params.jurisdictions[0].warrant = true;
    t.params.investigation.warrant_granted = 0.4;
    work_off(&t, 3);
    expect_share(tiny_sum(&t, M_REGISTRY_LOOKUPS), CASES, 0.4, 5);
    assert_true(tiny_sum(&t, M_REGISTRY_LOOKUPS) + tiny_sum(&t, M_LOOKUPS_REFUSED) == CASES);
    expect_share(tiny_detected(&t), CASES, 0.4 * 0.75, 5);
    tiny_close(&t);
}

static void without_a_warrant_the_registry_is_no_trace_but_others_are_left(void **state)
{
    (void)state;
    for (int technical = 0; technical < 2; technical++) {
        struct tiny_world t;
        setup(&t, CREDENTIAL_OWN);
        t.params.jurisdictions[0].warrant = true;
        t.params.investigation.warrant_granted = 0;
        t.params.investigation.trace_technical = technical ? 0.3 : 0;
        work_off(&t, 3);
        assert_true(tiny_sum(&t, M_REGISTRY_LOOKUPS) == 0);
        expect_share(tiny_detected(&t), CASES, technical ? 0.3 : 0, 5);
        tiny_close(&t);
    }
}

/* The owner of a burned identity is found through the registry, one whom the account impersonated in plain sight. */
static void a_refused_look_up_leads_to_no_owner_of_an_identity(void **state)
{
    (void)state;
    for (int assumed = 0; assumed < 2; assumed++) {
        struct tiny_world t;
        setup(&t, CREDENTIAL_FALSE);
        t.params.investigation.wrong_accusation = 1;
        t.params.jurisdictions[0].warrant = true;
        t.params.investigation.warrant_granted = 0;
        for (uint32_t i = 0; assumed && i < t.world.offence_count; i++)
            t.world.offences[i].flags |= OFFENCE_ASSUMED;
        work_off(&t, 3);
        assert_true(tiny_sum(&t, M_WRONGLY_ACCUSED) == (assumed ? CASES : 0));
        tiny_close(&t);
    }
}

/* 25 a day per 1,000 residents are 2.5 a day here: 2 and 3 in turn. */
static void a_budget_is_never_exceeded_and_used_up(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 100);
    t.params.jurisdictions[0].lookup_budget = 2500;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_OWN, true, NOBODY);
    uint32_t offence = tiny_case(&t, account, 9, 0);
    for (t.world.day = 0; t.world.day < 40; t.world.day++) {
        uint32_t made = 0;
        t.world.jurisdictions[0].lookups_today = 0;
        for (int k = 0; k < 7; k++)
            made += lookup_offence(&t.world, &t.world.offences[offence]);
        assert_int_equal(made, t.world.day % 2 ? 3 : 2);
        assert_int_equal(t.world.jurisdictions[0].lookups_today, made);
        tiny_verify(&t);
    }
    assert_true(tiny_sum(&t, M_REGISTRY_LOOKUPS) == 100 && tiny_sum(&t, M_LOOKUPS_REFUSED) == 180);
    tiny_close(&t);
}

/* A foreign registry is bound by its own law, whoever asks. */
static void the_law_of_the_registrys_home_counts(void **state)
{
    (void)state;
    struct tiny_world t;
    tiny_cases_open(&t, 100);
    t.params.jurisdictions[0].lookup_budget = 0;
    uint32_t account = tiny_account(&t, 3, CREDENTIAL_OWN, true, NOBODY);
    uint32_t index = tiny_case(&t, account, 9, 0);
    struct offence offence = t.world.offences[index];
    assert_false(lookup_offence(&t.world, &offence));
    offence.platform = 1;
    assert_true(lookup_offence(&t.world, &offence));
    assert_true(t.world.tallies->window[M_REGISTRY_LOOKUPS][1] == 1);
    tiny_close(&t);
}

/* Everybody verified, rho_tech 0.2, rho 0.8; the authority goes after half of the published posts. */
static void write(struct tiny_world *t, bool warrant, double abused, double budget)
{
    struct tiny_pairs pairs = {0};
    tiny_params(t);
    t->params.expression.posts = 2;
    t->params.expression.sensitive_share = 0.5;
    t->params.expression.chill = 0;
    t->params.investigation.trace_technical = 0.2;
    t->params.investigation.trace_registry = 0.75;
    t->params.investigation.warrant_abused = abused;
    t->params.jurisdictions[0].surveillance = 0.5;
    t->params.jurisdictions[0].warrant = warrant;
    t->params.jurisdictions[0].lookup_budget = budget;
    tiny_ring(&pairs, 1000, 1);
    tiny_open(t, 1000, &pairs, 43);
    tiny_blank(t);
    for (uint32_t i = 0; i < 1000; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].credential = CREDENTIAL_OWN;
        person_enter(&t->world, i);
    }
    for (; t->world.day < 60; t->world.day++) {
        t->world.jurisdictions[0].lookups_today = 0;
        tiny_step(t, &expression_mechanism);
        tiny_verify(t);
    }
}

static void every_author_the_authority_goes_after_is_looked_up(void **state)
{
    (void)state;
    struct tiny_world t;
    write(&t, false, 0, -1);
    double published = tiny_sum(&t, M_POSTS_SENSITIVE);
    expect_share(tiny_sum(&t, M_REGISTRY_LOOKUPS), published, 0.5, 5);
    expect_share(tiny_sum(&t, M_AUTHORS_IDENTIFIED), published, 0.5 * 0.8, 5);
    assert_true(tiny_sum(&t, M_LOOKUPS_REFUSED) == 0);
    tiny_close(&t);
}

/* A lawful post gives no ground: what passes all the same is abuse; technical traces need no look-up. */
static void a_warrant_protects_authors_as_far_as_it_is_not_abused(void **state)
{
    (void)state;
    static const double abused[] = {0, 0.3, 1};
    for (size_t k = 0; k < 3; k++) {
        struct tiny_world t;
        write(&t, true, abused[k], -1);
        double published = tiny_sum(&t, M_POSTS_SENSITIVE), made = tiny_sum(&t, M_REGISTRY_LOOKUPS);
        expect_share(made, published, 0.5 * abused[k], 5);
        expect_share(made + tiny_sum(&t, M_LOOKUPS_REFUSED), published, 0.5, 5);
        expect_share(tiny_sum(&t, M_AUTHORS_IDENTIFIED), published, 0.5 * (0.8 * abused[k] + 0.2 * (1 - abused[k])), 5);
        tiny_close(&t);
    }
}

/* 1,000 a day per 100,000 are 10 a day here, of about 500 that are wanted. */
static void a_budget_protects_authors_too(void **state)
{
    (void)state;
    struct tiny_world t;
    write(&t, false, 0, 1000);
    assert_true(tiny_sum(&t, M_REGISTRY_LOOKUPS) == 600);
    double refused = tiny_sum(&t, M_LOOKUPS_REFUSED);
    expect_count(tiny_sum(&t, M_AUTHORS_IDENTIFIED), 600 * 0.8 + refused * 0.2, 600 * 0.16 + refused * 0.16, 5);
    tiny_close(&t);
}

/* With free access nothing is drawn anew: the authors found are those found without any law. */
static void a_law_that_refuses_nothing_changes_nothing(void **state)
{
    (void)state;
    struct tiny_world free_access, law;
    write(&free_access, false, 0, -1);
    write(&law, true, 1, 100000);
    assert_true(tiny_sum(&free_access, M_AUTHORS_IDENTIFIED) == tiny_sum(&law, M_AUTHORS_IDENTIFIED));
    assert_true(tiny_sum(&free_access, M_REGISTRY_LOOKUPS) == tiny_sum(&law, M_REGISTRY_LOOKUPS));
    tiny_close(&free_access);
    tiny_close(&law);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_with_a_verified_account_is_looked_up),
        cmocka_unit_test(a_warrant_is_granted_with_its_probability),
        cmocka_unit_test(without_a_warrant_the_registry_is_no_trace_but_others_are_left),
        cmocka_unit_test(a_refused_look_up_leads_to_no_owner_of_an_identity),
        cmocka_unit_test(a_budget_is_never_exceeded_and_used_up),
        cmocka_unit_test(the_law_of_the_registrys_home_counts),
        cmocka_unit_test(every_author_the_authority_goes_after_is_looked_up),
        cmocka_unit_test(a_warrant_protects_authors_as_far_as_it_is_not_abused),
        cmocka_unit_test(a_budget_protects_authors_too),
        cmocka_unit_test(a_law_that_refuses_nothing_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
