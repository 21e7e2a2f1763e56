/* html_sources.h - entries of scenarios/SOURCES.md that a page names. */
#ifndef SIM_REPORT_HTML_SOURCES_H
#define SIM_REPORT_HTML_SOURCES_H

#include <stdio.h>

enum { SOURCES_MOST = 256 };

struct html_sources {
    const char *keys[SOURCES_MOST];
    int count;
};

/* Name a source once; NULL is none. */
void html_source_add(struct html_sources *sources, const char *key);

/* The entries in alphabetical order, each as the target of "#source-KEY". */
void html_sources_put(struct html_sources *sources, FILE *stream);

#endif
