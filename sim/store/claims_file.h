/* claims_file.h - a file of the results of claims or patterns. */
#ifndef SIM_STORE_CLAIMS_FILE_H
#define SIM_STORE_CLAIMS_FILE_H

#include <stdio.h>

#include "regimesim/experiment/claims.h"
#include "regimesim/store/folder.h"

enum status claims_write_file(const struct claims *claims, struct folder *folder, const char *name,
                              void (*write)(FILE *, const struct claims *), struct error *error);

#endif
