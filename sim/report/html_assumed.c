/* html_assumed.c - what the results rest on: each parameter that differs from its default, and what is known of the
 * defaults. */
#include <stdlib.h>
#include <string.h>

#include "html_internal.h"
#include "html_sources.h"

enum { VALUES_SHOWN = 12 };

/* What the section is made from. The defaults have every element of a list that any regime has. */
struct survey {
    const struct html_page *page;
    int arms;
    struct params defaults;
    bool *alike; /* of each arm: do its lists have the elements of the first arm's? */
    int counts[BASIS_COUNT], changed;
    struct html_sources sources;
};

static bool same_lists(const struct params *a, const struct params *b)
{
    for (int scope = SCOPE_ROOT + 1; scope < SCOPE_COUNT; scope++) {
        int count = params_list_count(a, (enum param_scope)scope);
        if (count != params_list_count(b, (enum param_scope)scope))
            return false;
        for (int i = 0; i < count; i++)
            if (strcmp(params_element_name(a, (enum param_scope)scope, i),
                       params_element_name(b, (enum param_scope)scope, i)))
                return false;
    }
    return true;
}

static void add_elements(struct params *defaults, const struct params *params)
{
    for (int scope = SCOPE_ROOT + 1; scope < SCOPE_COUNT; scope++)
        for (int i = 0; i < params_list_count(params, (enum param_scope)scope); i++) {
            const char *name = params_element_name(params, (enum param_scope)scope, i);
            if (params_element_find(defaults, (enum param_scope)scope, name) < 0)
                params_element_add(defaults, (enum param_scope)scope, name);
        }
}

static enum status open_survey(struct survey *survey, const struct html_page *page, struct error *error)
{
    *survey = (struct survey){.page = page, .arms = html_arms(page)};
    survey->alike = calloc((size_t)survey->arms, sizeof *survey->alike);
    if (!survey->alike)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    params_defaults(&survey->defaults);
    for (int arm = 0; arm < survey->arms; arm++) {
        survey->alike[arm] = same_lists(html_arm_params(page, 0), html_arm_params(page, arm));
        add_elements(&survey->defaults, html_arm_params(page, arm));
    }
    return STATUS_OK;
}

/* The same parameter of another regime; false when that has no such element. */
static bool find_there(const struct params *from, struct param_ref ref, const struct params *to,
                       struct param_ref *there)
{
    enum param_scope scope = ref.row->scope;
    *there = ref;
    if (scope != SCOPE_ROOT)
        there->element = params_element_find(to, scope, params_element_name(from, scope, ref.element));
    return scope == SCOPE_ROOT || there->element >= 0;
}

/* The value as text, of the parameter that regime `like` calls `ref`; NULL when the regime has no such element. */
static const char *value_of(const struct survey *survey, int arm, int like, struct param_ref ref, char *text)
{
    const struct params *params = html_arm_params(survey->page, arm);
    struct param_ref there;
    return find_there(html_arm_params(survey->page, like), ref, params, &there)
               ? param_format(params, there, text, TEXT_SIZE)
               : NULL;
}

static bool told_before(const struct survey *survey, int arm, struct param_ref ref)
{
    struct param_ref there;
    for (int other = 0; other < arm; other++)
        if (find_there(html_arm_params(survey->page, arm), ref, html_arm_params(survey->page, other), &there))
            return true;
    return false;
}

/* The distinct values, with the regimes that have them where these are few. */
static void put_values(const struct survey *survey, int like, struct param_ref ref, FILE *stream)
{
    char text[TEXT_SIZE], seen[VALUES_SHOWN][TEXT_SIZE];
    int distinct = 0, differ = 0;
    for (int arm = 0; arm < survey->arms; arm++) {
        const char *value = value_of(survey, arm, like, ref, text);
        int i = 0;
        while (i < distinct && value && strcmp(seen[i], value))
            i++;
        if (value && i == distinct && distinct < VALUES_SHOWN)
            snprintf(seen[distinct++], TEXT_SIZE, "%s", value);
        else if (value && i == distinct)
            differ++;
    }
    for (int i = 0; i < distinct; i++)
        html_put(stream, "%s%s", i ? (survey->page->sweep ? ", " : "; ") : "", seen[i][0] ? seen[i] : "(empty)");
    if (differ)
        html_put(stream, ", and more");
}

/* By regime: "Anonymous: none; Real name: mandatory". */
static void put_by_regime(const struct survey *survey, int like, struct param_ref ref, FILE *stream)
{
    char text[TEXT_SIZE];
    html_put(stream, "<ul>");
    for (int arm = 0; arm < survey->arms; arm++) {
        const char *value = value_of(survey, arm, like, ref, text);
        if (value)
            html_put(stream, "<li>%s: %s</li>", html_arm_title(survey->page, arm), value[0] ? value : "(empty)");
    }
    html_put(stream, "</ul>");
}

static bool is_uniform(const struct survey *survey, int like, struct param_ref ref)
{
    char first[TEXT_SIZE] = "", text[TEXT_SIZE];
    bool found = false;
    for (int arm = 0; arm < survey->arms; arm++) {
        const char *value = value_of(survey, arm, like, ref, text);
        if (value && found && strcmp(first, value))
            return false;
        if (value && !found)
            snprintf(first, sizeof first, "%s", value);
        found |= value != NULL;
    }
    return true;
}

/* A line may break after a dot or a "_". */
static void put_path(const char *path, FILE *stream)
{
    for (; *path; path++) {
        html_put(stream, "%s", (const char[]){*path, '\0'});
        if (*path == '.' || *path == '_')
            html_put(stream, "<wbr />");
    }
}

static void put_row(struct survey *survey, int like, struct param_ref ref, const char *path, const char *standard,
                    FILE *stream)
{
    const struct param_row *row = ref.row;
    html_put(stream, "<tr><th scope=\"row\"><code>");
    put_path(path, stream);
    html_put(stream, "</code> <span class=\"about\">%s</span></th><td class=\"words\">", row->doc);
    if (survey->page->sweep || is_uniform(survey, like, ref))
        put_values(survey, like, ref, stream);
    else
        put_by_regime(survey, like, ref, stream);
    html_put(stream, "</td><td class=\"words\">%s</td><td>%s</td><td>%s</td><td>", standard[0] ? standard : "(empty)",
             row->unit, basis_names[row->basis]);
    if (row->source)
        html_put(stream, "<a href=\"#source-%s\">%s</a>", row->source, row->source);
    html_put(stream, "</td></tr>\n");
    html_source_add(&survey->sources, row->source);
}

/* Parameters of a mechanism that is off in every regime play no part. */
static bool in_play(const struct survey *survey, const struct param_row *row)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(row->path, "."), row->path);
    struct param_ref ref = {param_row_find("mechanisms", strcmp(name, "credit") == 0 ? "social_credit" : name), -1};
    if (!ref.row)
        return true;
    for (int arm = 0; arm < survey->arms; arm++)
        if (param_get_number(html_arm_params(survey->page, arm), ref) != 0)
            return true;
    return false;
}

/* One parameter of one regime, that no earlier regime has: a row where any regime's value is not the default. */
static void survey_one(struct survey *survey, int like, struct param_ref ref, FILE *stream)
{
    const struct params *params = html_arm_params(survey->page, like);
    char path[160], standard[TEXT_SIZE] = "", text[TEXT_SIZE];
    struct param_ref there;
    bool differs = false;
    if (told_before(survey, like, ref))
        return;
    if (find_there(params, ref, &survey->defaults, &there))
        param_format(&survey->defaults, there, standard, sizeof standard);
    for (int arm = like; arm < survey->arms && !differs; arm++) {
        const char *value = value_of(survey, arm, like, ref, text);
        differs = value && strcmp(value, standard) != 0;
    }
    if (differs) {
        survey->changed++;
        put_row(survey, like, ref, param_path(params, ref, path, sizeof path), standard, stream);
    } else if (in_play(survey, ref.row)) {
        survey->counts[ref.row->basis]++;
        html_source_add(&survey->sources, ref.row->source);
    }
}

static void put_changed(struct survey *survey, FILE *stream)
{
    html_table(stream, "Parameters that differ from their defaults");
    html_put(stream,
             "<thead><tr><th scope=\"col\">parameter</th><th scope=\"col\">value</th><th scope=\"col\">default</th>"
             "<th scope=\"col\">unit</th><th scope=\"col\">basis of the default</th>"
             "<th scope=\"col\">its source</th></tr></thead>\n<tbody>\n");
    for (int arm = 0; arm < survey->arms; arm++)
        for (size_t i = 0; (arm == 0 || !survey->alike[arm]) && i < params_count(html_arm_params(survey->page, arm));
             i++)
            survey_one(survey, arm, params_at(html_arm_params(survey->page, arm), i), stream);
    if (survey->changed == 0)
        html_put(stream, "<tr><th scope=\"row\">none</th><td></td><td></td><td></td><td></td><td></td></tr>\n");
    html_table_end(stream);
}

static void put_defaults(const struct survey *survey, FILE *stream)
{
    const int *counts = survey->counts;
    int all = counts[BASIS_PUBLISHED] + counts[BASIS_CALIBRATED] + counts[BASIS_ASSUMED] + counts[BASIS_POLICY];
    html_put(
        stream,
        "<h3>The defaults in play</h3>\n<p>%d more values keep their defaults; those of mechanisms that are switched "
        "off are not counted. Of these:</p>\n<ul>\n"
        "<li><strong>%d are assumed</strong>: no figure was found; they are starting points for trying others.</li>\n"
        "<li><strong>%d are calibrated</strong>: chosen with a source in view, or so that the anonymous baseline fits "
        "surveys.</li>\n"
        "<li><strong>%d are published</strong>: the figure stands in a source.</li>\n"
        "<li><strong>%d are policy</strong>: they say what is done, not how the world is.</li>\n</ul>\n"
        "<p>All of them, with plausible ranges, stand in <code>scenarios/PARAMETERS.md</code>; "
        "<code>regimesim params NAME</code> explains one.</p>\n",
        all, counts[BASIS_ASSUMED], counts[BASIS_CALIBRATED], counts[BASIS_PUBLISHED], counts[BASIS_POLICY]);
}

enum status html_assumed(const struct html_page *page, FILE *stream, struct error *error)
{
    struct survey *survey = calloc(1, sizeof *survey);
    enum status status = survey ? open_survey(survey, page, error) : error_set(error, STATUS_INTERNAL, "out of memory");
    if (!status) {
        html_section(stream, "assumed", "What is assumed");
        html_put(stream, "<p>Results follow from mechanisms and from these values. %s</p>\n",
                 page->claims ? "Those that a test varies, and the form of trust that it sets, come on top."
                              : "Another value may give another answer.");
        put_changed(survey, stream);
        put_defaults(survey, stream);
        html_put(stream, "<details>\n<summary>The sources named by these values, and how far each carries</summary>\n");
        html_sources_put(&survey->sources, stream);
        html_put(stream, "</details>\n");
        html_section_end(stream);
    }
    if (survey)
        free(survey->alike);
    free(survey);
    return status;
}
