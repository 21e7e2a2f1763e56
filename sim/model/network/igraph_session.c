/* igraph_session.c - the lock around igraph, its handlers, and the way from its graphs to ours. */
#include "igraph_session.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* igraph's handlers get no context, so what they say is kept here, under the lock. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char reason[ERROR_MESSAGE_SIZE];
static sigjmp_buf way_out;
static bool can_leave;

/* Called again, mostly without a reason, by each of igraph's functions on the way out: the first reason counts. */
static void keep_reason(const char *why, const char *file, int line, igraph_error_t code)
{
    (void)file;
    (void)line;
    if (!reason[0])
        snprintf(reason, sizeof reason, "%s", why && why[0] ? why : igraph_strerror(code));
    IGRAPH_FINALLY_FREE();
}

/* Its default prints and aborts. What waits to be freed may be half made here, so it is left. */
static void give_up(const char *why, const char *file, int line)
{
    (void)why;
    (void)file;
    (void)line;
    IGRAPH_FINALLY_CLEAN(IGRAPH_FINALLY_STACK_SIZE());
    if (!can_leave)
        abort();
    siglongjmp(way_out, 1);
}

sigjmp_buf *igraph_session_way_out(void)
{
    can_leave = true;
    return &way_out;
}

static void ignore_warning(const char *why, const char *file, int line)
{
    (void)why;
    (void)file;
    (void)line;
}

static igraph_error_t no_init(void **state)
{
    (void)state;
    return IGRAPH_SUCCESS;
}

static void no_destroy(void *state)
{
    (void)state;
}

static igraph_error_t no_seed(void *state, igraph_uint_t seed)
{
    (void)state;
    (void)seed;
    return IGRAPH_SUCCESS;
}

static igraph_uint_t draw(void *state)
{
    return rng_bits(state);
}

static const igraph_rng_type_t keyed_generator = {
    .name = "philox4x32-10",
    .bits = 32,
    .init = no_init,
    .destroy = no_destroy,
    .seed = no_seed,
    .get = draw,
};

void igraph_session_begin(struct igraph_session *session, struct rng *rng)
{
    pthread_mutex_lock(&lock);
    reason[0] = '\0';
    session->error_handler = igraph_set_error_handler(keep_reason);
    session->warning_handler = igraph_set_warning_handler(ignore_warning);
    session->attributes = igraph_set_attribute_table(NULL);
    session->fatal_handler = igraph_set_fatal_handler(give_up);
    can_leave = false;
    /* Some versions point at the generator handed in, some copy it: keep the old one's address and its value. */
    session->generator = igraph_rng_default();
    session->generator_value = *session->generator;
    session->ours = (igraph_rng_t){.type = &keyed_generator, .state = rng, .is_seeded = 1};
    if (rng)
        igraph_rng_set_default(&session->ours);
}

void igraph_session_end(struct igraph_session *session)
{
    *session->generator = session->generator_value;
    igraph_rng_set_default(session->generator);
    igraph_set_fatal_handler(session->fatal_handler);
    igraph_set_attribute_table(session->attributes);
    igraph_set_warning_handler(session->warning_handler);
    igraph_set_error_handler(session->error_handler);
    pthread_mutex_unlock(&lock);
}

const char *igraph_session_reason(void)
{
    return reason;
}

enum status igraph_session_graph(const igraph_t *from, struct graph *graph, struct graph_dropped *dropped,
                                 struct error *error)
{
    igraph_integer_t nodes = igraph_vcount(from), edges = igraph_ecount(from);
    *graph = (struct graph){0};
    if (nodes >= (igraph_integer_t)UINT32_MAX)
        return error_set(error, STATUS_DATA, "%lld persons; expected fewer than %lu", (long long)nodes,
                         (unsigned long)UINT32_MAX);
    uint32_t *pairs = malloc(((size_t)edges + 1) * 2 * sizeof *pairs);
    if (!pairs)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    for (igraph_integer_t i = 0; i < edges; i++) {
        pairs[2 * i] = (uint32_t)IGRAPH_FROM(from, i);
        pairs[2 * i + 1] = (uint32_t)IGRAPH_TO(from, i);
    }
    return graph_take_pairs(graph, (uint32_t)nodes, pairs, (uint64_t)edges, dropped, error);
}
