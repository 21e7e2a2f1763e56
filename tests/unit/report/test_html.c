/* test_html.c - text stays text, drawings lose what they do not need, Markdown becomes sound markup. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../../sim/report/cells.h"
#include "../../../sim/report/html.h"
#include "../../../sim/report/html_internal.h"
#include "../../../sim/report/html_sources.h"

/* What a call writes, for the caller to free. */
struct capture {
    FILE *stream;
    char *text;
    size_t size;
};

static FILE *begin(struct capture *capture)
{
    capture->stream = open_memstream(&capture->text, &capture->size);
    assert_non_null(capture->stream);
    return capture->stream;
}

static void expect(struct capture *capture, const char *text)
{
    fclose(capture->stream);
    assert_string_equal(capture->text, text);
    free(capture->text);
}

static void markup_in_text_is_escaped(void **state)
{
    (void)state;
    struct capture capture;
    html_put(begin(&capture), "<p title=\"%s\">%s, %d %%</p>", "\" onload='x'", "</p><script>alert(1)&</script>", 5);
    expect(&capture,
           "<p title=\"&quot; onload=&#39;x&#39;\">&lt;/p&gt;&lt;script&gt;alert(1)&amp;&lt;/script&gt;, 5 %</p>");
}

static void what_is_no_text_is_replaced(void **state)
{
    (void)state;
    struct capture capture;
    html_text(begin(&capture), "a\x01"
                               "b\xff"
                               "c\xe2\x80\xae"
                               "d\ne\xef\xbf\xbf \xe4\xb8\xad");
    expect(&capture, "a\xef\xbf\xbd"
                     "b\xef\xbf\xbd"
                     "c\xef\xbf\xbd"
                     "d e\xef\xbf\xbd \xe4\xb8\xad");
}

static char *draw(const char *svg, enum status wanted)
{
    struct capture capture;
    struct error error;
    struct html_image image = {"one", "A <title>", "Words & \"more\""};
    assert_int_equal(html_svg(begin(&capture), svg, &image, &error), wanted);
    fclose(capture.stream);
    return capture.text;
}

static void a_drawing_is_taken_in(void **state)
{
    (void)state;
    char *text = draw("<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 9 9\"><title>Gnuplot</title><!-- x -->"
                      "<g id='a' color=\"black\" stroke='rgb(  0, 114, 178)' stroke-dasharray='4,2'>"
                      "<use xlink:href='#gpPt1'/><path fill=\"none\" clip-path='url(#c)'/>"
                      "<text fill=\"#123456\">a id=\"b\" &lt;i></text></g></svg>\n",
                      STATUS_OK);
    assert_string_equal(text, "<svg role=\"img\" aria-labelledby=\"one-name\" aria-describedby=\"one-words\" "
                              "viewBox=\"0 0 9 9\"><title id=\"one-name\">A &lt;title&gt;</title>\n"
                              "<desc id=\"one-words\">Words &amp; &quot;more&quot;</desc>\n"
                              "<g id=\"one-a\" color=\"var(--ink)\" stroke=\"var(--c1)\" stroke-dasharray=\"4,2\">"
                              "<use href=\"#one-gpPt1\"/><path fill=\"none\" clip-path=\"url(#one-c)\"/>"
                              "<text fill=\"#123456\">a id=\"b\" &lt;i></text></g></svg>\n");
    free(text);
}

static void a_drawing_brings_nothing_else(void **state)
{
    (void)state;
    static const char *const unwelcome[] = {"script", "alert", "onload", "http", "foreignObject", "image", "style"};
    char *text = draw("<svg onload=\"alert(1)\"><script>alert(2)</script><style>*{}</style>"
                      "<foreignObject><a xlink:href=\"http://x\">t</a></foreignObject>"
                      "<image xlink:href='http://y'/><use xlink:href=\"http://z#a\"/>"
                      "<rect fill=\"url(http://w)\" style='x'/></svg>",
                      STATUS_OK);
    for (size_t i = 0; i < sizeof unwelcome / sizeof *unwelcome; i++)
        assert_null(strstr(text, unwelcome[i]));
    free(text);
}

static void what_is_no_drawing_is_refused(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "", "<p>no</p>", "<svg", "<svg a=>", "<svg><g id='x></svg>", "<svg><!-- </svg>", "<svg><script>never ended"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        free(draw(broken[i], STATUS_DATA));
}

static void expect_markdown(const char *text, const char *markup)
{
    struct capture capture;
    html_markdown(begin(&capture), text, strlen(text));
    expect(&capture, markup);
}

static void markdown_becomes_markup(void **state)
{
    (void)state;
    expect_markdown("One *two\nthree*.\n\n- **a** `b*c`\n  more\n- <d>\n",
                    "<p>One <em>two\nthree</em>.</p>\n<ul>\n<li><strong>a</strong> <code>b*c</code>\nmore</li>\n"
                    "<li>&lt;d&gt;</li>\n</ul>\n");
    expect_markdown("2 * 3, *open", "<p>2 * 3, <em>open</em></p>\n");
    expect_markdown("a ` b", "<p>a ` b</p>\n");
}

static void differences_are_said_in_words(void **state)
{
    (void)state;
    char text[CELL_SIZE];
    assert_string_equal(html_difference(&(struct interval){20, -0.48, -0.69, -0.27}, text),
                        "0.48 lower (0.27 to 0.69)");
    assert_string_equal(html_difference(&(struct interval){20, 3, 1, 5}, text), "3.0 higher (1.0 to 5.0)");
    assert_string_equal(html_difference(&(struct interval){20, 1, -1, 3}, text), "no difference shown (-1.0 to 3.0)");
    assert_string_equal(html_difference(&(struct interval){20, 0, 0, 0}, text), "no difference shown");
    assert_string_equal(html_difference(&(struct interval){1, -2, NAN, NAN}, text), "2.00 lower");
    assert_string_equal(html_difference(&(struct interval){0, NAN, NAN, NAN}, text), "no such value");
    assert_string_equal(html_mean(&(struct interval){20, 10.9, 10.6, 11.2}, text), "10.9 (10.6 to 11.2)");
}

static void sources_come_with_their_entries(void **state)
{
    (void)state;
    struct capture capture;
    struct html_sources sources = {.count = 0};
    html_source_add(&sources, "boshmaf2011");
    html_source_add(&sources, "bka2023");
    html_source_add(&sources, "boshmaf2011");
    html_source_add(&sources, NULL);
    assert_int_equal(sources.count, 2);
    html_sources_put(&sources, begin(&capture));
    fclose(capture.stream);
    const char *first = strstr(capture.text, "<dt id=\"source-bka2023\">"),
               *second = strstr(capture.text, "<dt id=\"source-boshmaf2011\">");
    assert_non_null(first);
    assert_true(second > first);
    assert_non_null(strstr(capture.text, "The socialbot network"));
    assert_null(strstr(capture.text, "## "));
    free(capture.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_in_text_is_escaped),     cmocka_unit_test(what_is_no_text_is_replaced),
        cmocka_unit_test(a_drawing_is_taken_in),         cmocka_unit_test(a_drawing_brings_nothing_else),
        cmocka_unit_test(what_is_no_drawing_is_refused), cmocka_unit_test(markdown_becomes_markup),
        cmocka_unit_test(differences_are_said_in_words), cmocka_unit_test(sources_come_with_their_entries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
