/* html_regimes.c - the regimes of the page side by side, in plain words. */
#include <stdlib.h>
#include <string.h>

#include "html_internal.h"

/* Of claims: what is said of each scenario. There are many, most of which differ in values that no word tells of. */
struct words {
    char **texts;
    int count;
};

static void free_words(struct words *words)
{
    for (int i = 0; i < words->count; i++)
        free(words->texts[i]);
    free(words->texts);
}

static enum status make_words(const struct html_page *page, struct words *words, struct error *error)
{
    *words = (struct words){.texts = calloc((size_t)html_arms(page), sizeof *words->texts)};
    for (int i = 0; words->texts && i < html_arms(page); i++) {
        size_t size;
        FILE *stream = open_memstream(&words->texts[i], &size);
        if (!stream)
            break;
        words->count++;
        html_put(stream, "<h3>%s</h3>\n", html_arm_title(page, i));
        html_rules(html_arm_params(page, i), stream);
        fclose(stream);
    }
    if (words->texts && words->count == html_arms(page))
        return STATUS_OK;
    free_words(words);
    return error_set(error, STATUS_INTERNAL, "out of memory for %d scenarios", html_arms(page));
}

static bool same_regime(const struct words *words, int a, int b)
{
    return strcmp(words->texts[a], words->texts[b]) == 0;
}

static bool told_before(const struct words *words, int scenario)
{
    for (int other = 0; other < scenario; other++)
        if (same_regime(words, other, scenario))
            return true;
    return false;
}

/* What claims call an arm: "7-weak@0.5" is the seventh, "weak" at a value. */
static const char *arm_name(const struct manifest_arm *arm, char *buffer)
{
    const char *dash = arm->name + strspn(arm->name, "0123456789");
    const char *name = *dash == '-' ? dash + 1 : arm->name;
    snprintf(buffer, sizeof arm->name, "%.*s", (int)strcspn(name, "@"), name);
    return buffer;
}

static bool is_of(const struct html_page *page, const struct words *words, int arm, int scenario)
{
    int of = page->manifest->arms[arm].scenario;
    return of >= 0 && of < words->count && same_regime(words, of, scenario);
}

/* The names of the arms that follow the regime, each once. */
static void put_names(const struct html_page *page, const struct words *words, int scenario, FILE *stream)
{
    const struct manifest_record *manifest = page->manifest;
    char name[sizeof manifest->arms->name], other[sizeof manifest->arms->name];
    int count = 0;
    for (int i = 0; i < manifest->arm_count; i++) {
        bool again = !is_of(page, words, i, scenario);
        arm_name(&manifest->arms[i], name);
        for (int k = 0; k < i && !again; k++)
            again = is_of(page, words, k, scenario) && strcmp(arm_name(&manifest->arms[k], other), name) == 0;
        if (again)
            continue;
        html_put(stream, "%s", count ? ", " : "");
        if (!count++)
            html_put(stream, "<p class=\"about\">In the claims: ");
        html_put(stream, "%s", name);
    }
    if (count)
        html_put(stream, "</p>\n");
}

static void put_regime(const struct html_page *page, int arm, const char *title, FILE *stream)
{
    html_put(stream, "<article>\n<h3>%s</h3>\n", title);
    html_rules(html_arm_params(page, arm), stream);
    html_put(stream, "</article>\n");
}

/* What the parameters that the sweep does not vary say in another variant. */
static void put_variant(const struct html_page *page, int variant, FILE *stream)
{
    const struct params *first = html_arm_params(page, sweep_layout_arm(page->sweep, 0, 0, 0));
    const struct params *here = html_arm_params(page, sweep_layout_arm(page->sweep, variant, 0, 0));
    int changes = 0;
    html_put(stream, "<li><strong>%s</strong>: as “%s”, but with ", page->sweep->variants[variant].title,
             page->sweep->variants[0].title);
    for (size_t i = 0; i < params_count(here); i++) {
        struct param_ref ref = params_at(here, i), there;
        struct error error;
        char path[160], value[TEXT_SIZE], old[TEXT_SIZE] = "";
        param_path(here, ref, path, sizeof path);
        param_format(here, ref, value, sizeof value);
        bool known = params_find(first, path, &there, &error) == STATUS_OK;
        if (known)
            param_format(first, there, old, sizeof old);
        if (known && strcmp(value, old) == 0)
            continue;
        html_put(stream, "%s<code>%s</code> %s", changes++ ? ", " : "", path, value);
        if (known)
            html_put(stream, " instead of %s", old[0] ? old : "nothing");
    }
    html_put(stream, "%s</li>\n", changes ? "" : "no other values");
}

static void put_sweep(const struct html_page *page, FILE *stream)
{
    const struct sweep_layout *sweep = page->sweep;
    char title[2 * TITLE_SIZE];
    html_put(stream, "<div class=\"regimes\">\n");
    if (sweep->reference)
        put_regime(page, sweep_layout_reference(sweep, 0), "The reference", stream);
    snprintf(title, sizeof title, "The regime that is varied%s%s, at the first value",
             sweep->variant_count > 1 ? ", " : "", sweep->variant_count > 1 ? sweep->variants[0].title : "");
    put_regime(page, sweep_layout_arm(sweep, 0, 0, 0), title, stream);
    html_put(stream, "</div>\n");
    if (sweep->variant_count > 1) {
        html_put(stream, "<h3>The other variants</h3>\n<ul>\n");
        for (int v = 1; v < sweep->variant_count; v++)
            put_variant(page, v, stream);
        html_put(stream, "</ul>\n");
    }
}

static enum status put_scenarios(const struct html_page *page, FILE *stream, struct error *error)
{
    struct words words;
    enum status status = make_words(page, &words, error);
    if (status)
        return status;
    html_put(stream, "<p>Regimes of which these words say the same stand here once; the values in which they differ "
                     "stand under <a href=\"#assumed\">what is assumed</a>.</p>\n<div class=\"regimes\">\n");
    for (int i = 0; i < words.count; i++) {
        if (told_before(&words, i))
            continue;
        html_put(stream, "<article>\n");
        fputs(words.texts[i], stream);
        put_names(page, &words, i, stream);
        html_put(stream, "</article>\n");
    }
    html_put(stream, "</div>\n");
    free_words(&words);
    return STATUS_OK;
}

enum status html_regimes(const struct html_page *page, FILE *stream, struct error *error)
{
    enum status status = STATUS_OK;
    html_section(stream, "regimes", "The regimes in plain words");
    html_put(stream, "<p>Made from the parameters. Days count from 0, the first day of the simulation.</p>\n");
    if (page->sweep) {
        put_sweep(page, stream);
    } else if (page->claims) {
        status = put_scenarios(page, stream, error);
    } else {
        html_put(stream, "<div class=\"regimes\">\n");
        for (int arm = 0; arm < html_arms(page); arm++)
            put_regime(page, arm, html_arm_title(page, arm), stream);
        html_put(stream, "</div>\n");
    }
    html_section_end(stream);
    return status;
}
