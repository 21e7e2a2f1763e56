/* test_malformed.c - faulty scenario and sweep files of every kind: each must be refused with the right status, at the
 * right place and with advice; and no beginning of a good file may crash the reader or be refused without a place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../support/scratch.h"
#include "regimesim/config/sweep_file.h"

struct malformed {
    const char *text;
    enum status status;
    int line, column;
    const char *fragment; /* of the message at that place */
};

#define DATA STATUS_DATA
#define LONG_40 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define LONG_160 LONG_40 LONG_40 LONG_40 LONG_40

static const struct malformed scenarios[] = {
    /* not YAML, or YAML that is not wanted */
    {"", DATA, 1, 1, "nothing in it"},
    {"\n\n# to be written\n", DATA, 1, 1, "nothing in it"},
    {"42\n", DATA, 1, 1, "no keys"},
    {"- run\n", DATA, 1, 1, "no keys"},
    {"run: {days: 5\n", DATA, 1, 6, "not closed"},
    {"run: [days\n", DATA, 1, 6, "not closed"},
    {"run:\n\tdays: 5\n", DATA, 2, 1, "spaces instead of tabs"},
    {"run:\n  days: 5\n seed: 2\n", DATA, 3, 2, "does not fit in here"},
    {"run: days: 5\n", DATA, 1, 10, "a ':' that does not belong here"},
    {"title: \"open\nrun: {days: 5}\n", DATA, 1, 8, "a quote that is never closed"},
    {"title: 'open\n", DATA, 1, 8, "a quote that is never closed"},
    {"title: x\nrun\n", DATA, 2, 1, "a line without ':'"},
    {"title: \"a\\qb\"\n", DATA, 1, 10, "unknown escape"},
    {"title: @home\n", DATA, 1, 8, "quotes around text"},
    {"title: x: y\n", DATA, 1, 9, "quotes around text that contains ': '"},
    {"run: {days: 5}}\n", DATA, 1, 15, "does not fit in here"},
    {"run: {days: 5}\n---\nrun: {days: 6}\n", DATA, 2, 1, "second document"},
    {"base: &b {days: 5}\nrun: *b\n", DATA, 2, 6, "aliases are not supported"},
    {"base: &b {days: 5}\n", DATA, 1, 7, "anchors are not supported"},
    {"run: {<<: *b}\n", DATA, 1, 11, "aliases are not supported"},
    {"run: !!map {days: 5}\n", DATA, 1, 6, "tags are not supported"},
    {"run: {days: !!int 5}\n", DATA, 1, 13, "tags are not supported"},
    {"run: !include other.yaml\n", DATA, 1, 6, "tags are not supported"},
    {"? [run]\n: 5\ntitle: x\n", DATA, 1, 3, "a list as a key"},
    {"run: {days: 5}\nrun: {seed: 5}\n", DATA, 2, 1, "duplicate key 'run'; it is already on line 1"},
    {"run:\n  days: 5\n  days: 5\n", DATA, 3, 3, "duplicate key 'days'"},
    {"run: {days: 5, \"days\": 6}\n", DATA, 1, 16, "duplicate key 'days'"},
    {"title: x\nrun: {days: \xFF}\n", DATA, 2, 13, "not valid UTF-8"},
    {"title: \x01\n", DATA, 1, 8, "control character (code 1)"},
    {"title: \"\\0\"\n", DATA, 1, 8, "control character"},
    {"title: |\n  one\n  two\n", DATA, 1, 8, "one line of text"},
    {"a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: {o: {p: 1}}}}}}}}}}}}}}}}\n", DATA, 1, 61,
     "nested too deeply"},
    /* titles */
    {"title:\n", DATA, 1, 7, "title is empty; expected one line of text"},
    {"title: ''\n", DATA, 1, 8, "title is empty"},
    {"title: [a]\n", DATA, 1, 8, "title is a list"},
    {"title: {a: b}\n", DATA, 1, 8, "title is a mapping"},
    {"title: " LONG_160 "\n", DATA, 1, 8, "title is 160 bytes long; expected at most 159"},
    /* extends */
    {"extends:\n", DATA, 1, 9, "nothing after extends"},
    {"extends: ''\n", DATA, 1, 10, "nothing after extends"},
    {"extends: [a.yaml, b.yaml]\n", DATA, 1, 10, "a list after extends; expected the path of one file"},
    {"extends: absent.yaml\n", STATUS_NO_INPUT, 1, 10, "absent.yaml': No such file"},
    {"title: x\nextends: absent/base.yaml\n", STATUS_NO_INPUT, 2, 10, "No such file"},
    {"extends: good.yaml/x.yaml\n", STATUS_NO_INPUT, 1, 10, "Not a directory"},
    {"extends: .\n", STATUS_NO_INPUT, 1, 10, "it is a folder"},
    {"extends: /dev/null\n", STATUS_NO_INPUT, 1, 10, "not a regular file"},
    {"extends: case.yaml\n", DATA, 1, 10, "goes round in a circle"},
    {"extends: ./case.yaml\n", DATA, 1, 10, "goes round in a circle"},
    {"extends: circle.yaml\n", DATA, 1, 10, "goes round in a circle"},
    {"extends: " LONG_160 LONG_160 LONG_160 LONG_160 LONG_160 LONG_160 "/" LONG_40 "\n", DATA, 1, 10, "too long"},
    {"extends: faulty.yaml\n", DATA, 2, 9, "offending.rate is 'often', not a number"},
    /* keys */
    {"runs: {days: 5}\n", DATA, 1, 1, "unknown key 'runs'; did you mean 'run'?"},
    {"completely: 1\n", DATA, 1, 1, "unknown key 'completely'; expected one of title, extends, run, network"},
    {"offending.rate: 1\n", DATA, 1, 1, "unknown key 'offending.rate'"},
    {"Run: {days: 5}\n", DATA, 1, 1, "did you mean 'run'?"},
    {"axes: []\n", DATA, 1, 1, "unknown key 'axes'"},
    {"run: {dayz: 5}\n", DATA, 1, 7, "unknown key 'dayz' in run; did you mean 'days'?"},
    {"run: {strength: 5}\n", DATA, 1, 7, "in run; expected one of days, replicates, seed, interval, follow_up"},
    {"platforms: {domestic: {strenght: 1}}\n", DATA, 1, 24, "in platforms.domestic; did you mean 'strength'?"},
    {"platforms: {domestic: {name: 1}}\n", DATA, 1, 24, "unknown key 'name'"},
    {"jurisdictions:\n  home:\n    investigation: 3\n", DATA, 3, 5, "did you mean 'investigations'?"},
    {"offences: {fraud: {wieght: 1}}\n", DATA, 1, 20, "did you mean 'weight'?"},
    {"platforms: {strength: 0.5}\n", DATA, 1, 23, "platforms.strength is a single value; expected 'key: value' lines"},
    {"run: {'': 5}\n", DATA, 1, 7, "unknown key ''"},
    {"run: {" LONG_160 ": 5}\n", DATA, 1, 7, "...' in run"},
    /* kinds */
    {"run: 5\n", DATA, 1, 6, "run is a single value"},
    {"run:\n", DATA, 1, 5, "run is empty; expected 'key: value' lines"},
    {"run: [days]\n", DATA, 1, 6, "run is a list"},
    {"platforms: [domestic]\n", DATA, 1, 12, "platforms is a list; expected names, each with its members"},
    {"platforms: domestic\n", DATA, 1, 12, "platforms is a single value"},
    {"platforms: {domestic: }\n", DATA, 1, 23, "platforms.domestic is empty"},
    {"platforms: {domestic: [1]}\n", DATA, 1, 23, "platforms.domestic is a list"},
    {"run: {days: {a: 1}}\n", DATA, 1, 13, "run.days is a mapping; expected a whole number from 1 to 36500"},
    {"run: {days: [5]}\n", DATA, 1, 13, "run.days is a list; expected a whole number"},
    {"run:\n  days:\n", DATA, 2, 8, "run.days is without a value; expected a whole number"},
    {"network: {file: }\n", DATA, 1, 17, "network.file is without a value; expected the path of a file"},
    {"mechanisms: {market: [on]}\n", DATA, 1, 22, "expected on or off"},
    {"platforms: {domestic: {verification: [none]}}\n", DATA, 1, 38,
     "expected one of none, optional, tiered, mandatory"},
    {"platforms: {domestic: {home: {home: 1}}}\n", DATA, 1, 30, "expected one of home"},
    {"offences: {fraud: {attributes: {work: on}}}\n", DATA, 1, 32, "expected none or a list: any one of demographics"},
    {"offences: {fraud: {attributes: [work, [hobbies]]}}\n", DATA, 1, 39, "a list in a list of names"},
    {"offences: {fraud: {attributes: [work, ~, ]}}\n", DATA, 1, 39, "unknown value '~'"},
    {"offences:\n  fraud:\n    attributes:\n      - work\n      -\n", DATA, 5, 8, "nothing in a list of names"},
    /* values */
    {"run: {days: 0}\n", DATA, 1, 13, "run.days is 0, out of range; expected a number from 1 to 36500"},
    {"run: {days: 2.5}\n", DATA, 1, 13, "expected a whole number"},
    {"run: {days: two}\n", DATA, 1, 13, "run.days is 'two', not a number"},
    {"run: {days: 0x10}\n", DATA, 1, 13, "not a number"},
    {"run: {days: null}\n", DATA, 1, 13, "not a number"},
    {"run: {days: 5 days}\n", DATA, 1, 13, "not a number"},
    {"run: {days: '1,000'}\n", DATA, 1, 13, "not a number"},
    {"run: {seed: -1}\n", DATA, 1, 13, "out of range"},
    {"run: {seed: 1e99}\n", DATA, 1, 13, "out of range"},
    {"offending: {rate: .nan}\n", DATA, 1, 19, "not a number"},
    {"offending: {rate: inf}\n", DATA, 1, 19, "not a number"},
    {"offending: {rate: 1e999}\n", DATA, 1, 19, "not a number"},
    {"offending: {rate: 50%}\n", DATA, 1, 19, "not a number"},
    {"offending: {rate: 0,3}\n", DATA, 1, 21, "unknown key '3'"},
    {"mechanisms: {market: 1}\n", DATA, 1, 22, "expected on or off"},
    {"mechanisms: {market: maybe}\n", DATA, 1, 22, "expected on or off"},
    {"platforms: {domestic: {verification: madatory}}\n", DATA, 1, 38, "did you mean 'mandatory'?"},
    {"platforms: {domestic: {strength: 1.01}}\n", DATA, 1, 34, "expected a number from 0 to 1"},
    {"platforms: {domestic: {home: hame}}\n", DATA, 1, 30, "did you mean 'home'?"},
    {"platforms: {domestic: {blocked_in: [home, mars]}}\n", DATA, 1, 43, "unknown value 'mars'"},
    {"offences: {fraud: {attributes: 'work, finance'}}\n", DATA, 1, 32, "did you mean 'finances'?"},
    {"offences:\n  fraud:\n    attributes:\n      - work\n      - hobby\n", DATA, 5, 9, "unknown value 'hobby'"},
    {"trust: {form: RELATIVE}\n", DATA, 1, 15, "expected relative or absolute"},
    /* new elements of lists */
    {"platforms: {domestik: {strength: 1}}\n", DATA, 1, 13, "did you mean 'domestic'? A new platform must give 'home'"},
    {"platforms: {weibo: {strength: 1}}\n", DATA, 1, 13, "expected one of domestic. A new platform must give 'home'"},
    {"jurisdictions: {abroad: {cooperation: 1}}\n", DATA, 1, 17, "must give 'population_share'"},
    {"offences: {frauds: {success: 0.1}}\n", DATA, 1, 12,
     "did you mean 'fraud'? A new offence must give 'weight' or 'rate'"},
    {"platforms: {2nd: {home: home}}\n", DATA, 1, 13, "'2nd' cannot name a new platform; expected letters"},
    {"platforms: {'a b': {home: home}}\n", DATA, 1, 13, "'a b' cannot name a new platform"},
    {"jurisdictions: {none: {population_share: 0}}\n", DATA, 1, 17, "'none' cannot name a new jurisdiction"},
    {"jurisdictions: {" LONG_40 LONG_40 ": {population_share: 0}}\n", DATA, 1, 17, "at most 47 bytes"},
    {"platforms: {a: {home: home, user_share: 0}, b: {home: home, user_share: 0}, c: {home: home, user_share: 0},\n"
     "  d: {home: home, user_share: 0}, e: {home: home, user_share: 0}, f: {home: home, user_share: 0},\n"
     "  g: {home: home, user_share: 0},\n  h: {home: home, user_share: 0}}\n",
     DATA, 4, 3, "no room for another platform; expected at most 8"},
    /* rules between fields */
    {"network:\n  source: file\n", DATA, 2, 11, "network.file is empty"},
    {"network: {source: file, file: ''}\n", DATA, 1, 19, "network.file is empty"},
    {"run: {days: 5, interval: 6}\n", DATA, 1, 26, "run.interval is longer than run.days"},
    {"run: {days: 100}\nplatforms:\n  domestic: {breach_day: 100}\n", DATA, 3, 26,
     "platforms.domestic.breach_day: breach_day is not before the end"},
    {"disclosure: {audience_everyone: 0.5}\n", DATA, 1, 33, "do not add up to 1"},
    {"jurisdictions: {home: {population_share: 0.5}}\n", DATA, 1, 42, "does not add up to 1"},
    {"jurisdictions:\n  home: {detention_from: 9, sentence_from: 8}\n", DATA, 2, 44, "sentence_from is below"},
    {"platforms: {domestic: {blocked_in: home}}\n", DATA, 1, 36, "blocked at home"},
};

#define SCENARIO "scenario: good.yaml\n"
#define METRICS "metrics: [prevalence]\n"
#define AXES "axes: [{parameter: offending.rate, values: [0.1, 0.2]}]\n"

static const struct malformed sweeps[] = {
    {"", DATA, 1, 1, "nothing in it"},
    {"- a\n", DATA, 1, 1, "no keys"},
    {SCENARIO METRICS "axes: [\n", DATA, 4, 1, "the file ends inside a list or mapping"},
    {METRICS AXES, DATA, 1, 1, "no 'scenario' here; expected the path of the scenario to vary"},
    {SCENARIO AXES, DATA, 1, 1, "no 'metrics' here"},
    {"# comment\n" SCENARIO METRICS, DATA, 2, 1, "no 'axes' here"},
    {SCENARIO METRICS AXES "variant: []\n", DATA, 4, 1, "unknown key 'variant'; did you mean 'variants'?"},
    {SCENARIO METRICS AXES "offending: {rate: 1}\n", DATA, 4, 1,
     "unknown key 'offending'; expected one of title, scenario"},
    {SCENARIO METRICS AXES "title: []\n", DATA, 4, 8, "title is a list"},
    {SCENARIO METRICS AXES METRICS, DATA, 4, 1, "duplicate key 'metrics'"},
    {"scenario: absent.yaml\n" METRICS AXES, STATUS_NO_INPUT, 1, 11, "absent.yaml': No such file"},
    {"scenario:\n" METRICS AXES, DATA, 1, 10, "nothing; expected the path of a scenario file"},
    {"scenario: [good.yaml]\n" METRICS AXES, DATA, 1, 11, "a list; expected the path of a scenario file"},
    {"scenario: faulty.yaml\n" METRICS AXES, DATA, 2, 9, "not a number"},
    {"scenario: circle.yaml\n" METRICS AXES, DATA, 1, 10, "goes round in a circle"},
    {SCENARIO METRICS AXES "reference: absent.yaml\n", STATUS_NO_INPUT, 4, 12, "absent.yaml': No such file"},
    {SCENARIO METRICS AXES "reference: .\n", STATUS_NO_INPUT, 4, 12, "it is a folder"},
    {SCENARIO METRICS AXES "replicates: 0\n", DATA, 4, 13, "out of range"},
    {SCENARIO METRICS AXES "replicates: many\n", DATA, 4, 13, "not a number"},
    {SCENARIO METRICS AXES "replicates: 1.5\n", DATA, 4, 13, "whole number"},
    {SCENARIO METRICS AXES "replicates: [3]\n", DATA, 4, 13, "a list; expected a number of runs"},
    {SCENARIO "metrics:\n" AXES, DATA, 2, 9, "metrics is empty; expected a list of 1 to 8 metrics"},
    {SCENARIO "metrics: []\n" AXES, DATA, 2, 10, "metrics is empty"},
    {SCENARIO "metrics: prevalence\n" AXES, DATA, 2, 10, "metrics is a single value; expected a list"},
    {SCENARIO "metrics: [prevalense]\n" AXES, DATA, 2, 11, "did you mean 'prevalence'?"},
    {SCENARIO "metrics: [attempts]\n" AXES, DATA, 2, 11, "'attempts' is no summary metric"},
    {SCENARIO "metrics: [[prevalence]]\n" AXES, DATA, 2, 11, "a list; expected the name of a summary metric"},
    {SCENARIO "metrics: [prevalence, prevalence]\n" AXES, DATA, 2, 23, "listed twice"},
    {SCENARIO "metrics: [a, a, a, a, a, a, a, a, a]\n" AXES, DATA, 2, 35, "too many metrics; expected at most 8"},
    {SCENARIO METRICS "axes: offending.rate\n", DATA, 3, 7, "axes is a single value; expected a list of 1 to 2 axes"},
    {SCENARIO METRICS "axes: []\n", DATA, 3, 7, "axes is empty"},
    {SCENARIO METRICS "axes: [offending.rate]\n", DATA, 3, 8, "no axis; expected 'parameter:' and 'values:'"},
    {SCENARIO METRICS "axes: [{values: [1]}]\n", DATA, 3, 8, "no 'parameter' here"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate}]\n", DATA, 3, 8, "no 'values' here"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, value: [1]}]\n", DATA, 3, 36, "did you mean 'values'?"},
    {SCENARIO METRICS "axes: [{parameter: offending.rte, values: [1]}]\n", DATA, 3, 20,
     "did you mean 'offending.rate'?"},
    {SCENARIO METRICS "axes: [{parameter: offending, values: [1]}]\n", DATA, 3, 20, "unknown parameter 'offending'"},
    {SCENARIO METRICS "axes: [{parameter: , values: [1]}]\n", DATA, 3, 20, "nothing; expected the path of a parameter"},
    {SCENARIO METRICS "axes: [{parameter: network.file, values: [a]}]\n", DATA, 3, 20, "without an order of values"},
    {SCENARIO METRICS "axes: [{parameter: platforms.domestic.home, values: [home]}]\n", DATA, 3, 20,
     "without an order"},
    {SCENARIO METRICS "axes: [{parameter: offences.fraud.attributes, values: [work]}]\n", DATA, 3, 20,
     "without an order"},
    {SCENARIO METRICS
     "axes:\n  - {parameter: offending.rate, values: [1]}\n  - {parameter: offending.rate, values: [2]}\n",
     DATA, 5, 17, "the parameter of both axes"},
    {SCENARIO METRICS "axes:\n  - {parameter: offending.rate, values: [1]}\n  - {parameter: run.days, values: [20]}\n"
                      "  - {parameter: trust.bonus, values: [1]}\n",
     DATA, 6, 5, "too many axes; expected at most 2"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, values: 1}]\n", DATA, 3, 44, "values is a single value"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, values: []}]\n", DATA, 3, 44, "values is empty"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, values: [1, x]}]\n", DATA, 3, 48, "not a number"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, values: [1, 101]}]\n", DATA, 3, 48, "out of range"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, values: [2, 1]}]\n", DATA, 3, 48, "'1' does not ascend"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, values: [1, 1.0]}]\n", DATA, 3, 48, "'1.0' does not ascend"},
    {SCENARIO METRICS "axes: [{parameter: run.days, values: [20, 20.5]}]\n", DATA, 3, 43, "whole number"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, scale: log, values: [0, 1]}]\n", DATA, 3, 57,
     "a value above 0"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, scale: one_minus_log, values: [0, 1]}]\n", DATA, 3, 70,
     "'1' cannot be shown on the scale one_minus_log; expected a value from 0 to below 1"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, scale: lin, values: [0, 1]}]\n", DATA, 3, 43,
     "unknown scale 'lin'"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, scale: [log], values: [1]}]\n", DATA, 3, 43,
     "a list as scale; expected one of linear"},
    {SCENARIO METRICS "axes: [{parameter: offending.rate, label: , values: [1]}]\n", DATA, 3, 43, "label is empty"},
    {SCENARIO METRICS AXES "variants: []\n", DATA, 4, 11, "variants is empty"},
    {SCENARIO METRICS AXES "variants: {name: a}\n", DATA, 4, 11, "variants is a mapping; expected a list"},
    {SCENARIO METRICS AXES "variants: [a]\n", DATA, 4, 12, "no variant; expected 'name:' and 'set:'"},
    {SCENARIO METRICS AXES "variants: [{set: {}}]\n", DATA, 4, 12, "no 'name' here"},
    {SCENARIO METRICS AXES "variants: [{name: a b}]\n", DATA, 4, 19, "'a b' is no name"},
    {SCENARIO METRICS AXES "variants: [{name: }]\n", DATA, 4, 19, "nothing; expected a name"},
    {SCENARIO METRICS AXES "variants: [{name: a}, {name: a}]\n", DATA, 4, 30, "two variants are called 'a'"},
    {SCENARIO METRICS AXES "variants: [{name: a, sets: {}}]\n", DATA, 4, 22, "did you mean 'set'?"},
    {SCENARIO METRICS AXES "variants: [{name: a, title: {}}]\n", DATA, 4, 29, "title is a mapping"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: }]\n", DATA, 4, 27, "set is empty; expected 'path: value' lines"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: [run.days]}]\n", DATA, 4, 27, "set is a list"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: {run.dyas: 9}}]\n", DATA, 4, 28, "did you mean 'run.days'?"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: {run: {days: 9}}}]\n", DATA, 4, 28, "unknown parameter 'run'"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: {run.days: soon}}]\n", DATA, 4, 38, "not a number"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: {run.days: }}]\n", DATA, 4, 38, "run.days is without a value"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: {offending.rate: 1}}]\n", DATA, 4, 28, "is varied over values"},
    {SCENARIO METRICS AXES "variants: [{name: a, set: {run.days: 5}}]\n", DATA, 1, 1, "run.interval is longer"},
    {SCENARIO METRICS
     "axes: [{parameter: run.interval, values: [10, 100]}]\nvariants: [{name: a, set: {run.days: 50}}]\n",
     DATA, 3, 47, "in variant 'a' with run.interval = 100: run.interval is longer"},
};

static struct scratch scratch;

static int open_scratch(void **state)
{
    char path[SCRATCH_PATH];
    (void)state;
    scratch_open(&scratch);
    scratch_write(&scratch, "good.yaml", "title: Good\n", path);
    scratch_write(&scratch, "faulty.yaml", "offending:\n  rate: often\n", path);
    scratch_write(&scratch, "circle.yaml", "extends: circle.yaml\n", path);
    return 0;
}

static int close_scratch(void **state)
{
    (void)state;
    scratch_close(&scratch);
    return 0;
}

/* Load as a scenario or as a sweep; nothing is kept. */
static enum status load(const char *text, size_t size, bool sweep, struct fault_list *faults)
{
    char path[SCRATCH_PATH];
    struct scenario *scenario = NULL;
    struct sweep_file *file = NULL;
    enum status status;
    scratch_write_bytes(&scratch, "case.yaml", text, size, path);
    if (sweep)
        status = sweep_file_load(path, NULL, 0, &file, faults);
    else
        status = scenario_load(path, NULL, 0, &scenario, faults);
    assert_int_equal(status == STATUS_OK, scenario || file);
    scenario_free(scenario);
    sweep_file_free(file);
    return status;
}

static bool has_fault(const struct fault_list *faults, const struct malformed *expected)
{
    for (size_t i = 0; i < faults->count; i++)
        if (faults->items[i].line == expected->line && faults->items[i].column == expected->column &&
            strstr(faults->items[i].message, expected->fragment))
            return true;
    return false;
}

/* Faults are in order, each names its file and has a place in it and a message. */
static void check_list(const struct fault_list *faults, enum status status)
{
    assert_true(faults->count > 0);
    assert_int_equal(status, faults->items[0].code);
    for (size_t i = 0; i < faults->count; i++) {
        const struct error *fault = &faults->items[i], *before = i ? &faults->items[i - 1] : fault;
        assert_true(fault->file[0] && fault->line >= 1 && fault->column >= 1 && fault->message[0]);
        int order = strcmp(before->file, fault->file);
        assert_true(order < 0 || (order == 0 && (before->line < fault->line ||
                                                 (before->line == fault->line && before->column <= fault->column))));
    }
}

/* Load each; say all that went wrong before failing. */
static void check_table(const struct malformed *table, size_t count, bool sweep)
{
    int wrong = 0;
    char text[ERROR_FILE_SIZE + ERROR_MESSAGE_SIZE + 32];
    for (size_t i = 0; i < count; i++) {
        struct fault_list faults = {0};
        enum status status = load(table[i].text, strlen(table[i].text), sweep, &faults);
        if (status != table[i].status || !has_fault(&faults, &table[i])) {
            wrong++;
            print_error("%s\nexpected %d, %d:%d: ...%s...; got %d\n", table[i].text, (int)table[i].status,
                        table[i].line, table[i].column, table[i].fragment, (int)status);
            for (size_t k = 0; k < faults.count; k++)
                print_error("    %s\n", error_text(&faults.items[k], text, sizeof text));
        }
        check_list(&faults, status);
        faults_free(&faults);
    }
    assert_int_equal(wrong, 0);
}

static void every_malformed_scenario_is_refused_at_its_fault(void **state)
{
    (void)state;
    check_table(scenarios, sizeof scenarios / sizeof *scenarios, false);
}

static void every_malformed_sweep_is_refused_at_its_fault(void **state)
{
    (void)state;
    check_table(sweeps, sizeof sweeps / sizeof *sweeps, true);
}

static void several_faults_are_all_reported_in_order(void **state)
{
    (void)state;
    static const char text[] = "extends: faulty.yaml\n"
                               "titel: x\n"
                               "run: {days: 0, replicates: 0, sed: 1}\n"
                               "network: {source: nowhere}\n"
                               "platforms:\n"
                               "  domestic: {strength: 2, strength: 1}\n"
                               "  weibo: {strength: 1}\n";
    static const struct malformed expected[] = {
        {"", DATA, 2, 1, "did you mean 'title'?"},     {"", DATA, 3, 13, "run.days"},
        {"", DATA, 3, 28, "run.replicates"},           {"", DATA, 3, 31, "did you mean 'seed'?"},
        {"", DATA, 4, 19, "unknown value 'nowhere'"},  {"", DATA, 6, 24, "out of range"},
        {"", DATA, 6, 27, "duplicate key 'strength'"}, {"", DATA, 7, 3, "unknown platform 'weibo'"},
        {"", DATA, 2, 9, "offending.rate is 'often'"}, /* in faulty.yaml, which sorts after case.yaml */
    };
    struct fault_list faults = {0};
    size_t count = sizeof expected / sizeof *expected;
    assert_int_equal(load(text, strlen(text), false, &faults), STATUS_DATA);
    assert_int_equal(faults.count, count);
    for (size_t i = 0; i < count; i++) {
        struct fault_list one = {.items = &faults.items[i], .count = 1};
        assert_true(has_fault(&one, &expected[i]));
    }
    faults_free(&faults);
}

/* Every beginning of a good file, and the file with each byte in turn replaced, is read or refused properly. */
static void damage(const char *text, bool sweep)
{
    static const char bytes[] = {'\0', ':', '[', '}', '"', '*', '\t', '\n', (char)0xFF};
    size_t size = strlen(text);
    char *copy = malloc(size + 1);
    assert_non_null(copy);
    for (size_t i = 0; i < size; i++) {
        for (size_t k = 0; k <= 1; k++) {
            struct fault_list faults = {0};
            memcpy(copy, text, size + 1);
            copy[i] = bytes[i % sizeof bytes];
            enum status status = load(copy, k ? size : i, sweep, &faults);
            if (status != STATUS_OK)
                check_list(&faults, status);
            faults_free(&faults);
        }
    }
    free(copy);
}

static void damaged_files_are_read_or_refused_with_a_place(void **state)
{
    (void)state;
    damage("title: \"Two \xC3\xA9tats\"\nextends: good.yaml\nrun:\n  days: 300\n"
           "platforms:\n  domestic: {user_share: 0.5, blocked_in: [abroad]}\n  foreign:\n    home: abroad\n"
           "    user_share: 0.5\njurisdictions: {home: {population_share: 0.5}, abroad: {population_share: 0.5}}\n",
           false);
    damage("title: x\n" SCENARIO METRICS
           "axes:\n  - parameter: offending.rate\n    scale: log\n    values: [0.1, 0.2]\n"
           "variants:\n  - name: a\n    set: {run.days: 200}\n",
           true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_malformed_scenario_is_refused_at_its_fault),
        cmocka_unit_test(every_malformed_sweep_is_refused_at_its_fault),
        cmocka_unit_test(several_faults_are_all_reported_in_order),
        cmocka_unit_test(damaged_files_are_read_or_refused_with_a_place),
    };
    return cmocka_run_group_tests(tests, open_scratch, close_scratch);
}
