/* change.c - reading the changes of an intervention, and applying them. */
#include "regimesim/params/change.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "regimesim/util/text.h"

enum { PATH_SIZE = 160 };

/* One change in its parts. */
struct parts {
    char path[PATH_SIZE];
    bool multiplies;
    char value[TEXT_SIZE];
};

static bool is_numeric(const struct param_row *row)
{
    return row->type == PARAM_REAL || row->type == PARAM_INT;
}

/* Copy without the blanks at both ends. False when it does not fit. */
static bool trim(const char *from, size_t length, char *to, size_t size)
{
    while (length && *from == ' ')
        from++, length--;
    while (length && from[length - 1] == ' ')
        length--;
    if (length >= size)
        return false;
    memcpy(to, from, length);
    to[length] = '\0';
    return true;
}

/* "path = value" or "path *= value" */
static bool split(const char *text, size_t length, struct parts *parts)
{
    const char *equals = memchr(text, '=', length);
    if (!equals)
        return false;
    size_t before = (size_t)(equals - text);
    parts->multiplies = before > 0 && equals[-1] == '*';
    return trim(text, before - parts->multiplies, parts->path, sizeof parts->path) && parts->path[0] &&
           trim(equals + 1, length - before - 1, parts->value, sizeof parts->value) && parts->value[0];
}

/* The next change of a list from *rest on, and *rest behind it. False at the end; empty ones are passed over. */
static bool next(const char **rest, const char **start, size_t *length)
{
    while (**rest == ';' || **rest == ' ')
        (*rest)++;
    *start = *rest;
    *length = strcspn(*rest, ";");
    *rest += *length;
    return *length > 0;
}

static enum status parse_factor(struct parts *parts, const struct param_row *row, struct change *change,
                                struct error *error)
{
    if (!is_numeric(row))
        return error_set(error, STATUS_DATA, "%s is not a number; expected '=' and a value", parts->path);
    if (text_parse_number(parts->value, &change->value) != 0 || change->value < 0)
        return error_set(error, STATUS_DATA, "%s *= '%.60s'; expected a factor of at least 0", parts->path,
                         parts->value);
    return STATUS_OK;
}

static enum status parse_value(const struct params *params, struct parts *parts, struct change *change,
                               struct error *error)
{
    struct params scratch = *params;
    enum status status = param_set_text(&scratch, change->ref, parts->value, error);
    if (!status)
        change->value = param_get_number(&scratch, change->ref);
    return status;
}

static enum status parse_one(const struct params *params, const char *text, size_t length, struct change *change,
                             struct error *error)
{
    struct parts parts;
    if (!split(text, length, &parts))
        return error_set(error, STATUS_DATA,
                         "'%.*s' is no change; expected 'path = value' or 'path *= factor', e.g. offending.rate *= 2",
                         (int)(length < 60 ? length : 60), text);
    enum status status = params_find(params, parts.path, &change->ref, error);
    if (status)
        return status;
    if (change->ref.row->fixed)
        return error_set(error, STATUS_DATA,
                         "%s cannot change in a run; expected a parameter that is read every day (see `regimesim "
                         "params`)",
                         parts.path);
    change->multiplies = parts.multiplies;
    return parts.multiplies ? parse_factor(&parts, change->ref.row, change, error)
                            : parse_value(params, &parts, change, error);
}

static bool is_listed(const struct change_list *list, struct param_ref ref)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i].ref.row == ref.row && list->items[i].ref.element == ref.element)
            return true;
    return false;
}

enum status changes_parse(const struct params *params, const char *text, struct change_list *list, struct error *error)
{
    const char *start;
    size_t length;
    list->count = 0;
    while (next(&text, &start, &length)) {
        struct change change;
        enum status status = parse_one(params, start, length, &change, error);
        char path[PATH_SIZE];
        if (status)
            return status;
        if (is_listed(list, change.ref))
            return error_set(error, STATUS_DATA, "%s is changed twice; expected one change of it",
                             param_path(params, change.ref, path, sizeof path));
        if (list->count == CHANGES_MAX)
            return error_set(error, STATUS_DATA, "too many changes; expected at most %d", CHANGES_MAX);
        list->items[list->count++] = change;
    }
    return STATUS_OK;
}

bool changes_normalise(const char *text, char *buffer, size_t size)
{
    const char *start;
    size_t length, used = 0;
    struct parts parts;
    buffer[0] = '\0';
    while (next(&text, &start, &length)) {
        if (!split(start, length, &parts))
            return false;
        int more = snprintf(buffer + used, size - used, "%s%s %s= %s", used ? "; " : "", parts.path,
                            parts.multiplies ? "*" : "", parts.value);
        if (more < 0 || (size_t)more >= size - used)
            return false;
        used += (size_t)more;
    }
    return true;
}

static double in_range(const struct param_row *row, double value)
{
    value = fmin(row->max, fmax(row->min, value));
    return row->type == PARAM_INT ? floor(value + 0.5) : value;
}

double change_target(const struct change *change, const struct params *base)
{
    if (!change->multiplies)
        return change->value;
    return in_range(change->ref.row, param_get_number(base, change->ref) * change->value);
}

/* Numbers move; but not from or to a value that stands for the absence of a rule. */
static bool is_ramped(const struct param_row *row, double from, double to)
{
    return is_numeric(row) && !(row->lowest_is_none && (from <= row->min || to <= row->min));
}

void change_apply(const struct change *change, const struct params *base, double share, struct params *today)
{
    double target = change_target(change, base);
    double from = param_get_number(base, change->ref);
    if (share < 1 && is_ramped(change->ref.row, from, target))
        target = in_range(change->ref.row, from + (target - from) * share);
    param_store(today, change->ref, target);
}
