/* crew.c - threads that sleep on a condition until there is work. */
#include "regimesim/util/crew.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <threads.h>

struct crew {
    mtx_t lock;
    cnd_t begun, ended;
    unsigned long jobs; /* begun so far */
    int busy;           /* hands that have not finished the present job */
    int leave;
    size_t parts;
    atomic_size_t next; /* part to be taken */
    crew_work *work;
    void *context;
    int hand_count; /* threads besides the caller's */
    thrd_t hands[];
};

static void take_parts(struct crew *crew)
{
    for (size_t part = atomic_fetch_add(&crew->next, 1); part < crew->parts; part = atomic_fetch_add(&crew->next, 1))
        crew->work(crew->context, part);
}

static int hand(void *argument)
{
    struct crew *crew = argument;
    unsigned long seen = 0;
    mtx_lock(&crew->lock);
    for (;;) {
        while (crew->jobs == seen && !crew->leave)
            cnd_wait(&crew->begun, &crew->lock);
        if (crew->leave)
            break;
        seen = crew->jobs;
        mtx_unlock(&crew->lock);
        take_parts(crew);
        mtx_lock(&crew->lock);
        if (--crew->busy == 0)
            cnd_signal(&crew->ended);
    }
    mtx_unlock(&crew->lock);
    return 0;
}

enum status crew_create(struct crew **crew, int threads, struct error *error)
{
    *crew = NULL;
    if (threads < 2)
        return STATUS_OK;
    struct crew *made = calloc(1, sizeof *made + (size_t)(threads - 1) * sizeof *made->hands);
    if (!made)
        return error_set(error, STATUS_INTERNAL, "out of memory");
    mtx_init(&made->lock, mtx_plain);
    cnd_init(&made->begun);
    cnd_init(&made->ended);
    while (made->hand_count < threads - 1 && thrd_create(&made->hands[made->hand_count], hand, made) == thrd_success)
        made->hand_count++;
    *crew = made;
    return STATUS_OK;
}

void crew_free(struct crew *crew)
{
    if (!crew)
        return;
    mtx_lock(&crew->lock);
    crew->leave = 1;
    cnd_broadcast(&crew->begun);
    mtx_unlock(&crew->lock);
    for (int i = 0; i < crew->hand_count; i++)
        thrd_join(crew->hands[i], NULL);
    cnd_destroy(&crew->begun);
    cnd_destroy(&crew->ended);
    mtx_destroy(&crew->lock);
    free(crew);
}

void crew_do(struct crew *crew, size_t parts, crew_work *work, void *context)
{
    if (!crew || parts < 2) {
        for (size_t part = 0; part < parts; part++)
            work(context, part);
        return;
    }
    mtx_lock(&crew->lock);
    crew->work = work;
    crew->context = context;
    crew->parts = parts;
    atomic_store(&crew->next, 0);
    crew->busy = crew->hand_count;
    crew->jobs++;
    cnd_broadcast(&crew->begun);
    mtx_unlock(&crew->lock);
    take_parts(crew);
    mtx_lock(&crew->lock);
    while (crew->busy > 0)
        cnd_wait(&crew->ended, &crew->lock);
    mtx_unlock(&crew->lock);
}
