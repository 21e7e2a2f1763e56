/* fuzz_override.c - the text of `--set`, line by line. */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "regimesim/config/scenario.h"

enum { LINES = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct override overrides[LINES] = {{0}};
    struct fault_list faults = {0};
    size_t count = 0;
    char *text = calloc(size + 1, 1);
    struct scenario *scenario = scenario_new("case");
    fuzz_need(text && scenario, "memory");
    memcpy(text, bytes, size);
    for (char *line = strtok(text, "\n"); line && count < LINES; line = strtok(NULL, "\n"))
        overrides[count++] = (struct override){.text = line, .label = "--set"};
    fuzz_check_faults(scenario_override(scenario, overrides, count, &faults), &faults);
    scenario_free(scenario);
    free(text);
    return 0;
}
