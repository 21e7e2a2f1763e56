/* folder_kind.c - the kind in a folder's manifest. */
#include "regimesim/cli/folder_kind.h"

#include <stdio.h>

#include "regimesim/store/file.h"
#include "regimesim/store/manifest_read.h"

enum batch_kind folder_kind(const char *folder)
{
    char path[FILE_PATH_SIZE];
    struct manifest_record manifest;
    struct error error;
    if ((size_t)snprintf(path, sizeof path, "%s/manifest.json", folder) >= sizeof path)
        return BATCH_KINDS;
    enum batch_kind kind = manifest_read(path, &manifest, &error) ? BATCH_KINDS : manifest.kind;
    manifest_free(&manifest);
    return kind;
}
