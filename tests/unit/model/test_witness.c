/* test_witness.c - what witnesses and permanent files add to the traces of a case. */
#include "../../support/tiny_cases.h"
#include "regimesim/model/trace.h"

enum { PERSONS = 200, VICTIM = 150 };

/* A case of person 3, under this credential, on a platform where so many profiles are authentic. */
static void setup(struct tiny_world *t, enum credential credential, int flags, uint32_t authentic)
{
    tiny_cases_open(t, PERSONS);
    for (uint32_t i = 0; i < PERSONS; i++) {
        person_withdraw(&t->world, i);
        t->world.persons.at[i].traits = i < authentic ? TRAIT_AUTHENTIC : 0;
        person_enter(&t->world, i);
    }
    tiny_case(t, tiny_account(t, 3, credential, credential == CREDENTIAL_OWN, NOBODY), VICTIM, flags);
}

static double identifies(const struct tiny_world *t)
{
    return trace_identifies(&t->world, &t->world.offences[0], true);
}

/* 1 - (1 - p)(1 - 0.5 A), whatever p rests on. */
static void a_witness_comes_forward_the_more_profiles_are_authentic(void **state)
{
    (void)state;
    static const struct {
        enum credential credential;
        int flags;
        double p;
    } cases[] = {
        {CREDENTIAL_UNVERIFIED, 0, 0.2}, {CREDENTIAL_OWN, 0, 0.8}, {CREDENTIAL_UNVERIFIED, OFFENCE_KNOWN, 0.6}};
    for (int k = 0; k < 3; k++) {
        for (uint32_t authentic = 0; authentic <= PERSONS; authentic += 50) {
            struct tiny_world t;
            setup(&t, cases[k].credential, cases[k].flags, authentic);
            assert_float_equal(identifies(&t), cases[k].p, 1e-12);
            t.params.investigation.witness = 0.5;
            double witnessed = 0.5 * authentic / PERSONS;
            assert_float_equal(identifies(&t), 1 - (1 - cases[k].p) * (1 - witnessed), 1e-12);
            tiny_close(&t);
        }
    }
}

static void more_witnesses_never_lower_identification(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, CREDENTIAL_UNVERIFIED, 0, 120);
    double before = 0;
    for (int k = 0; k <= 20; k++) {
        t.params.investigation.witness = k / 20.0;
        assert_true(identifies(&t) > before && identifies(&t) <= 1);
        before = identifies(&t);
    }
    tiny_close(&t);
}

static void nobody_witnesses_an_offence_without_a_platform(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, CREDENTIAL_UNVERIFIED, 0, PERSONS);
    t.params.investigation.witness = 1;
    t.world.offences[0].account = NO_ACCOUNT;
    assert_float_equal(identifies(&t), 0.2, 1e-12);
    tiny_close(&t);
}

/* 1 - 0.8 * 0.5 for one identified before, where the law at home keeps a file and sanctions are on. */
static void a_permanent_file_adds_to_the_technical_trace_for_good(void **state)
{
    (void)state;
    for (unsigned k = 0; k < 16; k++) {
        struct tiny_world t;
        bool kept = k & 1, before = k & 2, sanctions = k & 4, elsewhere = k & 8;
        setup(&t, CREDENTIAL_UNVERIFIED, 0, 0);
        t.params.investigation.file_gain = 0.5;
        t.params.jurisdictions[0].permanent_file = kept;
        t.params.mechanisms.sanctions = sanctions;
        t.world.offenders[0].identified = before ? 3 : 0;
        t.world.persons.at[3].jurisdiction = elsewhere ? 1 : 0;
        t.params.jurisdictions[1].cooperation = 1;
        bool filed = kept && before && sanctions && !elsewhere;
        assert_float_equal(identifies(&t), filed ? 0.6 : 0.2, 1e-12);
        assert_float_equal(offender_traceability(&t.world, &t.world.offenders[0], 0, CREDENTIAL_FALSE),
                           filed ? 0.6 : 0.2, 1e-12);
        assert_float_equal(offender_traceability(&t.world, &t.world.offenders[0], 0, CREDENTIAL_OWN),
                           1 - (filed ? 0.4 : 0.8) * 0.25, 1e-12);
        t.world.day = 5000;
        assert_float_equal(identifies(&t), filed ? 0.6 : 0.2, 1e-12);
        tiny_close(&t);
    }
}

static void the_quantity_grows_with_every_offence_detected(void **state)
{
    (void)state;
    struct tiny_world t;
    setup(&t, CREDENTIAL_UNVERIFIED, 0, 0);
    t.params.investigation.trace_technical = t.params.investigation.clears_others = 1;
    for (int k = 0; k < 5; k++)
        tiny_case(&t, t.world.offenders[0].first_account, VICTIM, 0);
    assert_int_equal(t.world.offenders[0].quantity, 0);
    tiny_investigate(&t, 2);
    assert_int_equal(t.world.offenders[0].quantity, 6);
    tiny_close(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_witness_comes_forward_the_more_profiles_are_authentic),
        cmocka_unit_test(more_witnesses_never_lower_identification),
        cmocka_unit_test(nobody_witnesses_an_offence_without_a_platform),
        cmocka_unit_test(a_permanent_file_adds_to_the_technical_trace_for_good),
        cmocka_unit_test(the_quantity_grows_with_every_offence_detected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
