/* typedalloc runtime: what is free, as AddressSanitizer and Valgrind are told of it. base.h includes this file when the
 * compiler says -fsanitize=address or the program -DTYPED_VALGRIND, and otherwise defines all of these to be nothing.
 *
 * AddressSanitizer keeps one shadow byte for each granule of 8 bytes. Two elements may share a granule, and two threads
 * may hand them out and take them back at once, so a granule that is not wholly inside one element is never poisoned and
 * nobody writes its shadow. Valgrind knows of every byte, and runs one thread at a time.
 *
 * License: MIT. */
#ifndef TYPED_TOOLS_H_INCLUDED
#define TYPED_TOOLS_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef TYPED_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#endif
#ifdef TYPED_VALGRIND
#include <valgrind/memcheck.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifdef TYPED_VALGRIND
/* Of typed/starts.c, which is not there where no pool has a pointer to a block. An element was handed out, or came back: nothing,
 * when no block starts with it. */
__attribute__((__weak__)) void typed_start_taken(const void *p);
__attribute__((__weak__)) void typed_start_given(const void *p);
/* All of a pool's elements came back; a pool ends, and what it knows of is forgotten. */
__attribute__((__weak__)) void typed_starts_reset(const void *pool);
__attribute__((__weak__)) void typed_starts_end(const void *pool);
#endif

/* The first and the last boundary between granules at or inside `size` bytes at an address. */
static inline uintptr_t typed_granules_from(const void *p)
{
    return ((uintptr_t)p + 7) & ~(uintptr_t)7;
}

static inline uintptr_t typed_granules_to(const void *p, size_t size)
{
    return ((uintptr_t)p + size) & ~(uintptr_t)7;
}

/* Nobody may touch these bytes. */
static inline void typed_poison(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    const uintptr_t from = typed_granules_from(p);
    const uintptr_t to = typed_granules_to(p, size);
    if (from < to) {
        __asan_poison_memory_region((const void *)from, to - from);
    }
#endif
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_NOACCESS(p, size);
#endif
    (void)p;
    (void)size;
}

/* These bytes may be written, and read once they were. What follows them in their last granule stays poisoned. */
static inline void typed_unpoison(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    const uintptr_t from = typed_granules_from(p);
    if (from < (uintptr_t)p + size) {
        __asan_unpoison_memory_region((const void *)from, (uintptr_t)p + size - from);
    }
#endif
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_UNDEFINED(p, size);
#endif
    (void)p;
    (void)size;
}

/* Nobody may touch any of `count` elements that stand one after the other. */
static inline void typed_poison_each(const void *p, size_t size, size_t count)
{
    const unsigned char *first = (const unsigned char *)p;
    if (((uintptr_t)p | size) % 8 == 0) {
        typed_poison(p, size * count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        typed_poison(first + i * size, size);
    }
}

/* The allocator itself is about to read or write the first bytes of a free element, of which 8 are a link at most. */
static inline void typed_open(const void *p, size_t size)
{
    size = size < 16 ? size : 16;
#ifdef TYPED_ADDRESS_SANITIZER
    const uintptr_t from = typed_granules_from(p);
    const uintptr_t to = typed_granules_to(p, size);
    if (from < to) {
        __asan_unpoison_memory_region((const void *)from, to - from);
    }
#endif
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_DEFINED(p, size);
#endif
    (void)p;
    (void)size;
}

/* It has. */
static inline void typed_close(const void *p, size_t size)
{
    typed_poison(p, size < 16 ? size : 16);
}

/* A pool begins: its elements are Valgrind's blocks. One that was there before and was not destroyed is forgotten. */
static inline void typed_pool_begins(const void *pool)
{
#ifdef TYPED_VALGRIND
    if (VALGRIND_MEMPOOL_EXISTS(pool)) {
        VALGRIND_DESTROY_MEMPOOL(pool);
    }
    VALGRIND_CREATE_MEMPOOL(pool, 0, 0);
    if (typed_starts_end != NULL) {
        typed_starts_end(pool);
    }
#endif
    (void)pool;
}

/* A pool takes all of its elements back; if it is one. */
static inline void typed_pool_resets(const void *pool)
{
#ifdef TYPED_VALGRIND
    if (VALGRIND_MEMPOOL_EXISTS(pool)) {
        VALGRIND_DESTROY_MEMPOOL(pool);
        VALGRIND_CREATE_MEMPOOL(pool, 0, 0);
    }
    if (typed_starts_reset != NULL) {
        typed_starts_reset(pool);
    }
#endif
    (void)pool;
}

/* A pool ends. */
static inline void typed_pool_ends(const void *pool)
{
#ifdef TYPED_VALGRIND
    VALGRIND_DESTROY_MEMPOOL(pool);
    if (typed_starts_end != NULL) {
        typed_starts_end(pool);
    }
#endif
    (void)pool;
}

/* A pool hands an element out. */
static inline void typed_taken(const void *pool, const void *p, size_t size)
{
    typed_unpoison(p, size);
#ifdef TYPED_VALGRIND
    VALGRIND_MEMPOOL_ALLOC(pool, p, size);
    if (typed_start_taken != NULL) {
        typed_start_taken(p);
    }
#endif
    (void)pool;
}

/* A pool takes an element back, with the space up to the next one. Reading a byte reports one that is free already. */
static inline void typed_given(const void *pool, const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    (void)*(const volatile unsigned char *)p;
    typed_poison(p, size);
#endif
#ifdef TYPED_VALGRIND
    VALGRIND_MEMPOOL_FREE(pool, p);
    if (typed_start_given != NULL) {
        typed_start_given(p);
    }
#endif
    (void)pool;
    (void)p;
    (void)size;
}

/* What stands here is no longer a pointer to anything: Valgrind does not follow it when it looks for leaks. */
static inline void typed_forget(const void *p, size_t size)
{
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_UNDEFINED(p, size);
#endif
    (void)p;
    (void)size;
}

/* The pointer all the same, for whoever wrote it there. */
static inline void *typed_recall(const void *p)
{
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_DEFINED(&p, sizeof p);
#endif
    return (void *)(uintptr_t)p;
}

/* An arena hands bytes out. One after the other they may end within a granule, and the next begin in it. */
static inline void typed_hand_out(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    __asan_unpoison_memory_region(p, size);
#endif
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_UNDEFINED(p, size);
#endif
    (void)p;
    (void)size;
}

/* An arena takes bytes back, or has never handed them out. */
static inline void typed_take_back(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    __asan_poison_memory_region(p, size);
#endif
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_NOACCESS(p, size);
#endif
    (void)p;
    (void)size;
}

/* The same where threads do so at once: a granule that two of them share is never poisoned again. */
static inline void typed_hand_out_shared(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    const uintptr_t from = (uintptr_t)p & ~(uintptr_t)7;
    if (size > 0) {
        __asan_unpoison_memory_region((const void *)from, (((uintptr_t)p + size + 7) & ~(uintptr_t)7) - from);
    }
#endif
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_UNDEFINED(p, size);
#endif
    (void)p;
    (void)size;
}

/* Bytes that were to be taken back stay with their owner, who has written them. */
static inline void typed_keep_shared(const void *p, size_t size)
{
    typed_hand_out_shared(p, size);
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_DEFINED(p, size);
#endif
}

/* Bytes were written before they were handed out. */
static inline void typed_written(const void *p, size_t size)
{
#ifdef TYPED_VALGRIND
    (void)VALGRIND_MAKE_MEM_DEFINED(p, size);
#endif
    (void)p;
    (void)size;
}

/* A block that was `from` bytes is `to` bytes; of those that it lost, nothing behind `end` is this arena's to say. */
static inline void typed_resized(const void *block, size_t from, size_t to, size_t end)
{
    const unsigned char *first = (const unsigned char *)block;
    if (to > from) {
        typed_hand_out(first + from, to - from);
    } else if (to < (from < end ? from : end)) {
        typed_take_back(first + to, (from < end ? from : end) - to);
    }
}

static inline void typed_resized_shared(const void *block, size_t from, size_t to, size_t end)
{
    const unsigned char *first = (const unsigned char *)block;
    if (to > from) {
        typed_hand_out_shared(first + from, to - from);
    } else if (to < (from < end ? from : end)) {
        typed_poison(first + to, (from < end ? from : end) - to);
    }
}

/* Addresses of which threads will commit parts without a lock, when nobody can say any more what is free. Valgrind learns
 * by itself what is committed, and of shadow for more than a GiB there may be no room. */
static inline void typed_reserved(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    if (size <= (size_t)1 << 30) {
        typed_poison(p, size);
    }
#endif
    (void)p;
    (void)size;
}

/* They end. */
static inline void typed_released(const void *p, size_t size)
{
#ifdef TYPED_ADDRESS_SANITIZER
    if (size <= (size_t)1 << 30) {
        typed_unpoison(p, size);
    }
#endif
    (void)p;
    (void)size;
}

/* A function that reads poisoned memory on purpose: guards, and what free elements are filled with. Under Valgrind it stands
 * between TYPED_QUIET and TYPED_LOUD. */
#ifdef TYPED_ADDRESS_SANITIZER
#define TYPED_UNCHECKED __attribute__((__no_sanitize_address__))
#else
#define TYPED_UNCHECKED
#endif
#ifdef TYPED_VALGRIND
#define TYPED_QUIET() VALGRIND_DISABLE_ERROR_REPORTING
#define TYPED_LOUD() VALGRIND_ENABLE_ERROR_REPORTING
#else
#define TYPED_QUIET() ((void)0)
#define TYPED_LOUD() ((void)0)
#endif

/* What an allocator keeps between what it hands out is copied and filled past the tools: volatile, or a compiler would call
 * memcpy, which they watch. */
TYPED_UNCHECKED
static inline void typed_copy_poisoned(void *to, const void *from, size_t size)
{
    TYPED_QUIET();
    for (size_t i = 0; i < size; i++) {
        ((volatile unsigned char *)to)[i] = ((const volatile unsigned char *)from)[i];
    }
    TYPED_LOUD();
}

TYPED_UNCHECKED
static inline void typed_fill_poisoned(void *p, int byte, size_t size)
{
    TYPED_QUIET();
    for (size_t i = 0; i < size; i++) {
        ((volatile unsigned char *)p)[i] = (unsigned char)byte;
    }
    TYPED_LOUD();
}

#ifdef __cplusplus
}
#endif

#define TYPED_POISON(p, size) typed_poison(p, size)
#define TYPED_POISON_EACH(p, size, count) typed_poison_each(p, size, count)
#define TYPED_POISON_CHUNKS(chunks, chunk_count, size, count)                  \
    do {                                                                       \
        for (size_t chunk_at_ = 0; chunk_at_ < (chunk_count); chunk_at_++) {   \
            typed_poison_each(typed_recall((chunks)[chunk_at_]), size, count); \
        }                                                                      \
    } while (false)
#define TYPED_UNPOISON(p, size) typed_unpoison(p, size)
#define TYPED_OPEN(p, size) typed_open(p, size)
#define TYPED_CLOSE(p, size) typed_close(p, size)
#define TYPED_POOL_BEGINS(pool) typed_pool_begins(pool)
#define TYPED_POOL_RESETS(pool) typed_pool_resets(pool)
#define TYPED_POOL_ENDS(pool) typed_pool_ends(pool)
#define TYPED_TAKEN(pool, p, size) typed_taken(pool, p, size)
#define TYPED_GIVEN(pool, p, size) typed_given(pool, p, size)
#define TYPED_FORGET(p, size) typed_forget(p, size)
#ifdef TYPED_VALGRIND
#define TYPED_RECALL(type, p) ((type *)typed_recall(p))
#else
#define TYPED_RECALL(type, p) (p)
#endif
#define TYPED_HAND_OUT(p, size) typed_hand_out(p, size)
#define TYPED_HAND_OUT_SHARED(p, size) typed_hand_out_shared(p, size)
#define TYPED_TAKE_BACK(p, size) typed_take_back(p, size)
#define TYPED_TAKE_BACK_SHARED(p, size) typed_poison(p, size)
#define TYPED_KEEP_SHARED(p, size) typed_keep_shared(p, size)
#define TYPED_WRITTEN(p, size) typed_written(p, size)
#define TYPED_COPY_POISONED(type, to, from) typed_copy_poisoned(to, from, sizeof(type))
#define TYPED_FILL_POISONED(p, byte, size) typed_fill_poisoned(p, byte, size)
#define TYPED_RESIZED(block, from, to, end) typed_resized(block, from, to, end)
#define TYPED_RESIZED_SHARED(block, from, to, end) typed_resized_shared(block, from, to, end)
#define TYPED_RESERVED(p, size) typed_reserved(p, size)
#define TYPED_RELEASED(p, size) typed_released(p, size)

#endif
