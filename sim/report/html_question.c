/* html_question.c - what was asked, of how many simulated worlds, and how to read what follows. */
#include <string.h>

#include "html_internal.h"
#include "regimesim/params/metrics.h"

static void ask_run(const struct html_page *page, FILE *stream)
{
    html_put(stream, "<p class=\"lead\">What happens to the users of a social network under this regime: “%s”?</p>\n",
             html_arm_title(page, 0));
}

static void ask_compare(const struct html_page *page, FILE *stream)
{
    html_put(stream,
             "<p class=\"lead\">What changes for the same people, with the same luck, when the regime of “%s” is "
             "replaced?</p>\n<ul>\n",
             html_arm_title(page, 0));
    for (int arm = 1; arm < html_arms(page); arm++)
        html_put(stream, "<li>by “%s”</li>\n", html_arm_title(page, arm));
    html_put(stream, "</ul>\n");
}

static const char *doc_of(const struct html_page *page, const char *path)
{
    struct param_ref ref;
    struct error error;
    return params_find(html_arm_params(page, 0), path, &ref, &error) == STATUS_OK ? ref.row->doc : "";
}

static void ask_sweep(const struct html_page *page, FILE *stream)
{
    const struct sweep_layout *sweep = page->sweep;
    html_put(stream, "<p class=\"lead\">What changes when %s varied?</p>\n<ul>\n",
             sweep->axis_count > 1 ? "these parameters are" : "this parameter is");
    for (int a = 0; a < sweep->axis_count; a++) {
        const struct sweep_axis *axis = &sweep->axes[a];
        char low[32], high[32];
        snprintf(low, sizeof low, "%.6g", axis->values[0]);
        snprintf(high, sizeof high, "%.6g", axis->values[axis->count - 1]);
        html_put(stream, "<li><code>%s</code> (%s), from %s to %s in %d steps</li>\n", axis->path,
                 doc_of(page, axis->path), low, high, axis->count);
    }
    html_put(stream, "</ul>\n");
    if (sweep->variant_count > 1) {
        html_put(stream, "<p>Each value is tried in %d variants:</p>\n<ul>\n", sweep->variant_count);
        for (int v = 0; v < sweep->variant_count; v++)
            html_put(stream, "<li>%s</li>\n", sweep->variants[v].title);
        html_put(stream, "</ul>\n");
    }
    if (sweep->reference)
        html_put(stream, "<p>What comes out is set beside a reference: “%s”.</p>\n",
                 html_arm_title(page, sweep_layout_reference(sweep, 0)));
}

static void ask_claims(const struct html_page *page, FILE *stream)
{
    (void)page;
    html_put(stream, "<p class=\"lead\">Do these arguments hold in the model?</p>\n<p>Each argument was written down "
                     "beforehand as a claim that can fail: which regimes decide it, on which measure, and how large an "
                     "effect must be to matter.</p>\n");
}

static void ask_patterns(const struct html_page *page, FILE *stream)
{
    (void)page;
    html_put(stream,
             "<p class=\"lead\">Does the model show what was seen in the world?</p>\n<p>Each figure was written "
             "down with a range, and with what to take from the simulated worlds to compare with it.</p>\n");
}

static void say_worlds(const struct html_page *page, FILE *stream)
{
    const struct params *params = html_arm_params(page, 0);
    int worlds = html_worlds(page);
    html_put(stream, "<p>The answer comes from %s%d simulated world%s", page->claims ? "up to " : "", worlds,
             worlds == 1 ? "" : "s");
    if (params->network.source != NETWORK_FILE)
        html_put(stream, " of %d persons each", params->network.persons);
    html_put(stream,
             ", followed for %d days. In each world, persons make friends, open accounts, show or hide what they "
             "are; a few offend; platforms and police react.",
             params->run.days);
    if (html_arms(page) > 1)
        html_put(stream, " World number 1 has the same persons, the same friendships and the same luck under every "
                         "regime, and so have all others: what differs comes from the regime.");
    html_put(stream, "</p>\n");
}

/* Claims have ranges of another level, and say so themselves. */
static void say_ranges(const struct html_page *page, FILE *stream)
{
    if (page->claims)
        return;
    html_put(stream, "<h3>How to read the numbers</h3>\n");
    if (html_worlds(page) < 2) {
        html_put(stream, "<p>There is one simulated world only, so no range can be given: what is luck and what is not "
                         "cannot be told apart.</p>\n");
        return;
    }
    html_put(stream,
             "<p>“10.9 (10.6 to 11.2)” means: on average over the worlds 10.9; the range in brackets says how far this "
             "average may be off by luck. It is made so that, if everything were simulated anew many times, 95 of 100 "
             "such ranges would hold the model's true average.</p>\n"
             "<p>“No difference shown” means that the range of the difference includes zero: these worlds do not tell "
             "whether there is one. It does not mean that there is none.</p>\n"
             "<p>With many numbers on one page, about one range in twenty misses by luck alone. And no range says how "
             "well the model fits the world: see <a href=\"#assumed\">what is assumed</a> and <a href=\"#limits\">what "
             "the model cannot say</a>.</p>\n");
}

void html_question(const struct html_page *page, FILE *stream)
{
    static void (*const ask[BATCH_KINDS])(const struct html_page *, FILE *) = {[BATCH_RUN] = ask_run,
                                                                               [BATCH_COMPARE] = ask_compare,
                                                                               [BATCH_SWEEP] = ask_sweep,
                                                                               [BATCH_CLAIMS] = ask_claims,
                                                                               [BATCH_PATTERNS] = ask_patterns};
    html_section(stream, "question", "The question");
    ask[page->kind](page, stream);
    say_worlds(page, stream);
    say_ranges(page, stream);
    html_section_end(stream);
}
