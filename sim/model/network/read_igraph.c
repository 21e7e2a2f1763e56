/* read_igraph.c - GraphML, GML and Pajek files, read by igraph.
 *
 * igraph names the line of most faults in its message; others are put at line 1. Directions are dropped: a friendship
 * is mutual. GraphML friendships of persons who were not declared declare them, as igraph has it. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "igraph_session.h"
#include "read.h"

enum { LINE_SIZE = 256, FREE_PERSONS = 1000000 };

static const char *const format_names[] = {"GraphML", "GML", "Pajek"};

static enum status fault(struct fault_list *faults, const struct network_input *input, enum status status, int line,
                         const char *message)
{
    faults_add_at(faults, status, input->path, line, line > 0, "%s", message);
    return status;
}

/* "Line 3: ..." or "... in GML file, line 3." */
static int line_in(const char *reason)
{
    for (const char *at = reason; *at; at++) {
        if (strncasecmp(at, "line ", 5) != 0 || !isdigit((unsigned char)at[5]))
            continue;
        long line = strtol(at + 5, NULL, 10);
        if (line > 0 && line <= 2147483647)
            return (int)line;
    }
    return 1;
}

/* igraph makes room for all persons that a Pajek file announces before it looks for them: a typing error there must
 * not take all memory. Everyone but a million wants at least a byte in the file. */
static enum status check_announced(const struct network_input *input, FILE *file, struct fault_list *faults)
{
    char text[LINE_SIZE];
    for (int line = 1; fgets(text, sizeof text, file); line += strchr(text, '\n') != NULL) {
        const char *word = text + strspn(text, " \t");
        if (strncasecmp(word, "*vertices", 9) != 0)
            continue;
        if (strtod(word + 9, NULL) > FREE_PERSONS + (double)input->size)
            return fault(faults, input, STATUS_DATA, line,
                         "far more persons are announced than the file has room for; expected their true number");
        break;
    }
    rewind(file);
    return STATUS_OK;
}

static enum status check_pieces(const struct network_input *input, FILE *file, enum network_format format,
                                struct fault_list *faults)
{
    static const char *const messages[] = {"more than 64 KiB without a '<'; expected shorter names and values",
                                           "a word, text or gap of more than 64 KiB; expected shorter ones",
                                           "a line of more than 1 MiB; expected shorter ones"};
    int line = long_stretch(file, format);
    return line ? fault(faults, input, STATUS_DATA, line, messages[format]) : STATUS_OK;
}

static igraph_error_t parse(igraph_t *graph, FILE *file, enum network_format format)
{
    if (format == NETWORK_FORMAT_GRAPHML)
        return igraph_read_graph_graphml(graph, file, 0);
    if (format == NETWORK_FORMAT_GML)
        return igraph_read_graph_gml(graph, file);
    return igraph_read_graph_pajek(graph, file);
}

static enum status report_failure(const struct network_input *input, enum network_format format, igraph_error_t code,
                                  struct fault_list *faults)
{
    const char *reason = igraph_session_reason();
    if (code == IGRAPH_ENOMEM)
        return fault(faults, input, STATUS_INTERNAL, 0, "out of memory");
    faults_add_at(faults, STATUS_DATA, input->path, line_in(reason), 1, "cannot be read as %s: %s",
                  format_names[format], reason);
    return STATUS_DATA;
}

static enum status read_locked(const struct network_input *input, FILE *file, enum network_format format,
                               struct graph *graph, struct network_read_report *report, struct fault_list *faults)
{
    igraph_t read;
    if (IGRAPH_SESSION_GAVE_UP())
        return report_failure(input, format, IGRAPH_ENOMEM, faults);
    errno = 0;
    igraph_error_t code = parse(&read, file, format);
    if (code != IGRAPH_SUCCESS) /* what libxml2 and the lexers lack, igraph does not always call memory */
        return report_failure(input, format, errno == ENOMEM ? IGRAPH_ENOMEM : code, faults);
    struct error error;
    enum status status = igraph_session_graph(&read, graph, &report->dropped, &error);
    igraph_destroy(&read);
    if (status)
        return fault(faults, input, status, status == STATUS_DATA, error.message);
    report->largest_id = graph->nodes > 0 ? graph->nodes - 1 : 0;
    if (graph_edges(graph) > 0)
        return STATUS_OK;
    graph_free(graph);
    return fault(faults, input, STATUS_DATA, 1, "no friendships between two persons; expected at least one");
}

enum status read_igraph(const struct network_input *input, enum network_format format, struct graph *graph,
                        struct network_read_report *report, struct fault_list *faults)
{
    /* a descriptor of its own, because fclose closes it */
    int descriptor = dup(input->descriptor);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "r");
    if (!file) {
        if (descriptor >= 0)
            close(descriptor);
        return fault(faults, input, error_system(errno, STATUS_NO_INPUT), 0, strerror(errno));
    }
    enum status status = check_pieces(input, file, format, faults);
    if (!status && format == NETWORK_FORMAT_PAJEK)
        status = check_announced(input, file, faults);
    if (!status) {
        struct igraph_session session;
        igraph_session_begin(&session, NULL);
        status = read_locked(input, file, format, graph, report, faults);
        igraph_session_end(&session);
    }
    fclose(file);
    return status;
}
