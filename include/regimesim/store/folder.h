/* folder.h - the folder that a batch writes to: never overwritten unasked, never written by two processes at once.
 *
 * A folder of results holds a file `.regimesim`: it carries the lock, and lists the names of the files written, one a
 * line, so that replacing a batch removes what the program wrote and nothing else. */
#ifndef REGIMESIM_STORE_FOLDER_H
#define REGIMESIM_STORE_FOLDER_H

#include "regimesim/store/file.h"

enum folder_mode {
    FOLDER_NEW,     /* the folder must not exist, or be empty */
    FOLDER_REPLACE, /* --force: files of an earlier batch are removed first */
    FOLDER_RESUME   /* --resume, and adding figures later: what is there stays; a missing folder is created */
};

struct folder {
    char path[TEXT_SIZE];
    int lock; /* descriptor of .regimesim; -1 when closed */
};

/* Open `path` for writing, creating it and its parents. The lock is held until folder_close or the end of the process.
 * STATUS_CANT_CREATE, with the way out in the message, when the folder holds a batch (FOLDER_NEW), holds files but no
 * batch (any mode), is in use by another process, or cannot be made. Nothing is created or removed then, but for
 * parents that were missing. Remains of a killed process (.*.part) are removed. */
enum status folder_open(struct folder *folder, const char *path, enum folder_mode mode, struct error *error);
void folder_close(struct folder *folder);

/* The path of a file in the folder, into `buffer` (FILE_PATH_SIZE); returns buffer. `name` has no '/'. It never starts
 * with anything but '/' or '.', so that no program takes it for an option or a command. */
const char *folder_path(const struct folder *folder, const char *name, char *buffer);

/* Note that `name` is the program's own. To be called before the file is made, for files not made through
 * folder_create. */
enum status folder_claim(struct folder *folder, const char *name, struct error *error);

/* file_create of a file in the folder, claimed. Finish with file_commit or file_discard. */
enum status folder_create(struct folder *folder, const char *name, struct file *file, struct error *error);

#endif
