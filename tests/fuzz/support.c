/* support.c - what the fuzzers share. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

void fuzz_need(int holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static struct scratch scratch;

static void clean_up(void)
{
    scratch_close(&scratch);
}

const struct scratch *fuzz_scratch(void)
{
    char here[SCRATCH_PATH], shipped[2 * SCRATCH_PATH], path[SCRATCH_PATH];
    if (scratch.folder[0])
        return &scratch;
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
    scratch_open(&scratch);
    scratch_folder(&scratch, "case");
    fuzz_need(getcwd(here, sizeof here) != NULL, "a working directory");
    snprintf(shipped, sizeof shipped, "%s/scenarios/regimes", here);
    fuzz_need(access(shipped, R_OK) == 0, "the working directory is the project");
    fuzz_need(symlink(shipped, scratch_path(&scratch, "regimes", path)) == 0, "a link to the regimes");
    atexit(clean_up);
    return &scratch;
}

const char *fuzz_file(const char *name, const uint8_t *bytes, size_t size)
{
    static char path[SCRATCH_PATH];
    char below[SCRATCH_PATH];
    snprintf(below, sizeof below, "case/%s", name);
    return scratch_write_bytes(fuzz_scratch(), below, bytes, size, path);
}

static void check_code(enum status code)
{
    fuzz_need(code == STATUS_DATA || code == STATUS_NO_INPUT, "a refusal is about the input");
}

void fuzz_check_faults(enum status status, struct fault_list *faults)
{
    fuzz_need((status == STATUS_OK) == (faults->count == 0), "there are faults just where reading failed");
    if (status)
        check_code(status);
    for (size_t i = 0; i < faults->count; i++)
        fuzz_need(faults->items[i].message[0] != '\0', "a fault has a message");
    faults_free(faults);
}

void fuzz_check_error(enum status status, const struct error *error)
{
    if (!status)
        return;
    check_code(status);
    fuzz_need(error->code == status && error->message[0] != '\0', "an error has a message and its code");
}
