/* fuzz_sweep.c - a sweep file, as `regimesim check` reads it. */
#include "fuzz.h"
#include "regimesim/config/sweep_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fault_list faults = {0};
    struct sweep_file *read = NULL;
    enum status status = sweep_file_load(fuzz_file("input.yaml", bytes, size), NULL, 0, &read, &faults);
    fuzz_need((status == STATUS_OK) == (read != NULL), "what is read is there just where reading succeeded");
    fuzz_check_faults(status, &faults);
    sweep_file_free(read);
    return 0;
}
