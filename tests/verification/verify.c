/* verify.c - climbs the ladder: `verify [--csv FILE] [RUNG ...]`; exit 1 when a row fails. See README.md. */
#include "ladder.h"

#include <string.h>

/* Climbed only when named: a false claim, for the test that failures are seen. */
static void rung_false(struct ladder *ladder)
{
    ladder_near(ladder, "false.sum", "two and two", 5, 2 + 2, 0, "exact");
}

static const struct {
    const char *name;
    rung *climb;
    bool only_named;
} rungs[] = {
    {"random", rung_random, false},
    {"network", rung_network, false},
    {"closed", rung_closed_forms, false},
    {"credentials", rung_credentials, false},
    {"queues", rung_queues, false},
    {"mean-field", rung_mean_field, false},
    {"threshold", rung_threshold, false},
    {"laws", rung_laws, false},
    {"convergence", rung_convergence, false},

    {"naive", rung_naive, false},
    {"false", rung_false, true},
};

static int usage(void)
{
    fputs("usage: verify [--csv FILE] [RUNG ...]\nrungs:", stderr);
    for (size_t k = 0; k < sizeof rungs / sizeof *rungs; k++)
        fprintf(stderr, " %s", rungs[k].name);
    fputc('\n', stderr);
    return 64;
}

static bool known(const char *name)
{
    for (size_t k = 0; k < sizeof rungs / sizeof *rungs; k++)
        if (!strcmp(name, rungs[k].name))
            return true;
    return false;
}

static bool wanted(size_t which, int count, char *const *names)
{
    for (int k = 0; k < count; k++)
        if (!strcmp(rungs[which].name, names[k]))
            return true;
    return count == 0 && !rungs[which].only_named;
}

static void climb(struct ladder *ladder, int count, char *const *names)
{
    printf("%-34s %-66s %12s %12s %11s  %-9s %s\n", "id", "what is checked", "expected", "measured", "tolerance",
           "basis", "verdict");
    if (ladder->csv)
        fputs("id,what,relation,expected,measured,tolerance,basis,verdict\n", ladder->csv);
    for (size_t k = 0; k < sizeof rungs / sizeof *rungs; k++)
        if (wanted(k, count, names)) {
            rungs[k].climb(ladder);
            fflush(stdout);
        }
    printf("%d rows, %d failed\n", ladder->rows, ladder->failed);
}

int main(int argc, char **argv)
{
    struct ladder ladder = {0};
    int first = 1;
    if (argc > 2 && !strcmp(argv[1], "--csv")) {
        first = 3;
        ladder.csv = fopen(argv[2], "w");
        if (!ladder.csv) {
            perror(argv[2]);
            return 73;
        }
    }
    for (int k = first; k < argc; k++)
        if (!known(argv[k]))
            return usage();
    climb(&ladder, argc - first, argv + first);
    if (ladder.csv && fclose(ladder.csv) != 0) {
        perror(argv[2]);
        return 74;
    }
    return ladder.failed > 0 || ladder.rows == 0;
}
