/* html_drawing.c - a figure of the page: the drawing, what can be read from it, and its data. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "html_internal.h"
#include "regimesim/store/file.h"
#include "regimesim/store/read_text.h"

/* A figure without any curve is not drawn. */
static enum status put_drawing(const struct html_page *page, const struct html_figure *figure, FILE *stream,
                               struct error *error)
{
    char path[FILE_PATH_SIZE], *svg;
    snprintf(path, sizeof path, "%s/%s.svg", page->figures, figure->name);
    if (access(path, F_OK))
        return STATUS_OK;
    enum status status = read_text_file(path, &svg, error);
    if (status)
        return status;
    html_put(stream, "<div class=\"drawing%s%s\" role=\"region\" aria-label=\"Drawing: %s\" tabindex=\"0\">\n",
             figure->dense ? " dense" : "", figure->paper ? " paper" : "", figure->caption);
    struct html_image image = {figure->name, figure->caption, figure->description};
    status = html_svg(stream, svg, &image, error);
    html_put(stream, "</div>\n");
    free(svg);
    return status;
}

/* A line for each thing that can be read from the figure. */
static enum status put_lines(const char *text, FILE *stream, struct error *error)
{
    char *copy = strdup(text), *rest = NULL;
    if (!copy)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    html_put(stream, "<ul class=\"reading\">\n");
    for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        html_put(stream, "<li>%s</li>\n", line);
    html_put(stream, "</ul>\n");
    free(copy);
    return STATUS_OK;
}

enum status html_figure_begin(const struct html_page *page, const struct html_figure *figure, FILE *stream,
                              struct error *error)
{
    enum status status = STATUS_OK;
    html_put(stream, "<figure id=\"figure-%s\">\n<figcaption>%s</figcaption>\n", figure->name, figure->caption);
    if (page->figures)
        status = put_drawing(page, figure, stream, error);
    return status ? status : put_lines(figure->description, stream, error);
}

void html_figure_end(FILE *stream)
{
    html_put(stream, "</figure>\n");
}

void html_data_begin(FILE *stream)
{
    html_put(stream, "<details>\n<summary>The numbers behind this figure</summary>\n");
}

void html_data_end(FILE *stream)
{
    html_put(stream, "</details>\n");
}
