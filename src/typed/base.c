/* typedalloc runtime: names of statuses, and numbers for arenas. License: MIT. */
#include <typed/base.h>

TYPED_WEAK const char *typed_status_string(typed_status status)
{
    switch (status) {
    case TYPED_OK:
        return "ok";
    case TYPED_ERR_NOMEM:
        return "out of memory";
    case TYPED_ERR_INVALID:
        return "invalid argument";
    case TYPED_ERR_STALE:
        return "stale position";
    case TYPED_ERR_FOREIGN:
        return "belongs to another allocator";
    }
    return "unknown status";
}

/* Weak and not static: bundled copies of the runtime in one program count together. */
TYPED_WEAK uintptr_t typed_lives = 0;

TYPED_WEAK uint64_t typed_new_generation(void)
{
#if defined(__GNUC__)
    /* Relaxed: the number only has to be another one for each caller. */
    const uintptr_t life = __atomic_add_fetch(&typed_lives, 1, __ATOMIC_RELAXED);
#else
    const uintptr_t life = ++typed_lives;
#endif
    return (uint64_t)life << 16;
}
