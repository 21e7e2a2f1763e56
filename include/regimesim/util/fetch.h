/* fetch.h - functions that only ask memory for what will be read soon. */
#ifndef REGIMESIM_UTIL_FETCH_H
#define REGIMESIM_UTIL_FETCH_H

/* Before a void function of __builtin_prefetch alone: inline by force. Else GCC takes it for one that does nothing, and
 * leaves its calls out. */
#define FETCHES __attribute__((always_inline)) static inline void

#endif
