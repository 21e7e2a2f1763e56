/* folder.c - the folder that a batch writes to: its lock and the list of files that are the program's own. */
#include "regimesim/store/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char MARKER[] = ".regimesim";

const char *folder_path(const struct folder *folder, const char *name, char *buffer)
{
    const char *start = folder->path[0] == '/' || folder->path[0] == '.' ? "" : "./";
    snprintf(buffer, FILE_PATH_SIZE, "%s%s/%s", start, folder->path, name);
    return buffer;
}

static enum status make_one(const char *path, struct error *error)
{
    struct stat about;
    if (mkdir(path, 0777) == 0)
        return STATUS_OK;
    int reason = errno;
    bool there = stat(path, &about) == 0;
    if (there && S_ISDIR(about.st_mode))
        return STATUS_OK;
    return error_at(error, error_system(reason, STATUS_CANT_CREATE), path, 0, 0, "cannot make the folder: %s",
                    there ? "a file of that name is there" : strerror(reason));
}

static enum status make_with_parents(const char *path, struct error *error)
{
    char part[TEXT_SIZE];
    for (size_t i = 1; path[i]; i++) {
        if (path[i] != '/' || path[i - 1] == '/')
            continue;
        snprintf(part, sizeof part, "%.*s", (int)i, path);
        enum status status = make_one(part, error);
        if (status)
            return status;
    }
    return make_one(path, error);
}

static bool is_remains(const char *name)
{
    size_t length = strlen(name);
    return length > 6 && name[0] == '.' && strcmp(name + length - 5, ".part") == 0;
}

/* Files other than the marker and remains of a killed process; -1 when the folder cannot be read. */
static int count_files(const char *path)
{
    DIR *directory = opendir(path);
    if (!directory)
        return -1;
    int count = 0;
    for (struct dirent *entry; (entry = readdir(directory));)
        count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") && strcmp(entry->d_name, MARKER) &&
                 !is_remains(entry->d_name);
    closedir(directory);
    return count;
}

static void remove_remains(const struct folder *folder)
{
    char path[FILE_PATH_SIZE];
    DIR *directory = opendir(folder->path);
    if (!directory)
        return;
    for (struct dirent *entry; (entry = readdir(directory));)
        if (is_remains(entry->d_name))
            unlink(folder_path(folder, entry->d_name, path));
    closedir(directory);
}

/* A second handle on the marker, for reading or appending lines. Closing it leaves the lock, which is the other's. */
static FILE *open_list(const struct folder *folder, const char *how)
{
    char path[FILE_PATH_SIZE];
    return fopen(folder_path(folder, MARKER, path), how);
}

static bool read_name(FILE *list, char *name, size_t size)
{
    if (!fgets(name, (int)size, list))
        return false;
    name[strcspn(name, "\n")] = '\0';
    return true;
}

/* Only plain names are removed, whatever has been written into the list by hand. */
static enum status remove_own_files(struct folder *folder, struct error *error)
{
    char name[TEXT_SIZE], path[FILE_PATH_SIZE];
    FILE *list = open_list(folder, "r");
    if (!list)
        return error_at(error, error_system(errno, STATUS_CANT_CREATE), folder->path, 0, 0, "cannot read %s: %s",
                        MARKER, strerror(errno));
    enum status status = STATUS_OK;
    while (!status && read_name(list, name, sizeof name)) {
        if (!name[0] || strchr(name, '/') || strcmp(name, MARKER) == 0)
            continue;
        if (unlink(folder_path(folder, name, path)) && errno != ENOENT)
            status = error_at(error, error_system(errno, STATUS_CANT_CREATE), path, 0, 0, "cannot be removed: %s",
                              strerror(errno));
    }
    fclose(list);
    if (!status && ftruncate(folder->lock, 0))
        status = error_at(error, error_system(errno, STATUS_CANT_CREATE), folder->path, 0, 0, "cannot write %s: %s",
                          MARKER, strerror(errno));
    return status;
}

static enum status take_lock(struct folder *folder, struct error *error)
{
    char path[FILE_PATH_SIZE];
    folder->lock = open(folder_path(folder, MARKER, path), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (folder->lock < 0)
        return error_at(error, error_system(errno, STATUS_CANT_CREATE), folder->path, 0, 0,
                        "cannot write into the folder: %s", strerror(errno));
    if (flock(folder->lock, LOCK_EX | LOCK_NB) == 0)
        return STATUS_OK;
    if (errno == EWOULDBLOCK)
        return error_at(error, STATUS_CANT_CREATE, folder->path, 0, 0,
                        "another regimesim is writing to this folder; wait for it to end, or choose another folder");
    return error_at(error, error_system(errno, STATUS_CANT_CREATE), folder->path, 0, 0,
                    "the folder cannot be locked: %s", strerror(errno));
}

/* Is the folder free to be written in this mode? Asked again under the lock: another process may have come first. */
static enum status check_content(const struct folder *folder, enum folder_mode mode, struct error *error)
{
    char path[FILE_PATH_SIZE];
    int files = count_files(folder->path);
    if (files < 0)
        return error_at(error, error_system(errno, STATUS_CANT_CREATE), folder->path, 0, 0,
                        "cannot read the folder: %s", strerror(errno));
    if (files == 0)
        return STATUS_OK;
    if (access(folder_path(folder, MARKER, path), F_OK))
        return error_at(error, STATUS_CANT_CREATE, folder->path, 0, 0,
                        "the folder holds files that regimesim did not write; choose another one");
    if (mode == FOLDER_NEW)
        return error_at(error, STATUS_CANT_CREATE, folder->path, 0, 0,
                        "the folder holds results already; use --resume to finish them, --force to replace them, "
                        "or choose another one");
    return STATUS_OK;
}

enum status folder_open(struct folder *folder, const char *path, enum folder_mode mode, struct error *error)
{
    *folder = (struct folder){.lock = -1};
    if (!path[0] || strlen(path) >= sizeof folder->path)
        return error_set(error, STATUS_CANT_CREATE, "the name of the output folder is %s",
                         path[0] ? "too long" : "empty");
    snprintf(folder->path, sizeof folder->path, "%s", path);
    enum status status = make_with_parents(path, error);
    if (!status)
        status = check_content(folder, mode, error);
    if (!status)
        status = take_lock(folder, error);
    if (!status)
        status = check_content(folder, mode, error);
    if (!status) {
        remove_remains(folder);
        if (mode == FOLDER_REPLACE)
            status = remove_own_files(folder, error);
    }
    if (status)
        folder_close(folder);
    return status;
}

void folder_close(struct folder *folder)
{
    if (folder->lock >= 0)
        close(folder->lock);
    folder->lock = -1;
}

static bool is_claimed(const struct folder *folder, const char *name)
{
    char line[TEXT_SIZE];
    bool found = false;
    FILE *list = open_list(folder, "r");
    while (list && !found && read_name(list, line, sizeof line))
        found = strcmp(line, name) == 0;
    if (list)
        fclose(list);
    return found;
}

enum status folder_claim(struct folder *folder, const char *name, struct error *error)
{
    if (is_claimed(folder, name))
        return STATUS_OK;
    FILE *list = open_list(folder, "a");
    bool failed = !list || fprintf(list, "%s\n", name) < 0;
    failed = (list && fclose(list)) || failed;
    if (failed)
        return error_at(error, error_system(errno, STATUS_IO), folder->path, 0, 0, "cannot write %s: %s", MARKER,
                        strerror(errno));
    return STATUS_OK;
}

enum status folder_create(struct folder *folder, const char *name, struct file *file, struct error *error)
{
    char path[FILE_PATH_SIZE];
    *file = (struct file){0};
    enum status status = folder_claim(folder, name, error);
    return status ? status : file_create(file, folder_path(folder, name, path), error);
}
