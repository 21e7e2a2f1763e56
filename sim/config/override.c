/* override.c - values given as "path=value": from the command line, or from an experiment. */
#include <stdio.h>
#include <string.h>

#include "draft.h"

enum { PATH_SIZE = 160 };

const char *override_label(const struct override *override)
{
    return override->label ? override->label : "--set";
}

static void report(struct draft *draft, const struct override *override, enum status code, const char *message)
{
    struct place place = {override->file, override->line, override->column};
    char quoted[QUOTE_SIZE];
    if (override->file)
        findings_add(draft->findings, code, place, "%s", message);
    else
        findings_add(draft->findings, code, (struct place){NULL, 0, 0}, "%s %s: %s", override_label(override),
                     findings_quote(override->text, quoted), message);
}

/* Split "path=value" into the path, without blanks around it, and where the value begins. False when it is none. */
static bool split(const char *text, char path[PATH_SIZE], const char **value)
{
    const char *equals = strchr(text, '='), *start = text + strspn(text, " "), *end = equals;
    if (!equals)
        return false;
    while (end > start && end[-1] == ' ')
        end--;
    if (end <= start || end - start >= PATH_SIZE)
        return false;
    snprintf(path, PATH_SIZE, "%.*s", (int)(end - start), start);
    *value = equals + 1 + strspn(equals + 1, " ");
    return true;
}

static void record(struct draft *draft, const struct override *override, struct param_ref ref)
{
    int file = override->file ? draft_file(draft, override->file) : -1;
    struct origin *origin = &draft->scenario->origins[param_slot(ref)];
    if (file < 0)
        *origin = (struct origin){ORIGIN_OPTION, -1, 0, 0};
    else
        *origin = (struct origin){ORIGIN_FILE, file, override->line, override->column};
}

void override_apply(struct draft *draft, const struct override *override)
{
    char path[PATH_SIZE];
    const char *value;
    struct param_ref ref;
    struct error error;
    if (!split(override->text, path, &value)) {
        report(draft, override, STATUS_DATA, "not of the form path=value; expected e.g. offending.rate=0.2");
    } else if (params_find(&draft->scenario->params, path, &ref, &error) != STATUS_OK) {
        if (!draft_cannot_judge(draft, path, NULL))
            report(draft, override, error.code, error.message);
        draft_doubt(draft, path);
    } else if (draft_cannot_judge(draft, path, ref.row)) {
        draft_doubt(draft, path);
    } else if (apply_text(draft, override->file, ref, value, &error) != STATUS_OK) {
        report(draft, override, error.code, error.message);
        draft_doubt(draft, path);
    } else {
        record(draft, override, ref);
    }
}

const struct override *override_find(const struct draft *draft, const struct override *overrides, size_t count,
                                     struct param_ref ref)
{
    char path[PATH_SIZE], wanted[PATH_SIZE];
    const char *value;
    param_path(&draft->scenario->params, ref, wanted, sizeof wanted);
    for (size_t i = count; i-- > 0;)
        if (split(overrides[i].text, path, &value) && strcmp(path, wanted) == 0)
            return &overrides[i];
    return NULL;
}
