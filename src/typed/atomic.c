/* typedalloc runtime: keys of allocators' lives, and waiting for other threads. License: MIT. */
#include <typed/atomic.h>

/* Weak and not static: bundled copies of the runtime in one program count together. */
TYPED_WEAK uint64_t typed_last_key = 0;

TYPED_WEAK uint64_t typed_new_key(void)
{
    /* Relaxed: it only has to be another number for each caller. */
    return typed_atomic_fetch_add(&typed_last_key, 1, TYPED_RELAXED) + 1;
}

TYPED_WEAK void typed_back_off(unsigned *pauses)
{
    for (unsigned i = 0; i < *pauses; i++) {
        typed_pause();
    }
    if (*pauses < 1024) {
        *pauses *= 2;
    }
}
