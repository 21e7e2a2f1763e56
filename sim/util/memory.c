/* memory.c - how much memory there is for this process: the machine's, less what a limit keeps from us. */
#include "regimesim/util/memory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

enum { PATH_SIZE = 1024 };

/* The number after `name` in a file of lines "name number"; NaN when there is none. */
static double read_line(const char *path, const char *name)
{
    FILE *file = fopen(path, "r");
    char line[256];
    double number = NAN;
    size_t length = strlen(name);
    while (file && isnan(number) && fgets(line, sizeof line, file))
        if (strncmp(line, name, length) == 0 && sscanf(line + length, "%lf", &number) != 1)
            number = NAN;
    if (file)
        fclose(file);
    return number;
}

static void lower(double *least, const char **limit, double bytes, const char *name)
{
    if (isnan(bytes) || bytes >= *least)
        return;
    *least = fmax(bytes, 0);
    if (limit)
        *limit = name;
}

static double left_of_address_space(void)
{
    struct rlimit limit;
    double used = 1024 * read_line("/proc/self/status", "VmSize:");
    if (getrlimit(RLIMIT_AS, &limit) || limit.rlim_cur == RLIM_INFINITY)
        return NAN;
    return (double)limit.rlim_cur - (isnan(used) ? 0 : used);
}

/* The two versions of control groups: how the line of /proc/self/cgroup is marked, and what the files are called. */
static const struct group_version {
    const char *mark, *root, *most, *used, *files;
} versions[] = {
    {"0::", "/sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"},
    {":memory:", "/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"},
};

/* What a group may use less what it uses; pages of files can be given back. "max" is no number. */
static double left_of_group(const struct group_version *version, const char *folder)
{
    char path[PATH_SIZE + 64];
    snprintf(path, sizeof path, "%s/%s", folder, version->most);
    double most = read_line(path, "");
    snprintf(path, sizeof path, "%s/%s", folder, version->used);
    double used = read_line(path, "");
    snprintf(path, sizeof path, "%s/memory.stat", folder);
    double files = read_line(path, version->files);
    return most - used + (isnan(files) ? 0 : files);
}

/* The group of this process, and all above it. */
static void lower_by_version(const struct group_version *version, double *least, const char **limit)
{
    char line[PATH_SIZE / 2], folder[PATH_SIZE];
    snprintf(folder, sizeof folder, "%s", version->root);
    FILE *file = fopen("/proc/self/cgroup", "r");
    while (file && fgets(line, sizeof line, file)) {
        const char *mark = strstr(line, version->mark);
        line[strcspn(line, "\n")] = '\0';
        if (mark)
            snprintf(folder, sizeof folder, "%s%s", version->root, mark + strlen(version->mark));
    }
    if (file)
        fclose(file);
    while (strlen(folder) >= strlen(version->root)) {
        lower(least, limit, left_of_group(version, folder), "the control group's limit");
        *strrchr(folder, '/') = '\0';
    }
}

double memory_available(const char **limit)
{
    double least = INFINITY;
    if (limit)
        *limit = "no known limit";
    lower(&least, limit, 1024 * read_line("/proc/meminfo", "MemAvailable:"), "what the machine has available");
    lower(&least, limit, left_of_address_space(), "the limit of address space (ulimit -v)");
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        lower_by_version(&versions[i], &least, limit);
    return least;
}
