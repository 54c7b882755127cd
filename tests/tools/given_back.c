/* Address space that an allocator gives back is nobody's: what is mapped there later must not be poisoned.
 *
 * Compiled with -DP=typed_bump_own, -DHEADER='"typed_bump_own.h"', two capacities, -DSMALL and -DLARGE,
 * and -Wl,--wrap=munmap. */
#include HEADER

#include <sanitizer/asan_interface.h>
#include <stdio.h>

#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define CALL(name) JOIN(P, name)

int __real_munmap(void *address, size_t size);

static size_t given;
static int is_wrong;

int __wrap_munmap(void *address, size_t size)
{
    const char *poisoned = __asan_region_is_poisoned(address, size);
    if (poisoned != NULL) {
        printf("byte %zu of %zu given back is poisoned\n", (size_t)(poisoned - (char *)address), size);
        is_wrong = 1;
    }
    given += size;
    return __real_munmap(address, size);
}

/* A life in which at most so many elements are live: the memory grows in steps. */
static int live(size_t capacity, size_t most, int trims)
{
    static P allocator;
    if (CALL(_init_capacity)(&allocator, capacity) != TYPED_OK) {
        return 2;
    }
    size_t had = 0;
    while (had < most && CALL(_alloc)(&allocator) != NULL) {
        had++;
    }
    if (had == 0) {
        return 3;
    }
    if (trims) {
        CALL(_reset)
        (&allocator);
        (void)CALL(_trim)(&allocator, 0);
    }
    given = 0;
    CALL(_destroy)
    (&allocator);
    return given > 0 ? 0 : 4;
}

int main(void)
{
    static const size_t capacities[] = {SMALL, LARGE};
    static const size_t most[] = {1, 20, 200, 5000};
    for (int life = 0; life < 16; life++) {
        const int status = live(capacities[life % 2], most[life / 2 % 4], life / 8);
        if (status != 0) {
            return status;
        }
    }
    return is_wrong;
}
