/* draft.c - the state of a load, and reading a chain of files in the right order. */
#include "draft.h"

#include <stdio.h>
#include <string.h>

int draft_file(struct draft *draft, const char *path)
{
    struct scenario *scenario = draft->scenario;
    for (int i = 0; i < scenario->file_count; i++)
        if (strcmp(scenario->files[i], path) == 0)
            return i;
    if (scenario->file_count == SCENARIO_FILES || strlen(path) >= TEXT_SIZE)
        return -1;
    snprintf(scenario->files[scenario->file_count], TEXT_SIZE, "%s", path);
    return scenario->file_count++;
}

void draft_doubt(struct draft *draft, const char *path)
{
    if (draft_is_doubtful(draft, path) || draft->doubtful_count == DRAFT_SECTIONS)
        return;
    int length = (int)strcspn(path, ".");
    snprintf(draft->doubtful[draft->doubtful_count++], NAME_SIZE, "%.*s", length, path);
}

bool draft_is_doubtful(const struct draft *draft, const char *path)
{
    char section[NAME_SIZE];
    snprintf(section, sizeof section, "%.*s", (int)strcspn(path, "."), path);
    for (int i = 0; i < draft->doubtful_count; i++)
        if (strcmp(draft->doubtful[i], section) == 0)
            return true;
    return false;
}

bool draft_cannot_judge(const struct draft *draft, const char *path, const struct param_row *row)
{
    if (!draft->incomplete)
        return false;
    if (row)
        return !row->choices && (row->type == PARAM_REFERENCE || row->type == PARAM_SET || row->type == PARAM_CHANGES);
    for (int scope = SCOPE_ROOT + 1; scope < SCOPE_COUNT; scope++) {
        size_t length = strlen(scope_sections[scope]);
        if (strncmp(path, scope_sections[scope], length) == 0 && path[length] == '.')
            return true;
    }
    return false;
}

bool draft_read(struct draft *draft, const char *path, struct place asked)
{
    struct chain chain = {.count = 0};
    extends_read(draft, path, asked, &chain);
    for (int i = chain.count - 1; i >= 0; i--) {
        struct source source = {draft->scenario->files[i], i};
        elements_add(draft, &source, chain.roots[i]);
        apply_file(draft, &source, chain.roots[i]);
    }
    bool read = chain.count > 0;
    extends_free(&chain);
    return read;
}
