/* study_parameter.c - the parameter that a study varies, and its values. */
#include <string.h>

#include "regimesim/util/text.h"
#include "study.h"

bool study_parameter(struct study *study, const struct draft *draft, const struct node *value, struct param_ref *ref)
{
    const char *path = study_text(study, value, "the path of a parameter");
    struct error error;
    if (!path)
        return false;
    if (params_find(&draft->scenario->params, path, ref, &error) != STATUS_OK) {
        if (!draft_cannot_judge(draft, path, NULL))
            study_report(study, value, error.message);
        return false;
    }
    enum param_type type = ref->row->type;
    if (type != PARAM_REAL && type != PARAM_INT && type != PARAM_BOOL && type != PARAM_CHOICE) {
        study_report(study, value, "a parameter without an order of values; expected a number, a switch or a choice");
        return false;
    }
    if (strcmp(ref->row->path, "run.seed") == 0 || strcmp(ref->row->path, "run.replicates") == 0) {
        study_report(study, value, "the same for all runs; expected a parameter of the model");
        return false;
    }
    return true;
}

bool study_value(struct study *study, const struct node *item, const struct params *params, struct param_ref ref,
                 const double *before, double *value)
{
    const char *text = study_text(study, item, "a value of the parameter");
    struct params scratch = *params;
    struct error error;
    char last[32];
    if (!text)
        return false;
    if (param_set_text(&scratch, ref, text, &error) != STATUS_OK) {
        study_report(study, item, error.message);
        return false;
    }
    *value = param_get_number(&scratch, ref);
    if (before && *value <= *before)
        findings_add(&study->findings, STATUS_DATA, source_value(&study->source, item),
                     "'%.60s' does not ascend; expected more than %s", text, text_number(*before, last, sizeof last));
    return true;
}
