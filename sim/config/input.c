/* input.c - reading a file whole, without hanging on what only looks like one, and names made of paths. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "regimesim/util/text.h"

static enum status refuse(const char *path, bool name_it, enum status code, const char *reason, struct error *error)
{
    if (name_it)
        return error_set(error, code, "cannot read '%.300s': %s", path, reason);
    return error_set(error, code, "cannot read: %s", reason);
}

/* What keeps an opened file from being read, or NULL. */
static const char *unfit(const struct stat *about)
{
    if (S_ISREG(about->st_mode))
        return NULL;
    return S_ISDIR(about->st_mode) ? "it is a folder; expected a file" : "it is not a regular file";
}

/* Read up to INPUT_BYTES + 1 bytes, so that a file that is too large is known as such. Returns 0 or errno. */
static int read_all(int descriptor, struct input *input)
{
    while (input->size <= INPUT_BYTES) {
        ssize_t got = read(descriptor, input->bytes + input->size, INPUT_BYTES + 1 - input->size);
        if (got < 0 && errno != EINTR)
            return errno;
        if (got == 0)
            return 0;
        if (got > 0)
            input->size += (size_t)got;
    }
    return 0;
}

enum status input_read(const char *path, bool name_it, struct input *input, struct error *error)
{
    enum status status = STATUS_OK;
    struct stat about;
    memset(input, 0, sizeof *input);
    /* O_NONBLOCK: opening a FIFO without a writer would otherwise wait for one. */
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0 || fstat(descriptor, &about) != 0) {
        status = refuse(path, name_it, error_system(errno, STATUS_NO_INPUT), strerror(errno), error);
        goto out;
    }
    if (unfit(&about)) {
        status = refuse(path, name_it, STATUS_NO_INPUT, unfit(&about), error);
        goto out;
    }
    input->device = about.st_dev;
    input->inode = about.st_ino;
    input->bytes = malloc(INPUT_BYTES + 1);
    if (!input->bytes) {
        status = error_set(error, STATUS_INTERNAL, "out of memory");
        goto out;
    }
    int failure = read_all(descriptor, input);
    if (failure)
        status = refuse(path, name_it, error_system(failure, STATUS_NO_INPUT), strerror(failure), error);
    else if (input->size > INPUT_BYTES)
        status = refuse(path, name_it, STATUS_DATA, "it is larger than 1 MiB", error);
out:
    if (descriptor >= 0)
        close(descriptor);
    if (status != STATUS_OK)
        input_free(input);
    return status;
}

void input_free(struct input *input)
{
    free(input->bytes);
    memset(input, 0, sizeof *input);
}

bool input_beside(const char *from, const char *name, char path[TEXT_SIZE])
{
    const char *slash = strrchr(from, '/');
    int folder = name[0] == '/' || !slash ? 0 : (int)(slash - from) + 1;
    return snprintf(path, TEXT_SIZE, "%.*s%s", folder, from, name) < TEXT_SIZE;
}

void input_name(const char *path, char name[NAME_SIZE])
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    bool known = dot && dot > base && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0);
    int length = known ? (int)(dot - base) : (int)strlen(base);
    snprintf(name, NAME_SIZE, "%.*s", length, base);
    if (text_is_name(name))
        return;
    snprintf(name, NAME_SIZE, "scenario-%.*s", length, base);
    for (char *p = name; *p; p++)
        if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", *p))
            *p = '-';
}
