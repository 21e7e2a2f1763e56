/* pattern.h - what was seen in the world, and what to take from runs to hold against it: the part of a claim file that
 * makes it a pattern. Its other keys are those of a claim (config/claim_file.h).
 *
 *   id: PT8
 *   argument: A mutual friend triples the acceptance of requests.
 *   source: boshmaf2011                            # keys of scenarios/SOURCES.md, blanks between
 *   section: acceptance without and with a mutual friend
 *   observed:
 *     figure: 976 of 5,053 without and 2,079 of 3,517 with a mutual friend    # what was counted, where and when
 *     value: 3.06                                  # optional
 *     low: 2.87                                    # at least one of the two
 *     high: 3.26
 *     range: 95 % interval of the ratio, computed from the counts             # where low and high come from
 *   calibrated: yes                                # no; yes: parameters were set from this figure; built_in: they
 *   parameters: [infiltration.accept_mutual]       #   presuppose the pattern. Which; not with `no`
 *   measure: {metric: acceptance_mutual, per: acceptance_stranger}          # see below
 *   arms: [...]                                    # one or two; each may have a `measure:` that differs from this one
 *   relation: value_within                         # of one arm; or of two, the second against the first:
 *   replicates: 20                                 # difference_within, ratio_within
 *   reach: What it says about the model's reach, whether or not it fails.
 *
 * A measure is (metric - less) / (per - per_less) of one run, of which all but `metric` may be left out:
 *
 *   metric: users           # a flow (summed over the days), a stock or a rate (mean over their windows), or a summary
 *   less: posts_withheld    # of the same kind of scope as metric
 *   of: foreign             # platforms, jurisdictions or offence types of metric and less, blanks between; else all
 *   per: users              # less `per_less`, if there is one
 *   per_of: all             # the same of `per`; left out: as `of` where it can have the same elements, else all
 *   days: [30, 120]         # windows that end after the first and not after the second day; left out: the whole run
 *
 * `of` and `days` have no use with summaries, which are of the whole run. */
#ifndef REGIMESIM_CONFIG_PATTERN_H
#define REGIMESIM_CONFIG_PATTERN_H

#include <stdbool.h>

#include "regimesim/params/params.h"

enum { MEASURE_ELEMENTS = 160, PATTERN_TEXT = 640, PATTERN_PARAMETERS = 8 };

struct measure {
    int metric, less, per, per_less;                     /* -1: none */
    char of[MEASURE_ELEMENTS], per_of[MEASURE_ELEMENTS]; /* names, blanks between; "": all */
    int from, until;                                     /* days; until 0: the end of the run */
};

enum calibrated { CALIBRATED_NO, CALIBRATED_YES, CALIBRATED_BUILT_IN, CALIBRATED_WORDS };
extern const char *const calibrated_names[CALIBRATED_WORDS];

struct pattern {
    char figure[PATTERN_TEXT], range[PATTERN_TEXT], reach[PATTERN_TEXT];
    double value;     /* NaN: none */
    double low, high; /* infinite where that end is open */
    enum calibrated calibrated;
    char parameters[PATTERN_PARAMETERS][160];
    int parameter_count;
};

/* Is the element of this scope named in a list of names? Every one is where the list is empty. */
bool measure_names(const char *names, const struct params *params, enum param_scope scope, int element);

#endif
