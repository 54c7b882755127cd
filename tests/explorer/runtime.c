/* The parts of the runtime that keep something, in one piece, so that it can be brought back to the program's start. */
#include <typed/atomic.c>
#include <typed/links.c>
#include <typed/lock.c>
#include <typed/thread.c>

#include "explorer.h"

void runtime_reset(void)
{
    typed_last_key = 0;
    typed_live_locks = (lock_list){.mutex = PTHREAD_MUTEX_INITIALIZER};
    typed_threads = (typed_thread_registry){0, false};
}
