/* claims_command.h - what `regimesim claims` and `regimesim patterns` share. */
#ifndef SIM_CLI_CLAIMS_COMMAND_H
#define SIM_CLI_CLAIMS_COMMAND_H

#include "regimesim/cli/cli.h"
#include "regimesim/experiment/claims.h"
#include "regimesim/store/batch_record.h"
#include "regimesim/store/folder.h"

/* Which files are meant, and how results are told. */
struct claims_kind {
    const struct command *command;
    const char *folder, *what; /* "scenarios/claims", "claim" */
    const char *title;         /* of the results */
    bool patterns;             /* are the files patterns? */
    enum claims_trust trust;   /* without --trust */
    enum batch_kind batch;
    enum status (*table)(const struct claims *claims, FILE *file, struct error *error);
    enum status (*json)(const struct claims *claims, FILE *file, struct error *error);
    enum status (*markdown)(const struct claims *claims, const char *version, FILE *file, struct error *error);
    enum status (*export_files)(const struct claims *claims, struct folder *folder, struct error *error);
};

/* Read the files, test, write and print. */
enum status claims_command_run(const struct options *options, const struct claims_kind *kind);

#endif
