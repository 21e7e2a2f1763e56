/* claims_paths.c - which claim files the arguments of a command mean. */
#include "claims_paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "regimesim/config/claim_file.h"
#include "regimesim/util/text.h"

static bool is_yaml(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot != name && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
}

static enum status no_memory(struct fault_list *faults)
{
    faults_add_at(faults, STATUS_INTERNAL, NULL, 0, 0, "out of memory");
    return STATUS_INTERNAL;
}

static enum status add(struct claims_paths *paths, const char *folder, const char *name, struct fault_list *faults)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    if (paths->count == CLAIMS_MOST) {
        faults_add_at(faults, STATUS_DATA, NULL, 0, 0, "too many claims; expected at most %d", CLAIMS_MOST);
        return STATUS_DATA;
    }
    char *path = malloc(size);
    if (!path)
        return no_memory(faults);
    snprintf(path, size, "%s%s%s", folder, folder[0] ? "/" : "", name);
    paths->items[paths->count++] = path;
    return STATUS_OK;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* All claim files of the folder, by name. */
static enum status list_folder(const char *name, struct claims_paths *paths, struct fault_list *faults)
{
    DIR *folder = opendir(name);
    enum status status = STATUS_OK;
    if (!folder) {
        faults_add_at(faults, STATUS_NO_INPUT, name, 0, 0,
                      "cannot be read: %s; expected the project's folder "
                      "as the current one, or the paths of claim files",
                      strerror(errno));
        return STATUS_NO_INPUT;
    }
    for (const struct dirent *entry; !status && (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.' && is_yaml(entry->d_name))
            status = add(paths, name, entry->d_name, faults);
    closedir(folder);
    qsort(paths->items, (size_t)paths->count, sizeof *paths->items, by_name);
    return status;
}

/* The file of the folder that holds the claim with this identifier. */
static enum status find_claim(const struct claims_paths *folder, const char *name, const char *what, const char *wanted,
                              struct claims_paths *paths, struct fault_list *faults)
{
    char ids[CLAIMS_MOST][NAME_SIZE];
    const char *known[CLAIMS_MOST];
    for (int i = 0; i < folder->count; i++) {
        if (claim_file_id(folder->items[i], ids[i]) == STATUS_INTERNAL)
            return no_memory(faults);
        known[i] = ids[i];
        if (strcasecmp(ids[i], wanted) == 0)
            return add(paths, "", folder->items[i], faults);
    }
    const char *nearest = text_nearest(wanted, known, (size_t)folder->count);
    faults_add_at(faults, STATUS_NO_INPUT, NULL, 0, 0, "no %s '%.60s' in %s%s%s%s", what, wanted, name,
                  nearest ? "; did you mean '" : "; expected an identifier or the path of a file",
                  nearest ? nearest : "", nearest ? "'?" : "");
    return STATUS_NO_INPUT;
}

enum status claims_paths_find(const struct options *options, const char *folder, const char *what,
                              struct claims_paths *paths, struct fault_list *faults)
{
    struct claims_paths all = {.count = 0};
    enum status status = STATUS_OK;
    bool listed = false;
    paths->count = 0;
    if (options->argument_count == 0)
        return list_folder(folder, paths, faults);
    for (int i = 0; i < options->argument_count; i++) {
        const char *argument = options->arguments[i];
        enum status found;
        if (strchr(argument, '/') || is_yaml(argument)) {
            found = add(paths, "", argument, faults);
        } else {
            found = listed ? STATUS_OK : list_folder(folder, &all, faults);
            listed = true;
            if (!found)
                found = find_claim(&all, folder, what, argument, paths, faults);
        }
        status = status ? status : found;
    }
    claims_paths_free(&all);
    return status;
}

void claims_paths_free(struct claims_paths *paths)
{
    for (int i = 0; i < paths->count; i++)
        free(paths->items[i]);
    paths->count = 0;
}
