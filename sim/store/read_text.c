/* read_text.c - a whole file as text. */
#include "regimesim/store/read_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES_MOST = 256 << 20 };

static enum status fill(FILE *file, const char *path, char **text, struct error *error)
{
    size_t size = 0, room = 0;
    for (;;) {
        if (size + 1 >= room) {
            room = room ? 2 * room : 1 << 16;
            char *larger = room > BYTES_MOST ? NULL : realloc(*text, room);
            if (!larger)
                return error_at(error, room > BYTES_MOST ? STATUS_DATA : STATUS_INTERNAL, path, 0, 0, "%s",
                                room > BYTES_MOST ? "is too large" : "out of memory");
            *text = larger;
        }
        size_t count = fread(*text + size, 1, room - size - 1, file);
        size += count;
        (*text)[size] = '\0';
        if (count == 0)
            break;
    }
    if (ferror(file))
        return error_at(error, STATUS_NO_INPUT, path, 0, 0, "cannot be read to its end");
    if (strlen(*text) != size)
        return error_at(error, STATUS_DATA, path, 0, 0, "holds a zero byte; expected text");
    return STATUS_OK;
}

enum status read_text_file(const char *path, char **text, struct error *error)
{
    *text = NULL;
    struct stat about;
    /* O_NONBLOCK: opening a pipe without a writer would wait for ever */
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor >= 0 && fstat(descriptor, &about) == 0 && !S_ISREG(about.st_mode)) {
        close(descriptor);
        return error_at(error, STATUS_NO_INPUT, path, 0, 0, "is no regular file");
    }
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "rb");
    if (!file && descriptor >= 0)
        close(descriptor);
    if (!file)
        return error_at(error, error_system(errno, STATUS_NO_INPUT), path, 0, 0, "cannot be read: %s", strerror(errno));
    enum status status = fill(file, path, text, error);
    fclose(file);
    if (status) {
        free(*text);
        *text = NULL;
    }
    return status;
}
