/* options.c - GNU long options, the same for all commands that take them. */
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "regimesim/cli/cli.h"
#include "regimesim/util/text.h"

enum {
    LONG_FIRST = 256,
    LONG_SET = LONG_FIRST,
    LONG_REPLICATES,
    LONG_REPLICATE,
    LONG_SEED,
    LONG_THREADS,
    LONG_NETWORK,
    LONG_OUT,
    LONG_FORCE,
    LONG_RESUME,
    LONG_NO_FIGURES,
    LONG_QUIET,
    LONG_JSON,
    LONG_TARGETS,
    LONG_MARKDOWN,
    LONG_EVENTS,
    LONG_TRACE,
    LONG_DRY_RUN,
    LONG_PERSON,
    LONG_OFFENDER,
    LONG_CASE,
    LONG_ARM,
    LONG_TRUST,
    LONG_METRIC,
    LONG_PARAMETER,
    LONG_FROM,
    LONG_TO,
    LONG_TOLERANCE,
    LONG_ONLY_B,
    LONG_EXPLORE,
    LONG_VARY,
    LONG_HELP
};

enum { MOST_THREADS = 1024, MOST_REPLICATES = 1000000000, MOST_POINTS = 10000 };

/* Which commands know an option; 0: all. */
struct rule {
    const char *name;
    int has_argument;
    int code;
    int bits;
};

static const struct rule rules[] = {
    {"set", required_argument, LONG_SET, OPT_RUN | OPT_SET},
    {"seed", required_argument, LONG_SEED, OPT_RUN | OPT_SET},
    {"network", required_argument, LONG_NETWORK, OPT_RUN | OPT_SET},
    {"replicates", required_argument, LONG_REPLICATES, OPT_RUN | OPT_PAIRS},
    {"replicate", required_argument, LONG_REPLICATE, OPT_RUN | OPT_FILE | OPT_STORY},
    {"threads", required_argument, LONG_THREADS, OPT_RUN | OPT_PAIRS},
    {"out", required_argument, LONG_OUT, OPT_OUT | OPT_FILE | OPT_FOLDER | OPT_DRAW | OPT_PAGE},
    {"force", no_argument, LONG_FORCE, OPT_OUT | OPT_FILE | OPT_FOLDER | OPT_DRAW | OPT_PAGE},
    {"resume", no_argument, LONG_RESUME, OPT_OUT | OPT_EXPLORE},
    {"no-figures", no_argument, LONG_NO_FIGURES, OPT_OUT | OPT_DRAW | OPT_EXPLORE},
    {"json", no_argument, LONG_JSON, OPT_JSON},
    {"targets", no_argument, LONG_TARGETS, OPT_TARGETS},
    {"markdown", no_argument, LONG_MARKDOWN, OPT_MARKDOWN},
    {"events", no_argument, LONG_EVENTS, OPT_EVENTS},
    {"trace", no_argument, LONG_TRACE, OPT_PARTING},
    {"dry-run", no_argument, LONG_DRY_RUN, OPT_DRY},
    {"person", required_argument, LONG_PERSON, OPT_STORY},
    {"offender", required_argument, LONG_OFFENDER, OPT_STORY},
    {"case", required_argument, LONG_CASE, OPT_STORY},
    {"arm", required_argument, LONG_ARM, OPT_STORY},
    {"trust", required_argument, LONG_TRUST, OPT_TRUST},
    {"metric", required_argument, LONG_METRIC, OPT_EQUAL},
    {"parameter", required_argument, LONG_PARAMETER, OPT_EQUAL},
    {"from", required_argument, LONG_FROM, OPT_EQUAL},
    {"to", required_argument, LONG_TO, OPT_EQUAL},
    {"tolerance", required_argument, LONG_TOLERANCE, OPT_EQUAL},
    {"only-b", no_argument, LONG_ONLY_B, OPT_EQUAL},
    {"explore", required_argument, LONG_EXPLORE, OPT_EXPLORE},
    {"vary", required_argument, LONG_VARY, OPT_EXPLORE},
    {"quiet", no_argument, LONG_QUIET, 0},
    {"help", no_argument, LONG_HELP, 0},
};
enum { RULES = sizeof rules / sizeof rules[0] };

enum status options_usage(const struct command *command, const char *what, const char *which)
{
    fprintf(stderr, "regimesim %s: %s%s; see `regimesim %s --help`\n", command->name, what, which, command->name);
    return STATUS_USAGE;
}

static enum status add_override(struct options *options, const char *text, const char *label)
{
    if (options->override_count == OPTION_OVERRIDES) {
        fprintf(stderr, "regimesim: more than %d values set on the command line\n", OPTION_OVERRIDES);
        return STATUS_USAGE;
    }
    options->overrides[options->override_count++] = (struct override){.text = text, .label = label};
    return STATUS_OK;
}

/* An option that stands for a parameter: checked and recorded like any --set. */
static enum status add_parameter(struct options *options, const char *path, const char *value, const char *label)
{
    if (options->text_count == (int)(sizeof options->texts / sizeof options->texts[0]) || strlen(value) >= TEXT_SIZE) {
        fprintf(stderr, "regimesim: %s: too long, or given too often\n", label);
        return STATUS_USAGE;
    }
    char *text = options->texts[options->text_count++];
    snprintf(text, sizeof options->texts[0], "%s=%s", path, value);
    return add_override(options, text, label);
}

static enum status whole_number(const struct command *command, const char *name, const char *text, int most, int *value)
{
    double number;
    if (text_parse_number(text, &number) == 0 && number >= 1 && number <= most && number == (int)number) {
        *value = (int)number;
        return STATUS_OK;
    }
    fprintf(stderr, "regimesim %s: %s is '%s'; expected a whole number from 1 to %d\n", command->name, name, text,
            most);
    return STATUS_USAGE;
}

/* --person, --offender, --case: which story, and its number, which counts from 0. */
static enum status choose_story(struct options *options, const struct command *command, enum story_option story,
                                const char *text)
{
    double number;
    if (text_parse_number(text, &number) || number < 0 || number >= UINT32_MAX || number != (uint32_t)number) {
        fprintf(stderr,
                "regimesim %s: '%s' is no number of a person or an offence; expected a whole number from 0 on\n",
                command->name, text);
        return STATUS_USAGE;
    }
    options->story = options->story == STORY_OF_NONE ? story : STORY_OF_SEVERAL;
    options->story_number = (uint32_t)number;
    return STATUS_OK;
}

static enum status number(const struct command *command, const char *name, const char *text, double *value)
{
    if (text_parse_number(text, value) == 0)
        return STATUS_OK;
    fprintf(stderr, "regimesim %s: %s is '%s'; expected a number\n", command->name, name, text);
    return STATUS_USAGE;
}

static enum status add_varied(struct options *options, const struct command *command, const char *path)
{
    if (options->vary_count == OPTION_VARIED)
        return options_usage(command, "--vary is given too often, with ", path);
    options->vary[options->vary_count++] = path;
    return STATUS_OK;
}

static enum status take(struct options *options, const struct command *command, int code, const char *argument)
{
    enum status status;
    switch (code) {
    case LONG_SET: return add_override(options, argument, "--set");
    case LONG_SEED: return add_parameter(options, "run.seed", argument, "--seed");
    case LONG_REPLICATES: return add_parameter(options, "run.replicates", argument, "--replicates");
    case LONG_NETWORK:
        status = add_parameter(options, "network.file", argument, "--network");
        return status ? status : add_parameter(options, "network.source", "file", "--network");
    case LONG_REPLICATE: return whole_number(command, "--replicate", argument, MOST_REPLICATES, &options->replicate);
    case LONG_THREADS: return whole_number(command, "--threads", argument, MOST_THREADS, &options->threads);
    case LONG_OUT: options->out = argument; break;
    case LONG_FORCE: options->force = true; break;
    case LONG_RESUME: options->resume = true; break;
    case LONG_NO_FIGURES: options->figures = false; break;
    case LONG_QUIET: options->quiet = true; break;
    case LONG_JSON: options->json = true; break;
    case LONG_TARGETS: options->targets = true; break;
    case LONG_MARKDOWN: options->markdown = true; break;
    case LONG_EVENTS: options->events = true; break;
    case LONG_TRACE: options->trace = true; break;
    case LONG_DRY_RUN: options->dry_run = true; break;
    case LONG_PERSON: return choose_story(options, command, STORY_OF_PERSON, argument);
    case LONG_OFFENDER: return choose_story(options, command, STORY_OF_OFFENDER, argument);
    case LONG_CASE: return choose_story(options, command, STORY_OF_CASE, argument);
    case LONG_ARM: options->arm = argument; break;
    case LONG_TRUST: options->trust = argument; break;
    case LONG_METRIC: options->metric = argument; break;
    case LONG_PARAMETER: options->parameter = argument; break;
    case LONG_FROM: return number(command, "--from", argument, &options->from);
    case LONG_TO: return number(command, "--to", argument, &options->to);
    case LONG_TOLERANCE: return number(command, "--tolerance", argument, &options->tolerance);
    case LONG_ONLY_B: options->only_b = true; break;
    case LONG_EXPLORE: return whole_number(command, "--explore", argument, MOST_POINTS, &options->explore);
    case LONG_VARY: return add_varied(options, command, argument);
    case LONG_HELP: options->help = true; break;
    default: break;
    }
    return STATUS_OK;
}

/* getopt's message names argv[0] only; ours names the command and what is nearest. */
static enum status unknown_option(const struct command *command, const char *given)
{
    const char *names[RULES];
    size_t count = 0;
    for (int i = 0; i < RULES; i++)
        if (!rules[i].bits || rules[i].bits & command->options)
            names[count++] = rules[i].name;
    const char *nearest = strncmp(given, "--", 2) == 0 ? text_nearest(given + 2, names, count) : NULL;
    if (!nearest)
        return options_usage(command, "unknown option, or one without its value: ", given);
    fprintf(stderr, "regimesim %s: unknown option, or one without its value: %s; did you mean --%s?\n", command->name,
            given, nearest);
    return STATUS_USAGE;
}

static enum status check_counts(const struct options *options, const struct command *command)
{
    if (options->help)
        return STATUS_OK;
    if (options->argument_count < command->least)
        return options_usage(command, "too few arguments; expected ", command->arguments);
    if (options->argument_count > command->most)
        return options_usage(command, "unexpected argument ", options->arguments[command->most]);
    if (options->force && options->resume)
        return options_usage(command, "--force and --resume exclude each other", "");
    if (options->trace && options->json)
        return options_usage(command,
                             "--trace tells a story and --json prints one object: use `regimesim trace --json`", "");
    if (command->options & OPT_STORY && (options->story == STORY_OF_NONE || options->story == STORY_OF_SEVERAL))
        return options_usage(command, "expected one of --person N, --offender N, --case N", "");
    return STATUS_OK;
}

enum status options_parse(struct options *options, const struct command *command, int argc, char **argv)
{
    struct option known[RULES + 1];
    int count = 0;
    for (int i = 0; i < RULES; i++)
        if (!rules[i].bits || rules[i].bits & command->options)
            known[count++] = (struct option){rules[i].name, rules[i].has_argument, NULL, rules[i].code};
    known[count] = (struct option){0};

    memset(options, 0, sizeof *options);
    options->figures = true;
    options->from = options->to = options->tolerance = NAN;
    options->argc = argc;
    options->argv = argv;
    opterr = 0;
    optind = 2;
    for (int code; (code = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (code < LONG_FIRST) {
            char letter[] = {'-', (char)optopt, '\0'}; /* several letters may share an argument */
            return unknown_option(command, optopt > 0 && optopt < LONG_FIRST ? letter : argv[optind - 1]);
        }
        enum status status = take(options, command, code, optarg);
        if (status)
            return status;
    }
    options->arguments = (const char **)(argv + optind);
    options->argument_count = argc - optind;
    return check_counts(options, command);
}

bool options_given(const struct options *options, const char *label)
{
    for (size_t i = 0; i < options->override_count; i++)
        if (strcmp(options->overrides[i].label, label) == 0)
            return true;
    return false;
}
