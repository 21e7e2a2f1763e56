/* html.c - escaping, and the few elements that all sections share. */
#include "html.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "regimesim/store/utf8.h"

/* Not allowed in XML, or able to make a page read other than it is: controls, overrides of the direction of writing,
 * noncharacters. Ends of lines are blanks. */
static bool is_unwelcome(uint32_t letter)
{
    return letter < 0x20 || (letter >= 0x7f && letter < 0xa0) || (letter >= 0x202a && letter <= 0x202e) ||
           (letter >= 0x2066 && letter <= 0x2069) || (letter & 0xfffe) == 0xfffe;
}

static void put_letter(FILE *stream, uint32_t letter, const char *bytes)
{
    switch (letter) {
    case '&': fputs("&amp;", stream); break;
    case '<': fputs("&lt;", stream); break;
    case '>': fputs("&gt;", stream); break;
    case '"': fputs("&quot;", stream); break;
    case '\'': fputs("&#39;", stream); break;
    case '\n':
    case '\t':
    case '\r': fputc(' ', stream); break;
    default: fputs(is_unwelcome(letter) ? "\xef\xbf\xbd" : bytes, stream);
    }
}

void html_text(FILE *stream, const char *text)
{
    char bytes[UTF8_BYTES + 1];
    for (uint32_t letter; (letter = utf8_next(&text, bytes));)
        put_letter(stream, letter, bytes);
}

void html_put(FILE *stream, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    for (const char *at = format; *at; at++) {
        if (*at != '%') {
            fputc(*at, stream);
            continue;
        }
        switch (*++at) {
        case 's': html_text(stream, va_arg(arguments, const char *)); break;
        case 'd': fprintf(stream, "%d", va_arg(arguments, int)); break;
        default: fputc('%', stream);
        }
    }
    va_end(arguments);
}

void html_section(FILE *stream, const char *id, const char *title)
{
    html_put(stream, "\n<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s</h2>\n", id, id, id,
             title);
}

void html_section_end(FILE *stream)
{
    html_put(stream, "</section>\n");
}

/* The focus lets the keyboard scroll it. */
void html_table(FILE *stream, const char *caption)
{
    html_put(stream,
             "<div class=\"wide\" role=\"region\" aria-label=\"Table: %s\" tabindex=\"0\">\n<table>\n"
             "<caption>%s</caption>\n",
             caption, caption);
}

void html_table_end(FILE *stream)
{
    html_put(stream, "</tbody>\n</table>\n</div>\n");
}
