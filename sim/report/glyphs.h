/* glyphs.h - which letters the installed fonts can draw.
 *
 * A letter that no font has would spoil the whole figure: gnuplot's cairo terminal draws a box for it that fills the
 * page. */
#ifndef SIM_REPORT_GLYPHS_H
#define SIM_REPORT_GLYPHS_H

#include <stddef.h>

/* Copy UTF-8 text with a '?' for each letter that cannot be drawn, as far as it fits. Returns buffer. */
char *glyphs_drawable(const char *text, char *buffer, size_t size);

#endif
