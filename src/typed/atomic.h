/* typedalloc runtime: the atomic operations of allocators that threads share without a lock, and what a thread
 * has of its own.
 *
 * They are the compiler's own (gcc, clang), as <stdatomic.h> does not compile as C++17. A test that wants to come
 * between any two of them, or a compiler that has others, gives its own in a header:
 * -DTYPED_ATOMIC_HEADER='"my_atomic.h"' defines everything between here and TYPED_LINE.
 *
 * License: MIT. */
#ifndef TYPED_ATOMIC_H_INCLUDED
#define TYPED_ATOMIC_H_INCLUDED

#include <typed/base.h>

#ifdef TYPED_ATOMIC_HEADER

#include TYPED_ATOMIC_HEADER

#elif defined(__GNUC__)

#define TYPED_RELAXED __ATOMIC_RELAXED
#define TYPED_ACQUIRE __ATOMIC_ACQUIRE
#define TYPED_RELEASE __ATOMIC_RELEASE
#define TYPED_ACQ_REL __ATOMIC_ACQ_REL
#define TYPED_SEQ_CST __ATOMIC_SEQ_CST

/* Of an integer or a pointer; `order` is one of the above. */
#define typed_atomic_load(object, order) __atomic_load_n(object, order)
#define typed_atomic_store(object, value, order) __atomic_store_n(object, value, order)
#define typed_atomic_fetch_add(object, value, order) __atomic_fetch_add(object, value, order)
#define typed_atomic_fetch_sub(object, value, order) __atomic_fetch_sub(object, value, order)
#define typed_atomic_exchange(object, value, order) __atomic_exchange_n(object, value, order)

/* Whether *object was *expected and is `value` now; if not, *expected is what it was. May fail for no reason, so it
 * stands in a loop. After a failure the order is acquire if `order` has that, else relaxed. */
#define typed_atomic_compare_exchange(object, expected, value, order) \
    __atomic_compare_exchange_n(object, expected, value, true, order, \
        (order) == TYPED_RELEASE || (order) == TYPED_RELAXED ? TYPED_RELAXED : TYPED_ACQUIRE)

/* Tell the processor that this thread waits for another. */
#if defined(__x86_64__) || defined(__i386__)
#define typed_pause() __builtin_ia32_pause()
#elif defined(__aarch64__)
#define typed_pause() __asm__ __volatile__("isb" :: \
                                               : "memory")
#else
#define typed_pause() __asm__ __volatile__("" :: \
                                               : "memory")
#endif

#else
#error "typedalloc: this mode needs gcc's or clang's atomic builtins, or -DTYPED_ATOMIC_HEADER (see this file)."
#endif

/* Bytes between what one thread writes and what another does, so that they do not wait for each other's cache line. */
#define TYPED_LINE 64

/* Of a count where an old one does as well, as it only says what to fetch: no test needs to come between. */
#if defined(__GNUC__)
#define typed_hint_load(object) __atomic_load_n(object, __ATOMIC_RELAXED)
#define typed_hint_store(object, value) __atomic_store_n(object, value, __ATOMIC_RELAXED)
#else
#define typed_hint_load(object) typed_atomic_load(object, TYPED_RELAXED)
#define typed_hint_store(object, value) typed_atomic_store(object, value, TYPED_RELAXED)
#endif

TYPED_BEGIN_DECLS

/** A number that no call gave before, in this program: what tells one life of an allocator from another. Never 0. */
uint64_t typed_new_key(void);

/** Wait a little longer than the last time, for a compare-exchange that another thread won: 4 to 1024 pauses. */
void typed_back_off(unsigned *pauses);

TYPED_END_DECLS

#endif
