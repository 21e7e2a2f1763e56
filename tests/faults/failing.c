/* failing.c - memory that runs out when a test wants it to: a library for LD_PRELOAD.
 *
 * REGIMESIM_FAIL=K makes the K-th allocation of the process fail, REGIMESIM_FAIL=K+ that and all after it.
 * REGIMESIM_FAIL_COUNT=FILE writes how many there were into FILE at the end. Whoever asks is counted - the program,
 * libyaml, SQLite, igraph, GSL, libxml2, the C library - but not the compilers' OpenMP runtime, which ends the process
 * itself when memory is out, nor the dynamic linker. Processes started from this one are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long count;
static long fail_at;
static bool fail_after, ready;
static const char *count_file;

void *malloc(size_t size);
void *calloc(size_t items, size_t size);
void *realloc(void *block, size_t size);
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **block, size_t alignment, size_t size);

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("REGIMESIM_FAIL");
    count_file = getenv("REGIMESIM_FAIL_COUNT");
    if (at) {
        fail_at = strtol(at, NULL, 10);
        fail_after = strchr(at, '+') != NULL;
    }
    unsetenv("LD_PRELOAD");
    ready = true;
}

__attribute__((destructor)) static void end(void)
{
    char line[32];
    int file = count_file ? open(count_file, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    int length = snprintf(line, sizeof line, "%ld\n", atomic_load(&count));
    if (file < 0)
        return;
    if (write(file, line, (size_t)length) != length)
        abort();
    close(file);
}

static bool is_left_alone(const void *caller)
{
    Dl_info info;
    if (!dladdr(caller, &info) || !info.dli_fname)
        return true;
    static const char *const names[] = {"libgomp", "libomp", "ld-linux", "libasan", "libubsan", "libtsan", "failing"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strstr(info.dli_fname, names[i]))
            return true;
    return false;
}

/* Is this the allocation that fails? */
static bool fails(const void *caller)
{
    if (!ready || is_left_alone(caller))
        return false;
    long number = atomic_fetch_add(&count, 1) + 1;
    if (fail_at == 0 || number < fail_at || (number > fail_at && !fail_after))
        return false;
    errno = ENOMEM;
    return true;
}

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

void *malloc(size_t size)
{
    static void *(*next)(size_t);
    next = next ? next : REAL(malloc);
    return fails(__builtin_return_address(0)) ? NULL : next(size);
}

/* dlsym may itself ask for zeroed memory, once and little. */
static char early[4096];

void *calloc(size_t items, size_t size)
{
    static void *(*next)(size_t, size_t);
    static bool looking;
    static size_t used;
    if (!next && looking) {
        size_t start = used;
        used += (items * size + 15) / 16 * 16;
        return used <= sizeof early ? early + start : NULL;
    }
    looking = true;
    next = next ? next : REAL(calloc);
    return fails(__builtin_return_address(0)) ? NULL : next(items, size);
}

void *realloc(void *block, size_t size)
{
    static void *(*next)(void *, size_t);
    next = next ? next : REAL(realloc);
    return fails(__builtin_return_address(0)) ? NULL : next(block, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    static void *(*next)(size_t, size_t);
    next = next ? next : REAL(aligned_alloc);
    return fails(__builtin_return_address(0)) ? NULL : next(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size)
{
    static int (*next)(void **, size_t, size_t);
    next = next ? next : REAL(posix_memalign);
    return fails(__builtin_return_address(0)) ? ENOMEM : next(block, alignment, size);
}
