/* spawn.h - running another program without a shell. */
#ifndef SIM_REPORT_SPAWN_H
#define SIM_REPORT_SPAWN_H

/* Run the program arguments[0], found on the PATH, with its standard streams on these descriptors (-1: nothing), and
 * wait for its end. 0, or the error number when it could not be started. *code becomes its exit code, or 128 and the
 * signal when it was killed. */
int spawn_run(char *const *arguments, const int streams[3], int *code);

#endif
