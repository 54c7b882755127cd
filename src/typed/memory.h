/* typedalloc runtime: where memory comes from. Upstreams (malloc unless told otherwise) for `heap`,
 * reserved address space for `virtual`, and a wipe that the optimiser keeps.
 *
 * License: MIT. */
#ifndef TYPED_MEMORY_H_INCLUDED
#define TYPED_MEMORY_H_INCLUDED

#include <typed/base.h>

TYPED_BEGIN_DECLS

/** The upstream of allocators initialised from now on; NULL brings malloc back. The struct is copied. Set
 * it before other threads initialise allocators: the change itself is not synchronised. */
void typed_set_upstream(const typed_upstream *upstream);

/** A copy of the upstream that typed_set_upstream made the default. */
typed_upstream typed_default_upstream(void);

/** The same for a pool. Valgrind looks for an address among malloc's blocks before it looks among a pool's elements, so that
 * there, unless typed_set_upstream said otherwise, what malloc gives a pool is taken out of malloc's blocks. */
#ifdef TYPED_VALGRIND
typed_upstream typed_pool_upstream(void);
#else
#define typed_pool_upstream() typed_default_upstream()
#endif

/** Memory from an upstream.
 * @param upstream whose alloc is called.
 * @param size bytes.
 * @param align a power of two, of any size.
 * @return NULL if and only if the upstream gives NULL. */
void *typed_upstream_alloc(const typed_upstream *upstream, size_t size, size_t align);

/** Give back what typed_upstream_alloc gave, with the same size and alignment. NULL is a no-op. */
void typed_upstream_free(const typed_upstream *upstream, void *p, size_t size, size_t align);

#if defined(__unix__) || defined(__APPLE__)

#define TYPED_HAS_MMAP 1

/** Bytes of a page: the unit in which virtual memory is committed. */
size_t typed_page_size(void);

/** Address space without memory.
 * @param size bytes, rounded up to pages.
 * @param align a power of two.
 * @return NULL when there is none, or when the size cannot be. */
void *typed_virtual_reserve(size_t size, size_t align);

/** Make pages of reserved space usable: whole pages at `p`, which read as zero and cost memory once they
 * are touched. False when the system refuses. */
bool typed_virtual_commit(void *p, size_t size);

/** Give the memory of whole pages back and keep their addresses reserved. False, and nothing changed, when the system
 * refuses. */
bool typed_virtual_decommit(void *p, size_t size);

/** Give reserved space back. */
void typed_virtual_release(void *p, size_t size);

#else

/* What `virtual` calls is not to be had: its code says this in place of compiling. */
#define typed_page_size() typed_backing_virtual_needs_posix_mmap
#define typed_virtual_reserve(size, align) typed_backing_virtual_needs_posix_mmap
#define typed_virtual_commit(p, size) typed_backing_virtual_needs_posix_mmap
#define typed_virtual_decommit(p, size) typed_backing_virtual_needs_posix_mmap
#define typed_virtual_release(p, size) typed_backing_virtual_needs_posix_mmap

#endif

/** Set memory to zero although nothing reads it any more. */
static inline void typed_wipe(void *p, size_t size)
{
#if defined(__GNUC__)
    memset(p, 0, size);
    /* The optimiser must assume that this reads the memory, and so keeps the memset. */
    __asm__ __volatile__(""
                         :
                         : "r"(p)
                         : "memory");
#else
    volatile unsigned char *byte = (volatile unsigned char *)p;
    while (size-- > 0) {
        *byte++ = 0;
    }
#endif
}

TYPED_END_DECLS

#endif
