/* read.h - the readers behind network_read, one per family of formats. */
#ifndef REGIMESIM_MODEL_NETWORK_READ_H
#define REGIMESIM_MODEL_NETWORK_READ_H

#include <stdint.h>
#include <stdio.h>

#include "pair_list.h"
#include "regimesim/model/network.h"

/* An open input file. */
struct network_input {
    const char *path;
    int descriptor;
    uint64_t size;
};

enum network_format { NETWORK_FORMAT_GRAPHML, NETWORK_FORMAT_GML, NETWORK_FORMAT_PAJEK };

/* The readers leave faults in *faults and return its code; closing the descriptor is up to the caller. */
enum status read_text(const struct network_input *input, struct graph *graph, struct network_read_report *report,
                      struct fault_list *faults);
enum status read_igraph(const struct network_input *input, enum network_format format, struct graph *graph,
                        struct network_read_report *report, struct fault_list *faults);

/* The line in which a piece of the file (between tags of GraphML, a word or text of GML, a line of Pajek) is so long
 * that igraph would take for ever; 0 when there is none. The file is read from its start, and rewound. */
int long_stretch(FILE *file, enum network_format format);

/* Number the ids that occur in the pairs from 0, in ascending order; *nodes receives how many there are. */
enum status close_gaps(struct pair_list *pairs, uint32_t largest, uint32_t *nodes, struct error *error);

#endif
