/* read.c - network_read: open what was asked for, if it is a file at all, and choose the reader by its ending. */
#include "read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const uint64_t LARGEST_FILE = (uint64_t)16 << 30;

static enum status refuse(struct fault_list *faults, enum status status, const char *path, const char *why)
{
    faults_add_at(faults, status, path, 0, 0, "%s", why);
    return status;
}

static enum status check_opened(struct network_input *input, struct fault_list *faults)
{
    struct stat about;
    if (fstat(input->descriptor, &about) != 0)
        return refuse(faults, error_system(errno, STATUS_NO_INPUT), input->path, strerror(errno));
    if (S_ISDIR(about.st_mode))
        return refuse(faults, STATUS_NO_INPUT, input->path, "is a folder; expected a file");
    if (!S_ISREG(about.st_mode))
        return refuse(faults, STATUS_NO_INPUT, input->path, "is a pipe or device; expected a regular file");
    input->size = (uint64_t)about.st_size;
    if (input->size > LARGEST_FILE)
        return refuse(faults, STATUS_DATA, input->path, "the file is larger than 16 GiB; expected a smaller one");
    if (input->size == 0) {
        faults_add_at(faults, STATUS_DATA, input->path, 1, 1, "the file is empty; expected friendships");
        return STATUS_DATA;
    }
    return STATUS_OK;
}

static int ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);
    return length > tail && strcasecmp(path + length - tail, ending) == 0;
}

static enum status read_opened(const struct network_input *input, struct graph *graph,
                               struct network_read_report *report, struct fault_list *faults)
{
    if (ends_in(input->path, ".graphml"))
        return read_igraph(input, NETWORK_FORMAT_GRAPHML, graph, report, faults);
    if (ends_in(input->path, ".gml"))
        return read_igraph(input, NETWORK_FORMAT_GML, graph, report, faults);
    if (ends_in(input->path, ".net") || ends_in(input->path, ".paj"))
        return read_igraph(input, NETWORK_FORMAT_PAJEK, graph, report, faults);
    return read_text(input, graph, report, faults);
}

enum status network_read(const char *path, struct graph *graph, struct network_read_report *report,
                         struct fault_list *faults)
{
    struct network_read_report unused;
    report = report ? report : &unused;
    *graph = (struct graph){0};
    *report = (struct network_read_report){0};
    /* O_NONBLOCK: opening a pipe without a writer would wait for ever */
    struct network_input input = {path, open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY), 0};
    if (input.descriptor < 0)
        return refuse(faults, error_system(errno, STATUS_NO_INPUT), path, strerror(errno));
    enum status status = check_opened(&input, faults);
    if (!status)
        status = read_opened(&input, graph, report, faults);
    close(input.descriptor);
    return status;
}
