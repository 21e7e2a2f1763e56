/* spawn.c - running another program without a shell. */
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

/* A process group of its own, so that it can be ended with what it started itself. */
static int start_in_group(char *const *arguments, const posix_spawn_file_actions_t *actions, pid_t *child)
{
    posix_spawnattr_t attributes;
    int failed = posix_spawnattr_init(&attributes);
    if (failed)
        return failed;
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    failed = posix_spawnp(child, arguments[0], actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

static int start(char *const *arguments, const int streams[3], pid_t *child)
{
    posix_spawn_file_actions_t actions;
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed)
        return failed;
    for (int i = 0; i < 3 && !failed; i++)
        failed = streams[i] >= 0 ? posix_spawn_file_actions_adddup2(&actions, streams[i], i)
                                 : posix_spawn_file_actions_addopen(&actions, i, "/dev/null", O_RDWR, 0);
    if (!failed)
        failed = start_in_group(arguments, &actions, child);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Asked again and again, at first often: there is no call that waits for a child and no longer than some time. */
static pid_t wait_until(pid_t child, double end, int *status)
{
    struct timespec pause = {0, 1000000};
    for (;;) {
        pid_t ended = waitpid(child, status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR) || now() > end)
            return ended;
        nanosleep(&pause, NULL);
        if (pause.tv_nsec < 16000000)
            pause.tv_nsec *= 2;
    }
}

int spawn_run(char *const *arguments, const int streams[3], double seconds, int *code)
{
    pid_t child;
    int status, failed = start(arguments, streams, &child);
    if (failed)
        return failed;
    pid_t ended = wait_until(child, now() + seconds, &status);
    if (ended < 0)
        return errno;
    if (ended == 0) {
        kill(-child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
        return ETIMEDOUT;
    }
    *code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return 0;
}
