/* scratch.c - a temporary folder for a test's files. */
#include "scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void need(int holds, const char *what)
{
    if (holds)
        return;
    perror(what);
    exit(EXIT_FAILURE);
}

void scratch_open(struct scratch *scratch)
{
    const char *under = getenv("TMPDIR");
    snprintf(scratch->folder, sizeof scratch->folder, "%s/regimesim-test-XXXXXX", under && under[0] ? under : "/tmp");
    need(mkdtemp(scratch->folder) != NULL, scratch->folder);
}

static void remove_tree(const char *path)
{
    DIR *folder = opendir(path);
    char child[2 * SCRATCH_PATH];
    struct stat about;
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
        if (lstat(child, &about) == 0 && S_ISDIR(about.st_mode))
            remove_tree(child);
        else
            unlink(child);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

void scratch_close(struct scratch *scratch)
{
    remove_tree(scratch->folder);
}

char *scratch_path(const struct scratch *scratch, const char *name, char path[SCRATCH_PATH])
{
    int length = snprintf(path, SCRATCH_PATH, "%s/%s", scratch->folder, name);
    need(length < SCRATCH_PATH, name);
    return path;
}

char *scratch_write_bytes(const struct scratch *scratch, const char *name, const void *bytes, size_t size,
                          char path[SCRATCH_PATH])
{
    FILE *file = fopen(scratch_path(scratch, name, path), "wb");
    need(file != NULL, path);
    need(fwrite(bytes, 1, size, file) == size && fclose(file) == 0, path);
    return path;
}

char *scratch_write(const struct scratch *scratch, const char *name, const char *text, char path[SCRATCH_PATH])
{
    return scratch_write_bytes(scratch, name, text, strlen(text), path);
}

void scratch_folder(const struct scratch *scratch, const char *name)
{
    char path[SCRATCH_PATH];
    need(mkdir(scratch_path(scratch, name, path), 0700) == 0, path);
}
