/* rules.c - rules between fields, each reported where the value to blame was set. */
#include <stdio.h>

#include "draft.h"

struct rules {
    struct draft *draft;
    const struct override *overrides;
    size_t count;
};

/* A value from the command line is named as such; a default can only be put right in the scenario file. */
static void report_rule(void *context, struct param_ref blame, const char *message)
{
    const struct rules *rules = context;
    struct draft *draft = rules->draft;
    const struct scenario *scenario = draft->scenario;
    const struct origin *origin = &scenario->origins[param_slot(blame)];
    char path[160], prefix[160 + 4] = "", value[TEXT_SIZE];
    /* Rules of several sections look at the length of the run. */
    if (draft_is_doubtful(draft, blame.row->path) || draft_is_doubtful(draft, "run"))
        return;
    param_path(&scenario->params, blame, path, sizeof path);
    if (blame.element >= 0) /* the message does not know which element */
        snprintf(prefix, sizeof prefix, "%s: ", path);
    if (origin->kind == ORIGIN_FILE) {
        findings_add(draft->findings, STATUS_DATA,
                     (struct place){scenario->files[origin->file], origin->line, origin->column}, "%s%s", prefix,
                     message);
    } else if (origin->kind == ORIGIN_OPTION) {
        const struct override *override = override_find(draft, rules->overrides, rules->count, blame);
        findings_add(draft->findings, STATUS_DATA, (struct place){NULL, 0, 0}, "%s %s=%.60s: %s",
                     override ? override_label(override) : "--set", path,
                     param_format(&scenario->params, blame, value, sizeof value), message);
    } else {
        bool has_file = scenario->file_count > 0;
        findings_add(draft->findings, STATUS_DATA,
                     (struct place){has_file ? scenario->files[0] : NULL, has_file, has_file}, "%s%s", prefix, message);
    }
}

void rules_check(struct draft *draft, const struct override *overrides, size_t count)
{
    struct rules rules = {draft, overrides, count};
    if (!draft->incomplete)
        params_check(&draft->scenario->params, report_rule, &rules);
}
