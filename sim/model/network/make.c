/* make.c - network_make: the friendship graph that the parameters ask for, from a file or a generator.
 *
 * The social generator and `preferential` are our own (social.c, preferential.c). The standard models are igraph's,
 * drawn from our keyed stream:
 * Erdos-Renyi G(n, m) with m = n k/2; Barabasi-Albert with round(k/2) new friendships a person, linear preference, no
 * repeats; Watts-Strogatz on a ring with round(k/2) neighbours to each side; and the stochastic block model with equal
 * blocks, in which a share `mixing` of a person's expected k friendships leads out of his block. The second and the
 * third know even mean degrees only. */
#include <errno.h>
#include <math.h>
#include <stdio.h>

#include "igraph_session.h"
#include "regimesim/model/network.h"
#include "social.h"

static enum status misfit(struct fault_list *faults, const char *message)
{
    faults_add_at(faults, STATUS_DATA, NULL, 0, 0, "%s", message);
    return STATUS_DATA;
}

static enum status check_common(const struct params *params, struct fault_list *faults)
{
    char message[ERROR_MESSAGE_SIZE];
    double degree = params->network.mean_degree;
    int persons = params->network.persons;
    if (persons < 2)
        return misfit(faults, "network.persons is less than 2; expected at least two persons");
    if (degree >= 0 && degree <= persons - 1.0)
        return STATUS_OK;
    snprintf(message, sizeof message, "network.mean_degree %g does not fit %d persons; expected 0 to %d", degree,
             persons, persons - 1);
    return misfit(faults, message);
}

/* round(k/2), for models that give everyone so many friendships to begin with. */
static enum status half_degree(const struct params *params, igraph_integer_t *half, struct fault_list *faults)
{
    char message[ERROR_MESSAGE_SIZE];
    double rounded = round(params->network.mean_degree / 2);
    *half = (igraph_integer_t)rounded;
    if (rounded >= 1 && 2 * rounded < params->network.persons)
        return STATUS_OK;
    snprintf(message, sizeof message,
             "network.mean_degree %g does not fit this model with %d persons; expected 1 to %d",
             params->network.mean_degree, params->network.persons, params->network.persons - 2);
    return misfit(faults, message);
}

static igraph_error_t erdos_renyi(const struct params *params, igraph_t *graph)
{
    double ties = round(params->network.persons * params->network.mean_degree / 2);
    return igraph_erdos_renyi_game_gnm(graph, params->network.persons, (igraph_integer_t)ties, IGRAPH_UNDIRECTED,
                                       IGRAPH_NO_LOOPS);
}

static igraph_error_t barabasi_albert(const struct params *params, igraph_integer_t ties, igraph_t *graph)
{
    return igraph_barabasi_game(graph, params->network.persons, 1, ties, NULL, /* outpref */ 1, /* A */ 1,
                                IGRAPH_UNDIRECTED, IGRAPH_BARABASI_PSUMTREE, NULL);
}

/* igraph rewires each end of a tie with the probability it is given; both ends stay with (1 - p)^2 = 1 - rewiring. */
static igraph_error_t watts_strogatz(const struct params *params, igraph_integer_t neighbours, igraph_t *graph)
{
    double end = 1 - sqrt(1 - params->network.rewiring);
    return igraph_watts_strogatz_game(graph, /* dimensions */ 1, params->network.persons, neighbours, end,
                                      IGRAPH_NO_LOOPS, IGRAPH_NO_MULTIPLE);
}

/* Probabilities of a tie within a block of n/b persons and between blocks. */
static enum status block_chances(const struct params *params, double *within, double *between,
                                 struct fault_list *faults)
{
    char message[ERROR_MESSAGE_SIZE];
    double n = params->network.persons, blocks = params->network.blocks, degree = params->network.mean_degree;
    if (blocks < 1 || blocks > n)
        return misfit(faults, "network.blocks must be at least 1 and at most network.persons");
    double mixing = blocks > 1 ? params->network.mixing : 0, mates = n / blocks - 1, others = n - n / blocks;
    *within = mates > 0 ? (1 - mixing) * degree / mates : 0;
    *between = others > 0 ? mixing * degree / others : 0;
    if (*within <= 1 && *between <= 1 && (mates > 0 || mixing >= 1))
        return STATUS_OK;
    snprintf(message, sizeof message,
             "network.mean_degree %g with network.mixing %g leads to more friendships than %d blocks of %g persons can "
             "hold; expected at most %g within a block and %g between",
             degree, mixing, (int)blocks, n / blocks, mates, others);
    return misfit(faults, message);
}

/* The first n mod b blocks have one person more than the others. */
static igraph_error_t block_model(const struct params *params, double within, double between, igraph_t *graph)
{
    igraph_integer_t persons = params->network.persons, blocks = params->network.blocks;
    igraph_matrix_t chances;
    igraph_vector_int_t sizes;
    IGRAPH_CHECK(igraph_matrix_init(&chances, blocks, blocks));
    IGRAPH_FINALLY(igraph_matrix_destroy, &chances);
    IGRAPH_CHECK(igraph_vector_int_init(&sizes, blocks));
    IGRAPH_FINALLY(igraph_vector_int_destroy, &sizes);
    for (igraph_integer_t i = 0; i < blocks; i++) {
        VECTOR(sizes)[i] = persons / blocks + (i < persons % blocks);
        for (igraph_integer_t j = 0; j < blocks; j++)
            MATRIX(chances, i, j) = i == j ? within : between;
    }
    IGRAPH_CHECK(igraph_sbm_game(graph, persons, &chances, &sizes, IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS));
    igraph_vector_int_destroy(&sizes);
    igraph_matrix_destroy(&chances);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

/* What a model needs beside the parameters, worked out and checked before igraph is entered. */
struct recipe {
    igraph_integer_t half;
    double within, between;
};

static enum status prepare(const struct params *params, struct recipe *recipe, struct fault_list *faults)
{
    enum status status = check_common(params, faults);
    if (status)
        return status;
    if (params->network.source == NETWORK_BARABASI_ALBERT || params->network.source == NETWORK_WATTS_STROGATZ ||
        params->network.source == NETWORK_PREFERENTIAL)
        return half_degree(params, &recipe->half, faults);
    if (params->network.source == NETWORK_BLOCK_MODEL)
        return block_chances(params, &recipe->within, &recipe->between, faults);
    return STATUS_OK;
}

static igraph_error_t generate(const struct params *params, const struct recipe *recipe, igraph_t *graph)
{
    switch (params->network.source) {
    case NETWORK_BARABASI_ALBERT: return barabasi_albert(params, recipe->half, graph);
    case NETWORK_WATTS_STROGATZ: return watts_strogatz(params, recipe->half, graph);
    case NETWORK_BLOCK_MODEL: return block_model(params, recipe->within, recipe->between, graph);
    default: return erdos_renyi(params, graph);
    }
}

static enum status make_by_igraph(const struct params *params, struct rng_key key, struct graph *graph,
                                  struct fault_list *faults)
{
    struct recipe recipe = {0, 0, 0};
    struct igraph_session session;
    struct error error;
    struct rng rng;
    igraph_t made;
    enum status status = prepare(params, &recipe, faults);
    if (status)
        return status;
    rng_open(&rng, key, RNG_NETWORK, 0, 0, 0);
    igraph_session_begin(&session, &rng);
    errno = 0;
    if (IGRAPH_SESSION_GAVE_UP()) {
        status = error_set(&error, STATUS_INTERNAL, "out of memory");
    } else if (generate(params, &recipe, &made) == IGRAPH_SUCCESS) {
        status = igraph_session_graph(&made, graph, NULL, &error);
        igraph_destroy(&made);
    } else {
        status = error_set(&error, STATUS_INTERNAL, "the network cannot be made: %s",
                           errno == ENOMEM ? "out of memory" : igraph_session_reason());
    }
    igraph_session_end(&session);
    if (status)
        faults_add(faults, &error);
    return status;
}

static enum status make_social(const struct params *params, struct rng_key key, struct graph *graph,
                               struct fault_list *faults)
{
    struct error error;
    enum status status = check_common(params, faults);
    if (status)
        return status;
    status = network_social((uint32_t)params->network.persons, params->network.mean_degree,
                            params->network.degree_sigma, params->network.clustering, key, graph, &error);
    if (status)
        faults_add(faults, &error);
    return status;
}

static enum status make_preferential(const struct params *params, struct rng_key key, struct graph *graph,
                                     struct fault_list *faults)
{
    struct recipe recipe = {0, 0, 0};
    struct error error;
    enum status status = prepare(params, &recipe, faults);
    if (status)
        return status;
    status = network_preferential((uint32_t)params->network.persons, (uint32_t)recipe.half, key, graph, &error);
    if (status)
        faults_add(faults, &error);
    return status;
}

enum status network_make(const struct params *params, struct rng_key key, struct graph *graph,
                         struct fault_list *faults)
{
    *graph = (struct graph){0};
    switch (params->network.source) {
    case NETWORK_FILE: return network_read(params->network.file, graph, NULL, faults);
    case NETWORK_SOCIAL: return make_social(params, key, graph, faults);
    case NETWORK_PREFERENTIAL: return make_preferential(params, key, graph, faults);
    default: return make_by_igraph(params, key, graph, faults);
    }
}

static enum status check_social(const struct params *params, struct rng_key key, struct fault_list *faults)
{
    struct error error;
    enum status status = check_common(params, faults);
    if (status)
        return status;
    status = network_social_check((uint32_t)params->network.persons, params->network.mean_degree,
                                  params->network.degree_sigma, params->network.clustering, key, &error);
    if (status)
        faults_add(faults, &error);
    return status;
}

enum status network_check(const struct params *params, struct rng_key key, struct fault_list *faults)
{
    struct graph graph;
    struct recipe recipe;
    if (params->network.source == NETWORK_SOCIAL)
        return check_social(params, key, faults);
    if (params->network.source != NETWORK_FILE)
        return prepare(params, &recipe, faults);
    enum status status = network_read(params->network.file, &graph, NULL, faults);
    if (!status)
        graph_free(&graph);
    return status;
}

/* igraph keeps both ends of a friendship and two indices of it, in eight bytes each, and two of each person. While it
 * makes a graph there are both ends in a list besides, and what is drawn or sorted; that is its peak, before ours
 * begins.
 */
static double igraph_bytes(double persons, double friendships)
{
    return sizeof(igraph_integer_t) * (7 * friendships + 2 * persons);
}

void network_memory(const struct params *params, uint64_t *persons, uint64_t *friendships, double *making)
{
    if (params->network.source != NETWORK_FILE) {
        bool halves = params->network.source == NETWORK_BARABASI_ALBERT ||
                      params->network.source == NETWORK_WATTS_STROGATZ ||
                      params->network.source == NETWORK_PREFERENTIAL;
        double half = params->network.mean_degree / 2;
        *persons = (uint64_t)params->network.persons;
        *friendships = (uint64_t)((double)*persons * (halves ? round(half) : half));
    }
    double n = (double)*persons, edges = (double)*friendships;
    *making = graph_building_bytes(*persons);
    if (params->network.source == NETWORK_SOCIAL)
        *making += n * (double)social_person_bytes() +
                   (social_keeps_pairs(n, params->network.mean_degree) ? edges * sizeof(uint32_t[2]) : 0);
    else if (params->network.source != NETWORK_FILE && params->network.source != NETWORK_PREFERENTIAL)
        *making = igraph_bytes(n, edges) - graph_bytes(*persons, *friendships);
}
