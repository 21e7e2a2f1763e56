/* file.c - output files that appear whole or not at all. */
#include "regimesim/store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum status file_temporary(const char *path, char *buffer, struct error *error)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    int written = snprintf(buffer, FILE_PATH_SIZE, "%.*s.%s.part", (int)(name - path), path, name);
    if (written < 0 || written >= FILE_PATH_SIZE)
        return error_at(error, STATUS_CANT_CREATE, path, 0, 0, "the path is too long");
    return STATUS_OK;
}

static bool is_odd(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && !S_ISREG(about.st_mode);
}

enum status file_create(struct file *file, const char *path, struct error *error)
{
    *file = (struct file){0};
    enum status status = file_temporary(path, file->temporary, error);
    if (status)
        return status;
    if (is_odd(path)) /* --force replaces results, not devices */
        return error_at(error, STATUS_CANT_CREATE, path, 0, 0, "is there, and is no regular file");
    snprintf(file->path, sizeof file->path, "%s", path);
    file->stream = fopen(file->temporary, "w");
    if (!file->stream)
        return error_at(error, error_system(errno, STATUS_CANT_CREATE), path, 0, 0, "cannot be created: %s",
                        strerror(errno));
    return STATUS_OK;
}

void file_discard(struct file *file)
{
    if (!file->stream)
        return;
    fclose(file->stream);
    file->stream = NULL;
    unlink(file->temporary);
}

/* A rename is on disk only when the folder is. Not all file systems can do this, so failing is no fault. */
static void sync_folder(const char *path)
{
    char folder[FILE_PATH_SIZE];
    const char *slash = strrchr(path, '/');
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

static enum status put_in_place(const char *temporary, const char *path, struct error *error)
{
    if (rename(temporary, path)) {
        int reason = errno;
        unlink(temporary);
        return error_at(error, error_system(reason, STATUS_IO), path, 0, 0, "cannot be put in place: %s",
                        strerror(reason));
    }
    sync_folder(path);
    return STATUS_OK;
}

enum status file_commit(struct file *file, struct error *error)
{
    FILE *stream = file->stream;
    file->stream = NULL;
    errno = 0;
    bool failed = fflush(stream) || ferror(stream) || fsync(fileno(stream));
    int reason = errno;
    if (fclose(stream) && !failed) {
        failed = true;
        reason = errno;
    }
    if (failed) {
        unlink(file->temporary);
        return error_at(error, error_system(reason, STATUS_IO), file->path, 0, 0, "writing failed: %s",
                        reason ? strerror(reason) : "an earlier write did not succeed");
    }
    return put_in_place(file->temporary, file->path, error);
}

enum status file_replace(const char *temporary, const char *path, struct error *error)
{
    int descriptor = open(temporary, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        int reason = errno;
        unlink(temporary);
        return error_at(error, error_system(reason, STATUS_IO), path, 0, 0, "was not written: %s", strerror(reason));
    }
    int failed = fsync(descriptor);
    int reason = errno;
    close(descriptor);
    if (failed) {
        unlink(temporary);
        return error_at(error, error_system(reason, STATUS_IO), path, 0, 0, "writing failed: %s", strerror(reason));
    }
    return put_in_place(temporary, path, error);
}
