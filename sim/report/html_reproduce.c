/* html_reproduce.c - how the results were made, and how to make them again. */
#include <string.h>

#include "html_internal.h"

/* As a shell takes it: plain words as they are, others in single quotes. */
static void put_word(const char *word, FILE *stream)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=./:,+@%";
    if (word[0] && strspn(word, plain) == strlen(word)) {
        html_text(stream, word);
        return;
    }
    html_put(stream, "%s", "'");
    for (const char *at = word; *at;) {
        char part[TEXT_SIZE];
        snprintf(part, sizeof part, "%.*s", (int)strcspn(at, "'"), at);
        html_text(stream, part);
        at += strlen(part);
        if (*at == '\'') {
            html_put(stream, "%s", "'\\''");
            at++;
        }
    }
    html_put(stream, "%s", "'");
}

static void put_term(FILE *stream, const char *term, const char *words)
{
    html_put(stream, "<dt>%s</dt>\n<dd>%s</dd>\n", term, words);
}

static void put_network(const struct html_page *page, FILE *stream)
{
    const struct params *params = html_arm_params(page, 0);
    struct param_ref ref;
    struct error error;
    char source[TEXT_SIZE] = "", words[2 * TEXT_SIZE];
    if (params_find(params, "network.source", &ref, &error) == STATUS_OK)
        param_format(params, ref, source, sizeof source);
    if (params->network.source == NETWORK_FILE)
        snprintf(words, sizeof words, "from the file %s", params->network.file);
    else
        snprintf(words, sizeof words, "%s: %d persons with %g friends on average", source, params->network.persons,
                 params->network.mean_degree);
    put_term(stream, "Network of friends", words);
}

static void put_program(const struct manifest_record *manifest, FILE *stream)
{
    html_put(stream, "<dt>Program</dt>\n<dd>regimesim %s</dd>\n<dt>Built with</dt>\n<dd>%s", manifest->version,
             manifest->compiler);
    for (int i = 0; i < manifest->library_count; i++)
        html_put(stream, ", %s %s", manifest->libraries[i][0], manifest->libraries[i][1]);
    html_put(stream, "</dd>\n");
}

static void put_runs(const struct html_page *page, FILE *stream)
{
    const struct manifest_record *manifest = page->manifest;
    html_put(stream, "<dt>Seed</dt>\n<dd>%s</dd>\n", manifest->seed);
    if (page->claims)
        html_put(stream, "<dt>Replicates (simulated worlds)</dt>\n<dd>as many as each %s asks for, at most %d</dd>\n",
                 page->kind == BATCH_PATTERNS ? "pattern" : "claim", manifest->replicates);
    else
        html_put(stream, "<dt>Replicates (simulated worlds)</dt>\n<dd>%d, from number %d on</dd>\n",
                 manifest->replicates, manifest->first_replicate);
    html_put(stream, "<dt>Runs</dt>\n<dd>%d on %d threads; the number of threads changes nothing</dd>\n",
             manifest->runs_finished, manifest->threads);
    html_put(stream, "<dt>Begun and ended</dt>\n<dd>%s, %s</dd>\n", manifest->started, manifest->ended);
    html_put(stream, "<dt>Hash of the whole</dt>\n<dd><code>%s</code></dd>\n", manifest->hash);
}

static void put_scenarios(const struct manifest_record *manifest, FILE *stream)
{
    html_table(stream, "Scenarios");
    html_put(stream, "<thead><tr><th scope=\"col\">scenario</th><th scope=\"col\">hash</th>"
                     "<th scope=\"col\">files</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < manifest->scenario_count; i++) {
        const struct manifest_scenario *scenario = &manifest->scenarios[i];
        html_put(stream, "<tr><th scope=\"row\">%s</th><td><code>%s</code></td><td class=\"words\">", scenario->title,
                 scenario->hash);
        for (int f = 0; f < scenario->file_count; f++)
            html_put(stream, "%s%s", f ? ", " : "", scenario->files[f]);
        html_put(stream, "</td></tr>\n");
    }
    html_table_end(stream);
}

void html_reproduce(const struct html_page *page, FILE *stream)
{
    const struct manifest_record *manifest = page->manifest;
    html_section(stream, "reproduce", "How to repeat this");
    html_put(stream, "<p>The same command with the same version of the program gives the same numbers, to the last "
                     "digit.</p>\n<pre tabindex=\"0\"><code>");
    for (int i = 0; i < manifest->command_count; i++) {
        html_put(stream, "%s", i ? " " : "");
        put_word(manifest->command[i], stream);
    }
    html_put(stream, "</code></pre>\n<dl>\n");
    put_program(manifest, stream);
    put_runs(page, stream);
    put_network(page, stream);
    html_put(stream, "</dl>\n");
    put_scenarios(manifest, stream);
    html_put(stream, "<p>All parameters, with where each was set, stand in <code>manifest.json</code>.</p>\n");
    html_section_end(stream);
}
