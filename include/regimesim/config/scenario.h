/* scenario.h - a regime to simulate: parameters, and where each value came from.
 *
 * A scenario file is YAML: optional `title:`, optional `extends: FILE` (relative to the file), then sections of
 * parameters by path; the lists platforms, jurisdictions, offences, agreements and interventions are mappings from
 * element name to members. A name not yet in the list adds an element. */
#ifndef REGIMESIM_CONFIG_SCENARIO_H
#define REGIMESIM_CONFIG_SCENARIO_H

#include "regimesim/params/params.h"
#include "regimesim/util/error.h"

enum { SCENARIO_FILES = 16, TITLE_SIZE = 160 };

enum origin_kind { ORIGIN_DEFAULT, ORIGIN_FILE, ORIGIN_OPTION };

struct origin {
    enum origin_kind kind;
    int file; /* ORIGIN_FILE: index into scenario.files */
    int line, column;
};

struct scenario {
    char name[NAME_SIZE];   /* file name without folder and .yaml; made a valid name */
    char title[TITLE_SIZE]; /* `title:` of the file itself or the nearest ancestor that has one; else the name */
    /* The file itself first, then what it extends, then (while there is room) other files that set a value. */
    char files[SCENARIO_FILES][TEXT_SIZE];
    int file_count;
    struct params params;
    struct origin origins[PARAM_SLOTS]; /* by param_slot */
};

/* An override from the command line or an experiment: "platforms.domestic.strength=0.9". */
struct override {
    const char *text;
    /* where it stands: file may be NULL, then `label` (e.g. "--set") is named in messages */
    const char *file;
    int line, column;
    const char *label;
};

/* A new scenario on the heap (NULL when memory is out) holding the defaults under the given name. */
struct scenario *scenario_new(const char *name);
struct scenario *scenario_copy(const struct scenario *scenario);
void scenario_free(struct scenario *scenario);

/* Read `path`, what it extends, then apply the overrides in order, then check the rules between fields. All faults are
 * appended to *faults; returns STATUS_OK only without any, else the code of the first. *scenario is then NULL. */
enum status scenario_load(const char *path, const struct override *overrides, size_t override_count,
                          struct scenario **scenario, struct fault_list *faults);

/* Apply overrides to a scenario in memory and check the rules between fields again. */
enum status scenario_override(struct scenario *scenario, const struct override *overrides, size_t override_count,
                              struct fault_list *faults);

/* "default", "scenarios/regimes/real-name.yaml:12", "--set"; returns buffer. */
const char *scenario_origin(const struct scenario *scenario, struct param_ref ref, char *buffer, size_t size);

#endif
