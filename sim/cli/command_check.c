/* command_check.c - validate scenario, sweep, claim and pattern files without running anything. */
#include <stdio.h>

#include "regimesim/cli/cli.h"
#include "regimesim/config/claim_file.h"
#include "regimesim/config/sweep_file.h"

static enum status check_one(const struct options *options, const char *path, struct fault_list *faults)
{
    bool is_sweep = false, is_claim = false;
    if (sweep_file_is(path, &is_sweep) || claim_file_is(path, &is_claim)) {
        faults_add_at(faults, STATUS_INTERNAL, NULL, 0, 0, "out of memory");
        return STATUS_INTERNAL;
    }
    if (is_sweep) {
        struct sweep_file *sweep = NULL;
        enum status status = sweep_file_load(path, options->overrides, options->override_count, &sweep, faults);
        sweep_file_free(sweep);
        return status;
    }
    if (is_claim) {
        struct claim_file *claim = NULL;
        enum status status = claim_file_load(path, options->overrides, options->override_count, &claim, faults);
        claim_file_free(claim);
        return status;
    }
    struct scenario *scenario = NULL;
    enum status status = scenario_load(path, options->overrides, options->override_count, &scenario, faults);
    scenario_free(scenario);
    return status;
}

static enum status run(const struct options *options)
{
    struct fault_list faults = {0};
    bool sound = true;
    for (int i = 0; i < options->argument_count; i++)
        if (check_one(options, options->arguments[i], &faults) == STATUS_OK)
            printf("%s: sound\n", options->arguments[i]);
        else
            sound = false;
    return sound ? STATUS_OK : cli_faults(&faults);
}

const struct command check_command = {
    .name = "check",
    .arguments = "FILE...",
    .summary = "Validate scenario, sweep, claim or pattern files; all faults at once",
    .options = OPT_SET,
    .least = 1,
    .most = 1000,
    .run = run,
};
