/* main.c - the program: find the command, parse its options, run it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/cli/cli.h"

static const struct command *const commands[] = {
    &run_command,       &compare_command, &sweep_command,   &claims_command,  &patterns_command,
    &breakeven_command, &map_command,     &plot_command,    &report_command,  &trace_command,
    &check_command,     &params_command,  &metrics_command, &network_command,
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void print_usage(FILE *stream)
{
    fprintf(stream, "Usage: regimesim COMMAND [OPTION]... [ARGUMENT]...\n\n"
                    "Simulates real-name and anonymity regimes on social networks.\n\nCommands:\n");
    for (int i = 0; i < COMMANDS; i++) {
        char call[64];
        snprintf(call, sizeof call, "%s %s", commands[i]->name, commands[i]->arguments);
        fprintf(stream, "  %-38s %s\n", call, commands[i]->summary);
    }
    fprintf(stream,
            "\n`regimesim COMMAND --help` tells more. Exit codes: 0 done, 64 usage, 65 bad data, 66 no input,\n"
            "70 internal, 73 cannot create, 74 input/output, 75 interrupted (go on with --resume), 130 interrupted.\n");
}

static void print_command(const struct command *command)
{
    printf("Usage: regimesim %s [OPTION]... %s\n\n%s.\n", command->name, command->arguments, command->summary);
    if (command->help)
        printf("\n%s", command->help);
    printf("\nOptions:\n");
    if (command->options & OPT_RUN)
        printf("  --replicates N      runs of each regime (run.replicates)\n"
               "  --replicate K       only replicate K; equals row K of the whole batch\n"
               "  --threads N         default: all cores\n");
    if (command->options & OPT_PAIRS)
        printf("  --replicates N      runs of each regime, at least 2\n"
               "  --threads N         default: all cores\n");
    if (command->options & OPT_TRUST)
        printf("  --trust FORM        trust in badges: relative, absolute or both (default)\n");
    if (command->options & OPT_EXPLORE)
        printf("  --explore N         test each claim again at N points of the plausible ranges\n"
               "  --vary PATH         also vary this policy parameter; may be given several times\n"
               "  --no-figures        do not draw\n");
    if (command->options & OPT_EQUAL)
        printf("  --metric NAME       summary metric to compare (see `regimesim metrics`)\n"
               "  --parameter PATH    parameter to vary (see `regimesim params`)\n"
               "  --from X --to Y     its range\n"
               "  --tolerance T       how near its value is found; default: a hundredth of the range\n"
               "  --only-b            vary it in the second regime only\n");
    if (command->options & (OPT_RUN | OPT_SET))
        printf("  --set PATH=VALUE    change a parameter; may be repeated (see `regimesim params`)\n"
               "  --seed S            seed of all random numbers (run.seed)\n"
               "  --network FILE      friendships from a file: edge list, .graphml, .gml, .net\n");
    if (command->options & OPT_OUT)
        printf("  --out DIR           folder for results\n"
               "  --force             replace an earlier batch in that folder\n"
               "  --resume            finish an interrupted batch in that folder\n"
               "  --no-figures        do not draw\n");
    if (command->options & OPT_EVENTS)
        printf("  --events            record every event: events.csv, and stories by `regimesim trace`\n");
    if (command->options & OPT_DRY)
        printf("  --dry-run           print the memory that it will need, against what there is, and do nothing\n");
    if (command->options & OPT_PARTING)
        printf(
            "  --trace             record the events of the first replicate, and follow one person who is victimised\n"
            "                      under the first or the second regime and not under the other\n");
    if (command->options & OPT_STORY)
        printf("  --person N          the story of person N (persons are numbered from 0)\n"
               "  --offender N        only what person N does, and suffers for it, as an offender\n"
               "  --case N            the story of offence N (stories and events.csv give its number)\n"
               "  --arm NAME          under this regime (default: the first)\n"
               "  --replicate K       in this replicate (default: the first)\n");
    if (command->options & OPT_FOLDER)
        printf("  --out DIR           folder for results; default: none is written\n"
               "  --force             replace earlier results in that folder\n");
    if (command->options & OPT_DRAW)
        printf("  --out DIR           folder for results\n"
               "  --force             replace earlier results in that folder\n"
               "  --no-figures        do not draw\n");
    if (command->options & OPT_PAGE)
        printf("  --out FILE          write the page there\n"
               "  --force             replace what is there\n");
    if (command->options & OPT_FILE)
        printf("  --replicate K       the network of this replicate (default 1)\n"
               "  --out FILE          write there; --force replaces what is there\n");
    if (command->options & OPT_TARGETS)
        printf("  --targets           also compare with the empirical targets of the anonymous baseline\n");
    if (command->options & OPT_JSON)
        printf("  --json              print as JSON\n");
    if (command->options & OPT_MARKDOWN)
        printf("  --markdown          print as a Markdown document\n");
    printf("  --quiet             no progress, no notes\n  --help              this text\n");
}

static const struct command *find_command(const char *name)
{
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static enum status unknown_command(const char *name)
{
    fprintf(stderr, "regimesim: unknown command '%s'; expected one of:", name);
    for (int i = 0; i < COMMANDS; i++)
        fprintf(stderr, " %s", commands[i]->name);
    fprintf(stderr, "\n");
    return STATUS_USAGE;
}

/* The exit code, once everything is written. */
static int finish(enum status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return (int)status;
    fprintf(stderr, "regimesim: cannot write to standard output\n");
    return status ? (int)status : STATUS_IO;
}

int main(int argc, char **argv)
{
    struct options options;
    signal(SIGXFSZ, SIG_IGN); /* a file beyond `ulimit -f` is a failed write, with a message */
    if (argc < 2) {
        print_usage(stderr);
        return STATUS_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_usage(stdout);
        return finish(STATUS_OK);
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("regimesim %s\n", REGIMESIM_VERSION);
        return finish(STATUS_OK);
    }
    const struct command *command = find_command(argv[1]);
    if (!command)
        return (int)unknown_command(argv[1]);
    char **typed = calloc((size_t)argc + 1, sizeof *typed); /* parsing reorders argv; the manifest wants it as typed */
    if (!typed) {
        fprintf(stderr, "regimesim: out of memory\n");
        return STATUS_INTERNAL;
    }
    memcpy(typed, argv, (size_t)argc * sizeof *typed);
    enum status status = options_parse(&options, command, argc, argv);
    options.argv = typed;
    if (!status && options.help)
        print_command(command);
    else if (!status)
        status = command->run(&options);
    free(typed);
    return finish(status);
}
