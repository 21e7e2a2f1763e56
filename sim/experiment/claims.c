/* claims.c - the tests of a family of claims, and the arms that they share. */
#include "regimesim/experiment/claims.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/util/text.h"

static const char *const form_names[] = {"as written", "relative", "absolute"};
enum { AS_WRITTEN = -1 };

static int points_of(const struct claim_file *claim)
{
    return claim->value_count > 0 ? claim->value_count * claim->arm_count : claim->arm_count;
}

/* Which arm of the claim a point is, and at which of the values (-1: there are none). */
static int arm_of(const struct claim_file *claim, int point)
{
    return point % claim->arm_count;
}

static int value_of(const struct claim_file *claim, int point)
{
    return claim->value_count > 0 ? point / claim->arm_count : -1;
}

const char *claims_point_name(const struct claim_test *test, int point, char *buffer, size_t size)
{
    const struct claim_file *claim = test->claim;
    int value = value_of(claim, point);
    char number[32];
    if (value < 0)
        snprintf(buffer, size, "%s", claim->arms[arm_of(claim, point)].name);
    else
        snprintf(buffer, size, "%s@%s", claim->arms[arm_of(claim, point)].name,
                 text_number(claim->values[value], number, sizeof number));
    return buffer;
}

/* "to - from" of the points. */
static const char *step_name(const struct claim_test *test, int from, int to, char *buffer, size_t size)
{
    char first[2 * NAME_SIZE], second[2 * NAME_SIZE];
    snprintf(buffer, size, "%s - %s", claims_point_name(test, to, second, sizeof second),
             claims_point_name(test, from, first, sizeof first));
    return buffer;
}

const char *claims_from_name(const struct claim_test *test, const struct verdict_comparison *comparison, char *buffer,
                             size_t size)
{
    return verdict_is_interaction(comparison)
               ? step_name(test, comparison->less_from, comparison->less_to, buffer, size)
               : claims_point_name(test, comparison->from, buffer, size);
}

const char *claims_to_name(const struct claim_test *test, const struct verdict_comparison *comparison, char *buffer,
                           size_t size)
{
    return verdict_is_interaction(comparison) ? step_name(test, comparison->from, comparison->to, buffer, size)
                                              : claims_point_name(test, comparison->to, buffer, size);
}

const char *claims_difference_name(const struct claim_test *test, const struct verdict_comparison *comparison,
                                   const char *minus, char *buffer, size_t size)
{
    char from[SIDE_NAME], to[SIDE_NAME];
    snprintf(buffer, size, verdict_is_interaction(comparison) ? "(%s)%s(%s)" : "%s%s%s",
             claims_to_name(test, comparison, to, sizeof to), minus,
             claims_from_name(test, comparison, from, sizeof from));
    return buffer;
}

const char *claims_ablation_words(const struct claim_test *test)
{
    const struct claim_ablation *ablation = &test->claim->ablations[test->ablation];
    return ablation->label[0] ? ablation->label : ablation->name;
}

static void set_number(struct params *params, const char *path, double value)
{
    struct param_ref ref;
    if (params_find(params, path, &ref, NULL) == STATUS_OK)
        param_store(params, ref, value);
}

static const struct scenario *scenario_of(const struct claim_test *test, int point)
{
    int arm = arm_of(test->claim, point);
    return test->ablation < 0 ? test->claim->arms[arm].scenario : test->claim->ablations[test->ablation].scenarios[arm];
}

/* Where nobody can ever have a badge, v = 0, and both forms of trust are the same (ODD, section 3). */
static bool has_no_badges(const struct params *params)
{
    for (int p = 0; p < params->platform_count; p++)
        if (params->platforms[p].verification != VERIFICATION_NONE)
            return false;
    return params->intervention_count == 0;
}

/* The parameters of a point. How many replicates a scenario asks for does not tell arms apart. */
static void make_params(const struct claim_test *test, int point, int form, struct params *params)
{
    const struct claim_file *claim = test->claim;
    int value = value_of(claim, point);
    *params = scenario_of(test, point)->params;
    params->run.replicates = 1;
    if (value >= 0)
        set_number(params, claim->parameter, claim->values[value]);
    if (form != AS_WRITTEN)
        params->trust.form = has_no_badges(params) ? TRUST_RELATIVE : form;
}

/* The arm with these parameters, added if there is none yet. */
static int find_arm(struct claims *claims, const struct params *params, const struct claim_test *test, int point)
{
    uint64_t hash = params_hash(params);
    for (int i = 0; i < claims->arm_count; i++)
        if (claims->values[i].hash == hash)
            return i;
    int index = claims->arm_count++;
    struct arm *arm = &claims->arms[index];
    char name[2 * NAME_SIZE];
    const struct scenario *scenario = scenario_of(test, point);
    bool ablated = test->ablation >= 0;
    claims->params[index] = *params;
    claims->values[index].hash = hash;
    claims->scenarios[index] = scenario;
    arm->params = &claims->params[index];
    claims_point_name(test, point, name, sizeof name);
    snprintf(arm->name, sizeof arm->name, "%d-%s", index + 1, name);
    snprintf(arm->title, sizeof arm->title, "%s, %s of claim %s, trust: %s%s%s", scenario->title, name, test->claim->id,
             test->trust, ablated ? ", with " : "", ablated ? test->claim->ablations[test->ablation].name : "");
    return index;
}

/* What is kept for an arm of the claim: each metric once, each measure for itself. */
static int find_column(struct claims *claims, const struct claim_file *claim, int arm)
{
    const struct measure *measure = claim_file_is_pattern(claim) ? &claim->arms[arm].measure : NULL;
    for (int i = 0; i < claims->column_count; i++)
        if (claims->columns[i].measure == measure && (measure || claims->columns[i].metric == claim->metric))
            return i;
    claims->columns[claims->column_count] = (struct claims_column){claim->metric, measure};
    return claims->column_count++;
}

static void add_test(struct claims *claims, const struct claim_file *claim, int form, int ablation)
{
    struct claim_test *test = &claims->tests[claims->test_count++];
    struct params params;
    *test = (struct claim_test){.claim = claim,
                                .trust = form_names[form == AS_WRITTEN       ? 0
                                                    : form == TRUST_RELATIVE ? 1
                                                                             : 2],
                                .ablation = ablation,
                                .points = points_of(claim),
                                .smallest = NAN};
    for (int i = 0; i < claim->arm_count; i++)
        test->columns[i] = find_column(claims, claim, i);
    for (int i = 0; i < test->points; i++) {
        make_params(test, i, form, &params);
        test->arms[i] = find_arm(claims, &params, test, i);
    }
}

static void add_tests(struct claims *claims, const struct claim_file *claim, enum claims_trust trust, bool ablations)
{
    bool written = claim_file_sets(claim, "trust.form");
    if (written)
        add_test(claims, claim, AS_WRITTEN, -1);
    if (!written && trust & CLAIMS_RELATIVE)
        add_test(claims, claim, TRUST_RELATIVE, -1);
    if (!written && trust & CLAIMS_ABSOLUTE)
        add_test(claims, claim, TRUST_ABSOLUTE, -1);
    for (int i = 0; ablations && i < claim->ablation_count && (written || trust & CLAIMS_RELATIVE); i++)
        add_test(claims, claim, written ? AS_WRITTEN : TRUST_RELATIVE, i);
}

enum status claims_make(struct claims *claims, struct claim_file *const *files, int count, enum claims_trust trust,
                        bool ablations, struct error *error)
{
    memset(claims, 0, sizeof *claims);
    size_t tests = 0, arms = 0;
    for (int i = 0; i < count; i++) {
        size_t of_claim = 2 + (size_t)files[i]->ablation_count;
        tests += of_claim;
        arms += of_claim * (size_t)points_of(files[i]);
    }
    claims->tests = calloc(tests, sizeof *claims->tests);
    claims->arms = calloc(arms, sizeof *claims->arms);
    claims->params = calloc(arms, sizeof *claims->params);
    claims->scenarios = calloc(arms, sizeof *claims->scenarios);
    claims->values = calloc(arms, sizeof *claims->values);
    claims->columns = calloc((size_t)count * CLAIM_ARMS, sizeof *claims->columns);
    if (!claims->tests || !claims->arms || !claims->params || !claims->scenarios || !claims->values || !claims->columns)
        return error_set(error, STATUS_INTERNAL, "out of memory for %d claims", count);
    for (int i = 0; i < count; i++)
        add_tests(claims, files[i], trust, ablations);
    return STATUS_OK;
}

void claims_free(struct claims *claims)
{
    for (int i = 0; i < claims->arm_count; i++)
        free(claims->values[i].values);
    free(claims->tests);
    free(claims->arms);
    free(claims->params);
    free(claims->scenarios);
    free(claims->values);
    free(claims->columns);
    memset(claims, 0, sizeof *claims);
}

double claims_value(const struct claims *claims, const struct claim_test *test, int point, int replicate)
{
    const struct claims_values *values = &claims->values[test->arms[point]];
    size_t column = (size_t)test->columns[arm_of(test->claim, point)];
    return replicate < values->count ? values->values[(size_t)replicate * (size_t)claims->column_count + column] : NAN;
}

double claims_mean(const struct claims *claims, const struct claim_test *test, int point)
{
    double sum = 0;
    int count = 0;
    for (int r = 0; r < test->replicates; r++) {
        double value = claims_value(claims, test, point, r);
        if (isfinite(value)) {
            sum += value;
            count++;
        }
    }
    return count ? sum / count : NAN;
}

int claims_count(const struct claims *claims, enum verdict verdict)
{
    int count = 0;
    for (int i = 0; i < claims->test_count; i++)
        count += claims->tests[i].ablation < 0 && claims->tests[i].answer.verdict == verdict;
    return count;
}

const struct claim_test *claims_unablated(const struct claims *claims, const struct claim_test *test)
{
    for (int i = 0; i < claims->test_count && test->ablation >= 0; i++) {
        const struct claim_test *other = &claims->tests[i];
        if (other->claim == test->claim && other->ablation < 0 && strcmp(other->trust, test->trust) == 0)
            return other;
    }
    return NULL;
}

bool claims_changed(const struct claims *claims, const struct claim_test *test)
{
    const struct claim_test *other = claims_unablated(claims, test);
    return other && other->answer.verdict != test->answer.verdict;
}
