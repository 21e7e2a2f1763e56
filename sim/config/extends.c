/* extends.c - following `extends` from file to file. */
#include <stdio.h>
#include <string.h>

#include "draft.h"
#include "input.h"

/* Which file it is, whatever its name: symbolic links and "./" must not hide a circle. */
struct identity {
    dev_t device;
    ino_t inode;
};

/* The place to report what is wrong with a file as a whole. */
static struct place named_at(struct place asked, const char *path)
{
    return asked.file ? asked : (struct place){path, 0, 0};
}

/* Put `text` behind the `used` characters of the buffer, as far as there is room; returns how many are used then. */
static size_t append(char *buffer, size_t size, size_t used, const char *text)
{
    for (; *text && used + 1 < size; text++)
        buffer[used++] = *text;
    buffer[used] = '\0';
    return used;
}

/* "a.yaml -> b.yaml -> a.yaml": the files from number `first` on, and back to it. */
static void report_circle(struct draft *draft, int first, struct place asked)
{
    const struct scenario *scenario = draft->scenario;
    char names[ERROR_MESSAGE_SIZE - 40];
    size_t used = 0;
    for (int i = first; i < scenario->file_count; i++) {
        used = append(names, sizeof names, used, scenario->files[i]);
        used = append(names, sizeof names, used, " -> ");
    }
    append(names, sizeof names, used, scenario->files[first]);
    findings_add(draft->findings, STATUS_DATA, asked, "extends goes round in a circle: %s", names);
}

/* Read and parse one file as the next of the chain. NULL when there is nothing to go on with; reported. */
static struct node *read_one(struct draft *draft, const char *path, struct place asked, struct identity *known)
{
    struct scenario *scenario = draft->scenario;
    struct place place = named_at(asked, path);
    struct input input;
    struct error error;
    struct node *root = NULL;
    if (input_read(path, asked.file != NULL, &input, &error) != STATUS_OK) {
        findings_add(draft->findings, error.code, place, "%s", error.message);
        return NULL;
    }
    int number = scenario->file_count, same = 0;
    while (same < number && (known[same].device != input.device || known[same].inode != input.inode))
        same++;
    if (same < number) {
        report_circle(draft, same, place);
    } else if (number == SCENARIO_FILES) {
        findings_add(draft->findings, STATUS_DATA, place,
                     "a chain of extends that is too long; expected at most %d files", SCENARIO_FILES);
    } else {
        known[number] = (struct identity){input.device, input.inode};
        snprintf(scenario->files[scenario->file_count++], TEXT_SIZE, "%s", path);
        findings_note(draft->findings, document_parse(path, input.bytes, input.size, &root, draft->findings->faults));
    }
    input_free(&input);
    return root;
}

/* The path that `extends` leads to. False when there is none to follow. */
static bool next_path(struct draft *draft, const struct source *source, const struct node *root, char path[TEXT_SIZE],
                      struct place *asked)
{
    const struct node *value = node_member(root, "extends");
    if (!value)
        return false;
    *asked = source_value(source, value);
    bool usable = value->kind == NODE_SCALAR && value->text[0];
    if (!usable && value->kind != NODE_REFUSED)
        findings_add(draft->findings, STATUS_DATA, *asked, "%s after extends; expected the path of one file",
                     value->kind == NODE_SCALAR ? "nothing" : node_kind_name(value));
    else if (usable && !input_beside(source->path, value->text, path))
        findings_add(draft->findings, STATUS_DATA, *asked, "the path is too long; expected at most %d bytes",
                     TEXT_SIZE - 1);
    else if (usable)
        return true;
    draft->incomplete = true;
    return false;
}

void extends_read(struct draft *draft, const char *path, struct place asked, struct chain *chain)
{
    struct identity known[SCENARIO_FILES];
    char next[TEXT_SIZE];
    if (strlen(path) >= sizeof next) {
        findings_add(draft->findings, STATUS_NO_INPUT, asked, "the path is too long; expected at most %d bytes",
                     TEXT_SIZE - 1);
        draft->incomplete = true;
        return;
    }
    snprintf(next, sizeof next, "%s", path);
    for (bool more = true; more;) {
        struct node *root = read_one(draft, next, asked, known);
        if (!root) {
            draft->incomplete = true;
            return;
        }
        struct source source = {draft->scenario->files[chain->count], chain->count};
        chain->roots[chain->count++] = root;
        more = next_path(draft, &source, root, next, &asked);
    }
}

void extends_free(struct chain *chain)
{
    for (int i = 0; i < chain->count; i++)
        document_free(chain->roots[i]);
    chain->count = 0;
}
