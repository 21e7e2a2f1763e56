/* spawn.h - running another program without a shell. */
#ifndef SIM_REPORT_SPAWN_H
#define SIM_REPORT_SPAWN_H

/* Run the program arguments[0], found on the PATH, with its standard streams on these descriptors (-1: nothing), and
 * wait for its end, but no longer than so many seconds: then it is killed with all that it started. 0, or the error
 * number when it could not be started, ETIMEDOUT when it did not end. *code becomes its exit code, or 128 and the
 * signal when it was killed. */
int spawn_run(char *const *arguments, const int streams[3], double seconds, int *code);

#endif
