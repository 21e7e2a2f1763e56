/* html_limits.c - what the model cannot say: the last section of sim/model/ODD.md, word for word. */
#include <string.h>

#include "html_internal.h"
#include "templates.h"

void html_limits(const struct html_page *page, FILE *stream)
{
    static const char heading[] = "\n## What the model cannot say\n";
    (void)page;
    const char *start = strstr(text_odd, heading);
    html_section(stream, "limits", "What the model cannot say");
    html_put(stream, "<p>Letters such as q and ρ are those of the model's description, <code>sim/model/ODD.md</code>, "
                     "where this section stands too.</p>\n");
    if (start) {
        start += strlen(heading);
        const char *end = strstr(start, "\n## ");
        html_markdown(stream, start, end ? (size_t)(end - start) : strlen(start));
    }
    html_section_end(stream);
}
