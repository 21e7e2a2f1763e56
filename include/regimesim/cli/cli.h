/* cli.h - what the commands share: options, messages, the table of commands. Only this layer prints and exits. */
#ifndef REGIMESIM_CLI_CLI_H
#define REGIMESIM_CLI_CLI_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "regimesim/config/scenario.h"
#include "regimesim/util/error.h"

#define REGIMESIM_VERSION "0.1.0"

/* Options a command takes, as bits. */
enum option_bit {
    OPT_RUN = 1,         /* --replicates --seed --threads --set --network --replicate */
    OPT_OUT = 2,         /* --out --force --resume --no-figures */
    OPT_SET = 4,         /* --set --network --seed (part of OPT_RUN) */
    OPT_JSON = 8,        /* --json */
    OPT_TARGETS = 16,    /* --targets */
    OPT_MARKDOWN = 32,   /* --markdown */
    OPT_FILE = 64,       /* --out FILE --force --replicate */
    OPT_EVENTS = 128,    /* --events */
    OPT_PARTING = 256,   /* --trace */
    OPT_STORY = 512,     /* --person --offender --case --arm --replicate */
    OPT_PAIRS = 1024,    /* --replicates --threads (part of OPT_RUN) */
    OPT_FOLDER = 2048,   /* --out --force (part of OPT_OUT) */
    OPT_TRUST = 4096,    /* --trust */
    OPT_EQUAL = 8192,    /* --metric --parameter --from --to --tolerance --only-b */
    OPT_DRAW = 16384,    /* --out --force --no-figures (part of OPT_OUT) */
    OPT_PAGE = 32768,    /* --out FILE --force */
    OPT_EXPLORE = 65536, /* --explore --vary --resume --no-figures */
    OPT_DRY = 131072     /* --dry-run */
};

/* Whose story is told. */
enum story_option { STORY_OF_NONE, STORY_OF_PERSON, STORY_OF_OFFENDER, STORY_OF_CASE, STORY_OF_SEVERAL };

enum { OPTION_OVERRIDES = 256, OPTION_VARIED = 16 };

struct options {
    struct override overrides[OPTION_OVERRIDES]; /* --set, and what other options mean as parameters */
    size_t override_count;
    char texts[8][TEXT_SIZE + 32]; /* of the overrides that other options became */
    int text_count;
    int threads;                    /* 0: all */
    int replicate;                  /* --replicate K; 0: all */
    const char *trust;              /* NULL: not given */
    const char *metric, *parameter; /* NULL: not given */
    double from, to, tolerance;     /* NaN: not given */
    bool only_b;
    int explore; /* points; 0: not given */
    const char *vary[OPTION_VARIED];
    int vary_count;
    const char *out;
    const char *arm; /* --arm; NULL: the first */
    enum story_option story;
    uint32_t story_number;
    bool force, resume, figures, quiet, json, targets, markdown, events, trace, dry_run, help;
    const char **arguments;
    int argument_count;
    int argc;
    char **argv; /* the whole command line, for the manifest */
};

struct command {
    const char *name;
    const char *arguments; /* "SCENARIO" */
    const char *summary;   /* one line */
    const char *help;      /* more, may be NULL */
    int options;           /* enum option_bit */
    int least, most;       /* number of arguments */
    enum status (*run)(const struct options *options);
};

extern const struct command run_command, compare_command, sweep_command, check_command, params_command, metrics_command,
    network_command, plot_command, trace_command, claims_command, breakeven_command, map_command, report_command,
    patterns_command;

/* Parse argv[2..]; prints one message and returns STATUS_USAGE on failure. */
enum status options_parse(struct options *options, const struct command *command, int argc, char **argv);

/* Was an option that stands for a parameter given? `label` as "--replicates". */
bool options_given(const struct options *options, const char *label);
/* Print "regimesim COMMAND: what" and where help is; returns STATUS_USAGE. */
enum status options_usage(const struct command *command, const char *what, const char *which);

/* Print "regimesim: ..." on stderr and hand the status back. */
enum status cli_fail(const struct error *error);
/* Print every fault; returns the status of the first. Frees the list. */
enum status cli_faults(struct fault_list *faults);
/* A note on stderr unless --quiet. */
void cli_note(const struct options *options, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Set by SIGINT and SIGTERM. */
extern volatile sig_atomic_t cli_stop;
void cli_catch_interrupts(void);

#endif
