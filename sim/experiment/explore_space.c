/* explore_space.c - which parameters are uncertain, and points that fill their ranges. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/experiment/explore.h"
#include "regimesim/util/rng.h"
#include "regimesim/util/text.h"

static bool starts_with(const char *path, const char *section)
{
    return strncmp(path, section, strlen(section)) == 0;
}

static bool has_range(const struct param_row *row)
{
    return (row->type == PARAM_REAL || row->type == PARAM_INT) && row->low < row->high &&
           !starts_with(row->path, "run.") && !starts_with(row->path, "network.");
}

/* Does the row belong to a mechanism that is off? A section of the mechanism's name does. */
static bool is_off(const struct params *params, const struct param_row *row)
{
    char section[NAME_SIZE];
    snprintf(section, sizeof section, "%.*s", (int)strcspn(row->path, "."), row->path);
    const char *mechanism = strcmp(section, "credit") == 0 ? "social_credit" : section;
    const struct param_row *mechanism_row = param_row_find("mechanisms", mechanism);
    return mechanism_row && param_get_number(params, (struct param_ref){mechanism_row, -1}) == 0;
}

/* Does every arm that has the parameter leave it at its default, and one of them use it? */
static bool is_open(const struct claim_file *claim, const char *path)
{
    bool used = false;
    for (int i = 0; i < claim->arm_count; i++) {
        const struct scenario *scenario = claim->arms[i].scenario;
        struct param_ref ref;
        if (params_find(&scenario->params, path, &ref, NULL) != STATUS_OK)
            continue;
        if (scenario->origins[param_slot(ref)].kind != ORIGIN_DEFAULT)
            return false;
        used = used || !is_off(&scenario->params, ref.row);
    }
    return used && strcmp(claim->parameter, path) != 0;
}

static bool is_known(const struct explore *explore, const char *path)
{
    for (int d = 0; d < explore->dimension_count; d++)
        if (strcmp(explore->dimensions[d].path, path) == 0)
            return true;
    return false;
}

static void add(struct explore *explore, const struct param_row *row, const char *path)
{
    struct explore_dimension *dimension = &explore->dimensions[explore->dimension_count++];
    snprintf(dimension->path, sizeof dimension->path, "%s", path);
    dimension->row = row;
    dimension->logarithmic = row->low > 0 && row->high > EXPLORE_SPAN * row->low;
}

static void add_uncertain(struct explore *explore, const struct params *params)
{
    char path[160];
    for (size_t i = 0; i < params_count(params); i++) {
        struct param_ref ref = params_at(params, i);
        if (!has_range(ref.row) || ref.row->basis == BASIS_POLICY)
            continue;
        param_path(params, ref, path, sizeof path);
        if (!is_known(explore, path) && is_open(explore->claim, path))
            add(explore, ref.row, path);
    }
}

static enum status add_named(struct explore *explore, const char *path, struct error *error)
{
    const struct claim_file *claim = explore->claim;
    struct param_ref ref;
    enum status status = STATUS_DATA;
    for (int i = 0; i < claim->arm_count && status; i++)
        status = params_find(&claim->arms[i].scenario->params, path, &ref, error);
    if (status)
        return status;
    if (!has_range(ref.row))
        return error_set(error, STATUS_DATA, "%s has no plausible range to vary it over (see `regimesim params %s`)",
                         path, path);
    if (claim_file_sets(claim, path))
        return error_set(error, STATUS_DATA, "%s is set by claim %s or by the command line; expected another to vary",
                         path, claim->id);
    if (!is_known(explore, path))
        add(explore, ref.row, path);
    return STATUS_OK;
}

enum status explore_dimensions(struct explore *explore, const struct explore_request *request, struct error *error)
{
    const struct claim_file *claim = explore->claim;
    size_t most = (size_t)request->vary_count;
    enum status status = STATUS_OK;
    for (int i = 0; i < claim->arm_count; i++)
        most += params_count(&claim->arms[i].scenario->params);
    explore->dimensions = calloc(most, sizeof *explore->dimensions);
    if (!explore->dimensions)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (int i = 0; i < claim->arm_count; i++)
        add_uncertain(explore, &claim->arms[i].scenario->params);
    for (int i = 0; i < request->vary_count && !status; i++)
        status = add_named(explore, request->vary[i], error);
    if (!status && explore->dimension_count == 0)
        status =
            error_set(error, STATUS_DATA, "claim %s leaves nothing uncertain that has a plausible range", claim->id);
    return status;
}

/* The value at a share u of the range, 0 <= u < 1. */
static double value_at(const struct explore_dimension *dimension, double u)
{
    const struct param_row *row = dimension->row;
    if (dimension->logarithmic) {
        double value = row->low * pow(row->high / row->low, u);
        return fmin(row->type == PARAM_INT ? round(value) : value, row->high);
    }
    if (row->type == PARAM_INT)
        return fmin(row->low + floor(u * (row->high - row->low + 1)), row->high);
    return row->low + u * (row->high - row->low);
}

double explore_value(const struct explore *explore, int point, int dimension)
{
    return explore->values[(size_t)point * (size_t)explore->dimension_count + (size_t)dimension];
}

static void put_value(struct explore *explore, int point, int dimension, double u)
{
    explore->values[(size_t)point * (size_t)explore->dimension_count + (size_t)dimension] =
        value_at(&explore->dimensions[dimension], u);
}

static struct rng_key key_of(const struct explore *explore)
{
    return rng_key_make((uint64_t)explore->claims.params[0].run.seed, 0); /* replicates count from 1 */
}

/* Along one dimension: the strata in random order (Fisher and Yates), and a random place in each. */
static void draw_dimension(struct explore *explore, int dimension, int *strata)
{
    const char *path = explore->dimensions[dimension].path;
    struct rng rng;
    rng_open(&rng, key_of(explore), RNG_EXPLORE, (uint32_t)text_hash(TEXT_HASH_START, path, strlen(path)), 0, 0);
    for (int i = 0; i < explore->points; i++)
        strata[i] = i;
    for (int i = explore->points - 1; i > 0; i--) {
        int k = (int)rng_below(&rng, (uint32_t)i + 1), kept = strata[i];
        strata[i] = strata[k];
        strata[k] = kept;
    }
    for (int i = 0; i < explore->points; i++)
        put_value(explore, i + 1, dimension, (strata[i] + rng_uniform(&rng)) / explore->points);
}

void explore_params(const struct explore *explore, int point, int arm, struct params *params)
{
    *params = explore->claims.params[arm];
    for (int d = 0; d < explore->dimension_count && point > 0; d++) {
        const struct explore_dimension *dimension = &explore->dimensions[d];
        struct param_ref ref = {dimension->row, -1};
        if (dimension->row->scope != SCOPE_ROOT) {
            char name[NAME_SIZE];
            const char *start = strchr(dimension->path, '.') + 1;
            snprintf(name, sizeof name, "%.*s", (int)strcspn(start, "."), start);
            ref.element = params_element_find(params, dimension->row->scope, name);
            if (ref.element < 0)
                continue; /* this arm has no such element */
        }
        param_store(params, ref, explore_value(explore, point, d));
    }
}

/* A parameter's value in the arms as they are written; NaN where they differ. */
static double value_as_written(const struct explore *explore, int dimension)
{
    double value = NAN;
    for (int arm = 0; arm < explore->claims.arm_count; arm++) {
        struct param_ref ref;
        if (params_find(&explore->claims.params[arm], explore->dimensions[dimension].path, &ref, NULL) != STATUS_OK)
            continue;
        double here = param_get_number(&explore->claims.params[arm], ref);
        if (!isnan(value) && here != value)
            return NAN;
        value = here;
    }
    return value;
}

static bool is_broken(const struct explore *explore, int point)
{
    char message[ERROR_MESSAGE_SIZE];
    struct params params;
    for (int arm = 0; arm < explore->claims.arm_count; arm++) {
        explore_params(explore, point, arm, &params);
        if (params_broken(&params, message))
            return true;
    }
    return false;
}

/* Draw a point anew until it breaks no rule. */
static void mend(struct explore *explore, int point)
{
    for (int attempt = 0; is_broken(explore, point); attempt++) {
        struct rng rng;
        if (attempt == EXPLORE_TRIES) {
            explore->left_out[point] = true;
            explore->left_out_count++;
            return;
        }
        explore->redrawn += attempt == 0;
        rng_open(&rng, key_of(explore), RNG_EXPLORE, (uint32_t)point, (uint32_t)attempt + 1, 0);
        for (int d = 0; d < explore->dimension_count; d++)
            put_value(explore, point, d, rng_uniform(&rng));
    }
}

enum status explore_draw(struct explore *explore, struct error *error)
{
    size_t points = (size_t)explore->points + 1;
    int *strata = calloc(points, sizeof *strata);
    explore->values = calloc(points * (size_t)explore->dimension_count, sizeof *explore->values);
    explore->left_out = calloc(points, sizeof *explore->left_out);
    if (!strata || !explore->values || !explore->left_out) {
        free(strata);
        return error_set(error, STATUS_INTERNAL, "out of memory for %d points", explore->points);
    }
    for (int d = 0; d < explore->dimension_count; d++) {
        explore->values[d] = value_as_written(explore, d);
        draw_dimension(explore, d, strata);
    }
    free(strata);
    for (int point = 1; point <= explore->points; point++)
        mend(explore, point);
    return STATUS_OK;
}
