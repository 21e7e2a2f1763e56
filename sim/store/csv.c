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
