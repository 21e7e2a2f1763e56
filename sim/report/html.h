/* html.h - writing a page: the one place where text becomes markup.
 *
 * What is written is HTML that is well-formed XML too, so that any XML tool can check it. Write errors stay in the
 * stream (ferror). */
#ifndef SIM_REPORT_HTML_H
#define SIM_REPORT_HTML_H

#include <stdio.h>

#include "regimesim/util/error.h"

/* The format is markup and goes out as it stands; what is filled in is text, and is escaped. Knows %s, %d and %% only.
 * Text that is not UTF-8, control characters, and characters that turn the direction of writing become U+FFFD. */
void html_put(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));
void html_text(FILE *stream, const char *text);

/* A section with its heading; `id` is what links lead to. */
void html_section(FILE *stream, const char *id, const char *title);
void html_section_end(FILE *stream);

/* A table in a region of its own that scrolls where the window is narrow. */
void html_table(FILE *stream, const char *caption);
void html_table_end(FILE *stream);

/* Paragraphs, lists, *emphasis*, **strong** and `code` of Markdown; nothing else is known. */
void html_markdown(FILE *stream, const char *text, size_t size);

/* What makes an SVG file part of a page. */
struct html_image {
    const char *id;          /* prefix of every id within, unique in the page */
    const char *title;       /* what it shows, in a few words */
    const char *description; /* what can be read from it */
};

/* Take in an SVG file that gnuplot made: ids get the prefix, colours of plots/style.gp become those of the page's style
 * sheet, so that they follow light and dark; elements and attributes that a drawing does not need are left out.
 * STATUS_DATA when the text is no SVG. */
enum status html_svg(FILE *stream, const char *svg, const struct html_image *image, struct error *error);

#endif
