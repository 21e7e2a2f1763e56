/* vocabulary.h - the words that are valid at a place of a file, and what to say about one that is not. */
#ifndef REGIMESIM_CONFIG_VOCABULARY_H
#define REGIMESIM_CONFIG_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "regimesim/params/params.h"

enum { VOCABULARY_WORDS = 128, ADVICE_SIZE = 360, EXPECTED_SIZE = 360 };

struct vocabulary {
    char words[VOCABULARY_WORDS][NAME_SIZE];
    size_t count;
};

/* Add a word, cut after `length` bytes; one that is there already is not added again. */
void vocabulary_add(struct vocabulary *words, const char *word, size_t length);
void vocabulary_add_all(struct vocabulary *words, const char *const *list, size_t count);
/* Add the names of all sections: "run", "network", ..., "platforms". */
void vocabulary_add_sections(struct vocabulary *words);
/* Add the keys of a section ("offending") or of a list's elements ("platforms.*"). */
void vocabulary_add_keys(struct vocabulary *words, const char *section);
void vocabulary_add_elements(struct vocabulary *words, const struct params *params, enum param_scope scope);

bool vocabulary_has(const struct vocabulary *words, const char *word);
/* "did you mean 'rate'?", else "expected one of rate, deterrence". Returns buffer. */
const char *vocabulary_advice(const struct vocabulary *words, const char *word, char buffer[ADVICE_SIZE]);

/* What a parameter takes: "a number from 0 to 1", "one of none, optional, tiered, mandatory". Returns buffer. */
const char *vocabulary_expected(const struct params *params, const struct param_row *row, char buffer[EXPECTED_SIZE]);

#endif
