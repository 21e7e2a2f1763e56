/* claims_carried.c - one sentence on what carries the verdict on a claim: where it is another, and where it is not. */
#include <stdarg.h>
#include <string.h>

#include "claims_internal.h"

/* A text in the making; what does not fit is cut. */
struct text {
    char *buffer;
    size_t size, used;
};

static void put(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (text->used < text->size)
        text->used += (size_t)vsnprintf(text->buffer + text->used, text->size - text->used, format, arguments);
    va_end(arguments);
}

static const char *verb(enum verdict verdict)
{
    return verdict == VERDICT_UNDETERMINED ? "is undetermined" : verdict_names[verdict];
}

/* ", but holds where A, or where B": the ablations of the claim with this verdict, if there are any. Returns how many
 * there are. */
static int put_where(struct text *text, const struct claims *claims, const struct claim_test *claim,
                     enum verdict verdict, const char *before, const char *after)
{
    int count = 0;
    for (int i = 0; i < claims->test_count; i++) {
        const struct claim_test *test = &claims->tests[i];
        if (test->answer.verdict != verdict || claims_unablated(claims, test) != claim)
            continue;
        if (count++)
            put(text, ", or where %s", claims_ablation_words(test));
        else
            put(text, "%s%s%s where %s", before, verb(verdict), after, claims_ablation_words(test));
    }
    return count;
}

bool claims_carried(const struct claims *claims, const struct claim_test *test, char *buffer, size_t size)
{
    struct text text = {buffer, size, 0};
    enum verdict own = test->answer.verdict;
    int changed = 0;
    buffer[0] = '\0';
    put(&text, "It %s", verb(own));
    for (int v = 0; v < VERDICTS; v++)
        if (v != (int)own)
            changed += put_where(&text, claims, test, (enum verdict)v, changed ? "; it " : ", but ", "");
    put(&text, ".");
    int same = put_where(&text, claims, test, own, " It ", " as well");
    put(&text, same ? "." : "");
    return changed + same > 0;
}
