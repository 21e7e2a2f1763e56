/* folder_kind.h - what a folder of results is of, for commands that cannot use every kind. */
#ifndef REGIMESIM_CLI_FOLDER_KIND_H
#define REGIMESIM_CLI_FOLDER_KIND_H

#include "regimesim/store/batch_record.h"

/* By its manifest.json; BATCH_KINDS where there is none that can be read. */
enum batch_kind folder_kind(const char *folder);

#endif
