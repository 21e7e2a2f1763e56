/* syntax.h - what a YAML parser's complaint means, in plain words and with a position. */
#ifndef REGIMESIM_CONFIG_SYNTAX_H
#define REGIMESIM_CONFIG_SYNTAX_H

#include <stddef.h>
#include <yaml.h>

#include "regimesim/util/error.h"

/* Fill *error from a parser that has failed on `bytes`; returns the code. */
enum status syntax_error(const yaml_parser_t *parser, const char *path, const unsigned char *bytes, size_t size,
                         struct error *error);

#endif
