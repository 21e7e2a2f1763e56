/* document.h - a YAML file as a small tree in which every key and value knows its line and column.
 *
 * Only what a scenario needs is accepted: mappings, sequences and one-line scalars. Anchors, aliases and tags are
 * refused, and size, depth and number of nodes are bounded, so that no file can make reading it slow or large. */
#ifndef REGIMESIM_CONFIG_DOCUMENT_H
#define REGIMESIM_CONFIG_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "regimesim/util/error.h"

enum { DOCUMENT_DEPTH = 16, DOCUMENT_NODES = 20000 };

/* NODE_REFUSED stands where something was refused that has been reported: skip it silently. */
enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING, NODE_REFUSED };

struct node {
    enum node_kind kind;
    int line, column; /* of the value, from 1; a column is a character */
    char *text;       /* NODE_SCALAR: without control characters; else NULL */
    bool bare;        /* NODE_SCALAR: nothing was written, as after `key:` */
    char *key;        /* in a mapping: its key; else NULL */
    int key_line, key_column;
    struct node *first; /* NODE_SEQUENCE, NODE_MAPPING: the first of its members, in the order of the file */
    struct node *next;  /* the next member of the same parent */
};

/* Parse `size` bytes. `path` is only named in faults. Returns STATUS_OK without faults. After a fault that leaves the
 * rest readable (a duplicate key, an alias, a tag) *root is still the tree; after any other it is NULL. The root is
 * always a mapping. */
enum status document_parse(const char *path, const unsigned char *bytes, size_t size, struct node **root,
                           struct fault_list *faults);
/* Free a tree with all that follows it; NULL is fine. */
void document_free(struct node *node);

/* The value of `key` in a mapping, or NULL. */
const struct node *node_member(const struct node *mapping, const char *key);
/* "a mapping", "a list" or "a single value". */
const char *node_kind_name(const struct node *node);

#endif
