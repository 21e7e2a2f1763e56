/* csv.c - the fields of a CSV row (RFC 4180). */
#include "csv.h"

#include <math.h>
#include <string.h>

#include "regimesim/util/text.h"

void csv_text(FILE *stream, const char *text)
{
    if (!text[strcspn(text, "\",\r\n")]) {
        fputs(text, stream);
        return;
    }
    fputc('"', stream);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', stream);
        fputc(*text, stream);
    }
    fputc('"', stream);
}

void csv_number(FILE *stream, double value)
{
    char digits[32];
    if (!isnan(value))
        fputs(text_number(value, digits, sizeof digits), stream);
}

void csv_row(FILE *stream, const char *const *fields, int count)
{
    for (int i = 0; i < count; i++) {
        if (i)
            fputc(',', stream);
        csv_text(stream, fields[i]);
    }
    fputc('\n', stream);
}

void csv_next_text(FILE *stream, const char *text)
{
    fputc(',', stream);
    csv_text(stream, text);
}

void csv_next_number(FILE *stream, double value)
{
    fputc(',', stream);
    csv_number(stream, value);
}

void csv_header(FILE *stream, const struct csv_column *columns, int count)
{
    for (int i = 0; i < count; i++)
        fprintf(stream, "%s%s", i ? "," : "", columns[i].name);
}

void csv_describe(FILE *stream, const char *file, const struct csv_column *columns, int count)
{
    for (int i = 0; i < count; i++) {
        const struct csv_column *c = &columns[i];
        csv_row(stream, (const char *const[]){file, "column", c->name, c->unit, c->name, c->doc}, 6);
    }
}
