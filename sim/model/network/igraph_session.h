/* igraph_session.h - the only way in which regimesim uses igraph.
 *
 * Debian's igraph keeps its error handlers, attribute table and random generator in process-wide variables and is not
 * thread-safe. A session holds the one lock, installs ours and puts the former ones back. */
#ifndef REGIMESIM_MODEL_NETWORK_IGRAPH_SESSION_H
#define REGIMESIM_MODEL_NETWORK_IGRAPH_SESSION_H

#include <igraph/igraph.h>
#include <setjmp.h>

#include "regimesim/model/graph.h"
#include "regimesim/util/error.h"
#include "regimesim/util/rng.h"

struct igraph_session {
    igraph_error_handler_t *error_handler;
    igraph_warning_handler_t *warning_handler;
    igraph_attribute_table_t *attributes;
    igraph_rng_t *generator, generator_value, ours;
    igraph_fatal_handler_t *fatal_handler;
};

/* Where igraph comes to when it would end the process, as it does where some of its parts run out of memory: call it in
 * an `if` right before igraph; it is false there, and true when it is come back to. What igraph had is lost then. */
#define IGRAPH_SESSION_GAVE_UP() (sigsetjmp(*igraph_session_way_out(), 0) != 0)
sigjmp_buf *igraph_session_way_out(void);

/* Begin; igraph then draws from `rng` (NULL: nothing may be drawn). Nothing else may begin until the end. */
void igraph_session_begin(struct igraph_session *session, struct rng *rng);
void igraph_session_end(struct igraph_session *session);

/* Why igraph's last call failed, as it says; only within a session. */
const char *igraph_session_reason(void);

/* The undirected simple graph of `from`; only within a session. */
enum status igraph_session_graph(const igraph_t *from, struct graph *graph, struct graph_dropped *dropped,
                                 struct error *error);

#endif
