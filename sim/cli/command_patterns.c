/* command_patterns.c - does the model show what was seen in the world? */
#include "claims_command.h"
#include "claims_paths.h"
#include "regimesim/report/patterns_table.h"
#include "regimesim/store/patterns_export.h"

static enum status run(const struct options *options)
{
    static const struct claims_kind kind = {
        .command = &patterns_command,
        .folder = PATTERNS_FOLDER,
        .what = "pattern",
        .title = "Patterns from the world",
        .patterns = true,
        .trust = CLAIMS_RELATIVE,
        .batch = BATCH_PATTERNS,
        .table = patterns_table,
        .json = patterns_json,
        .markdown = patterns_markdown,
        .export_files = patterns_export,
    };
    return claims_command_run(options, &kind);
}

const struct command patterns_command = {
    .name = "patterns",
    .arguments = "[ID or FILE]...",
    .summary = "Hold the model against figures from the world; those that fail, too",
    .help = "Without arguments: all of " PATTERNS_FOLDER ". A pattern that fails is a result: the exit code is 0.\n"
            "Each pattern has a figure from the world with a range, and what to take from runs to compare with it.\n"
            "It holds with the whole interval of the model's figure within the range, and fails with all of it\n"
            "outside. Figures that parameters were set from stand apart: that the model shows them is no evidence.\n"
            "Of each pattern that does not hold it is said what this tells about the model's reach.\n"
            "Trust in badges has the form `relative` unless --trust says otherwise. What a pattern file holds:\n"
            "include/regimesim/config/pattern.h.\n",
    .options = OPT_PAIRS | OPT_SET | OPT_FOLDER | OPT_JSON | OPT_MARKDOWN | OPT_TRUST,
    .least = 0,
    .most = CLAIMS_MOST,
    .run = run,
};
