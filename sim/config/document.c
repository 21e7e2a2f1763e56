/* document.c - building the tree of a YAML file from libyaml's events. */
#include "regimesim/config/document.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "regimesim/util/text.h"
#include "syntax.h"

/* After so many faults the rest is not read: no file may fill the memory with them. */
enum { FAULTS_MOST = 200 };

struct builder {
    yaml_parser_t parser;
    const char *path;
    const unsigned char *bytes;
    size_t size, nodes, refused;
    struct fault_list *faults;
    enum status status; /* of the first fault */
};

static struct node *build(struct builder *b, yaml_event_t *event, int depth);

static void refuse_error(struct builder *b, const struct error *error)
{
    faults_add(b->faults, error);
    b->refused++;
    if (b->status == STATUS_OK)
        b->status = error->code;
}

static void refuse(struct builder *b, const yaml_event_t *event, const char *message)
{
    struct error error;
    error_at(&error, STATUS_DATA, b->path, (int)event->start_mark.line + 1, (int)event->start_mark.column + 1, "%s",
             message);
    refuse_error(b, &error);
}

static void refuse_memory(struct builder *b)
{
    struct error error;
    error_set(&error, STATUS_INTERNAL, "out of memory");
    refuse_error(b, &error);
}

/* The next event, which is then the caller's to delete. False after a fault that ends the reading. */
static bool next_event(struct builder *b, yaml_event_t *event)
{
    if (b->refused >= FAULTS_MOST)
        return false;
    if (yaml_parser_parse(&b->parser, event))
        return true;
    struct error error;
    syntax_error(&b->parser, b->path, b->bytes, b->size, &error);
    refuse_error(b, &error);
    return false;
}

/* Anchors and tags are reported, and the value is read as if they were not there. */
static void refuse_properties(struct builder *b, const yaml_event_t *event)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (anchor)
        refuse(b, event, "anchors are not supported; expected quotes around text that begins with &");
    if (tag)
        refuse(b, event, "tags are not supported; expected quotes around text that begins with !");
}

static bool has_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text_control(text + i, length - i))
            return true;
    return false;
}

static bool fill_scalar(struct builder *b, const yaml_event_t *event, struct node *node)
{
    size_t length = event->data.scalar.length;
    if (has_control((const char *)event->data.scalar.value, length)) {
        refuse(b, event, "a control character or a line break in a value; expected one line of text");
        node->kind = NODE_REFUSED;
        return true;
    }
    node->text = malloc(length + 1);
    if (!node->text) {
        refuse_memory(b);
        return false;
    }
    memcpy(node->text, event->data.scalar.value, length);
    node->text[length] = '\0';
    node->bare = length == 0 && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return true;
}

static bool fill_sequence(struct builder *b, struct node *node, int depth)
{
    for (struct node **end = &node->first;; end = &(*end)->next) {
        yaml_event_t event;
        if (!next_event(b, &event))
            return false;
        bool last = event.type == YAML_SEQUENCE_END_EVENT;
        if (!last)
            *end = build(b, &event, depth + 1);
        yaml_event_delete(&event);
        if (last || !*end)
            return last;
    }
}

/* Whether `key` may be a new key of the mapping; what speaks against it is reported. */
static bool key_is_good(struct builder *b, const struct node *mapping, const struct node *key)
{
    if (key->kind == NODE_REFUSED)
        return false;
    struct error error;
    const struct node *other = key->text ? node_member(mapping, key->text) : NULL;
    if (key->kind != NODE_SCALAR)
        error_at(&error, STATUS_DATA, b->path, key->line, key->column, "%s as a key; expected a single word",
                 node_kind_name(key));
    else if (other)
        error_at(&error, STATUS_DATA, b->path, key->line, key->column,
                 "duplicate key '%.60s'; it is already on line %d", key->text, other->key_line);
    else
        return true;
    refuse_error(b, &error);
    return false;
}

/* One key and its value. A pair with a bad key is read and dropped: *member stays NULL. */
static bool build_pair(struct builder *b, yaml_event_t *event, const struct node *mapping, struct node **member,
                       int depth)
{
    yaml_event_t value_event;
    struct node *key = build(b, event, depth), *value = NULL;
    if (key && next_event(b, &value_event)) {
        value = build(b, &value_event, depth);
        yaml_event_delete(&value_event);
    }
    bool read = value != NULL;
    if (value && key_is_good(b, mapping, key)) {
        value->key = key->text;
        value->key_line = key->line;
        value->key_column = key->column;
        key->text = NULL;
        *member = value;
        value = NULL;
    }
    document_free(key);
    document_free(value);
    return read;
}

static bool fill_mapping(struct builder *b, struct node *node, int depth)
{
    for (struct node **end = &node->first;;) {
        yaml_event_t event;
        if (!next_event(b, &event))
            return false;
        bool last = event.type == YAML_MAPPING_END_EVENT;
        bool read = !last && build_pair(b, &event, node, end, depth + 1);
        yaml_event_delete(&event);
        if (!read)
            return last;
        if (*end)
            end = &(*end)->next;
    }
}

static struct node *node_new(struct builder *b, const yaml_event_t *event, int depth)
{
    if (depth > DOCUMENT_DEPTH) {
        refuse(b, event, "nested too deeply; expected at most 16 levels");
        return NULL;
    }
    if (++b->nodes > DOCUMENT_NODES) {
        refuse(b, event, "too many keys and values; expected at most 20,000");
        return NULL;
    }
    struct node *node = calloc(1, sizeof *node);
    if (!node) {
        refuse_memory(b);
        return NULL;
    }
    node->line = (int)event->start_mark.line + 1;
    node->column = (int)event->start_mark.column + 1;
    return node;
}

/* The node that begins with `event`, or NULL after a fault that ends the reading. */
static struct node *build(struct builder *b, yaml_event_t *event, int depth)
{
    struct node *node = node_new(b, event, depth);
    bool filled = false;
    if (!node)
        return NULL;
    refuse_properties(b, event);
    switch (event->type) {
    case YAML_SEQUENCE_START_EVENT:
        node->kind = NODE_SEQUENCE;
        filled = fill_sequence(b, node, depth);
        break;
    case YAML_MAPPING_START_EVENT:
        node->kind = NODE_MAPPING;
        filled = fill_mapping(b, node, depth);
        break;
    case YAML_ALIAS_EVENT:
        node->kind = NODE_REFUSED;
        refuse(b, event, "aliases are not supported; expected quotes around text that begins with *");
        filled = true;
        break;
    default: node->kind = NODE_SCALAR; filled = fill_scalar(b, event, node);
    }
    if (!filled) {
        document_free(node);
        node = NULL;
    }
    return node;
}

/* The root must be a mapping with something in it. Returns NULL, the tree freed, when it is not. */
static struct node *checked_root(struct builder *b, const yaml_event_t *event, struct node *root)
{
    if (!root || (root->kind == NODE_MAPPING && root->first))
        return root;
    bool empty = root->kind == NODE_MAPPING || (root->kind == NODE_SCALAR && root->bare);
    if (empty && b->status == STATUS_OK)
        refuse(b, event, "there is nothing in it; expected 'key: value' lines");
    else if (!empty && root->kind != NODE_REFUSED)
        refuse(b, event, "no keys; expected 'key: value' lines");
    document_free(root);
    return NULL;
}

static struct node *build_stream(struct builder *b)
{
    struct node *root = NULL;
    bool seen = false;
    for (;;) {
        yaml_event_t event;
        if (!next_event(b, &event)) {
            document_free(root);
            return NULL;
        }
        yaml_event_type_t type = event.type;
        bool second = type == YAML_DOCUMENT_START_EVENT && seen;
        bool content = type == YAML_SCALAR_EVENT || type == YAML_ALIAS_EVENT || type == YAML_SEQUENCE_START_EVENT ||
                       type == YAML_MAPPING_START_EVENT;
        if (second)
            refuse(b, &event, "a second document; expected only one in a file");
        else if (type == YAML_DOCUMENT_START_EVENT)
            seen = true;
        else if (content)
            root = checked_root(b, &event, build(b, &event, 1));
        yaml_event_delete(&event);
        if (second || type == YAML_STREAM_END_EVENT || (content && !root))
            break;
    }
    if (!seen)
        refuse(b, &(yaml_event_t){0}, "there is nothing in it; expected 'key: value' lines");
    return root;
}

enum status document_parse(const char *path, const unsigned char *bytes, size_t size, struct node **root,
                           struct fault_list *faults)
{
    struct builder builder = {.path = path, .bytes = bytes, .size = size, .faults = faults};
    *root = NULL;
    /* libyaml would count a byte order mark as the first column. */
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        builder.bytes += 3;
        builder.size -= 3;
    }
    if (!yaml_parser_initialize(&builder.parser)) {
        refuse_memory(&builder);
        return builder.status;
    }
    yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder.parser, builder.bytes, builder.size);
    *root = build_stream(&builder);
    yaml_parser_delete(&builder.parser);
    return builder.status;
}

void document_free(struct node *node)
{
    while (node) {
        struct node *next = node->next;
        document_free(node->first);
        free(node->text);
        free(node->key);
        free(node);
        node = next;
    }
}

const struct node *node_member(const struct node *mapping, const char *key)
{
    for (const struct node *node = mapping->first; node; node = node->next)
        if (node->key && strcmp(node->key, key) == 0)
            return node;
    return NULL;
}

const char *node_kind_name(const struct node *node)
{
    return node->kind == NODE_MAPPING ? "a mapping" : node->kind == NODE_SEQUENCE ? "a list" : "a single value";
}
