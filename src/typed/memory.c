/* typedalloc runtime: malloc as the default upstream, and virtual memory by POSIX mmap. License: MIT. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS, MAP_NORESERVE, madvise */
#endif
#ifdef __APPLE__
#define _DARWIN_C_SOURCE 1
#endif

#include <typed/memory.h>

#include <stdlib.h>

#ifdef _WIN32

/* There is no aligned_alloc there, and malloc aligns to two words, also where max_align_t is aligned to more. */
static void *heap_alloc(size_t size, size_t align, void *ctx)
{
    (void)ctx;
    return align <= 2 * sizeof(void *) ? malloc(size) : _aligned_malloc(size, align);
}

static void heap_free(void *p, size_t size, size_t align, void *ctx)
{
    (void)size;
    (void)ctx;
    if (align <= 2 * sizeof(void *)) {
        free(p);
    } else {
        _aligned_free(p);
    }
}

#else

static void *heap_alloc(size_t size, size_t align, void *ctx)
{
    (void)ctx;
    if (align <= TYPED_ALIGNOF(max_align_t)) {
        return malloc(size);
    }
    if (size > SIZE_MAX - align) {
        return NULL;
    }
    return aligned_alloc(align, TYPED_ALIGN_UP(size, align));
}

static void heap_free(void *p, size_t size, size_t align, void *ctx)
{
    (void)size;
    (void)align;
    (void)ctx;
    free(p);
}

#endif

/* Weak and not static: bundled copies of the runtime in one program share one default. */
TYPED_WEAK typed_upstream typed_installed_upstream = {NULL, NULL, NULL};

TYPED_WEAK void typed_set_upstream(const typed_upstream *upstream)
{
    const typed_upstream none = {NULL, NULL, NULL};
    typed_installed_upstream = upstream == NULL ? none : *upstream;
}

TYPED_WEAK typed_upstream typed_default_upstream(void)
{
    const typed_upstream heap = {heap_alloc, heap_free, NULL};
    return typed_installed_upstream.alloc == NULL ? heap : typed_installed_upstream;
}

TYPED_WEAK void *typed_upstream_alloc(const typed_upstream *upstream, size_t size, size_t align)
{
    return upstream->alloc(size, align, upstream->ctx);
}

TYPED_WEAK void typed_upstream_free(const typed_upstream *upstream, void *p, size_t size, size_t align)
{
    if (p != NULL) {
        upstream->free(p, size, align, upstream->ctx);
    }
}

#ifdef TYPED_VALGRIND

#include <pthread.h>

/* Before a block that malloc gave. Valgrind is told that this is all there is of it; what follows is then neither a block of
 * malloc's nor among what it starts from when it looks for leaks. They are listed, as nobody else points to them. */
typedef struct apart {
    struct apart *next;
    struct apart **link; /* to this one */
    bool is_told; /* Valgrind knows the block, as malloc is its own */
} apart;

static apart *first_apart;
static pthread_mutex_t apart_mutex = PTHREAD_MUTEX_INITIALIZER;

static void hold_aparts(void)
{
    (void)pthread_mutex_lock(&apart_mutex);
}

static void let_go_aparts(void)
{
    (void)pthread_mutex_unlock(&apart_mutex);
}

/* A child of a fork has a list that no other thread was in the middle of. */
__attribute__((constructor)) static void handle_fork(void)
{
    (void)pthread_atfork(hold_aparts, let_go_aparts, let_go_aparts);
}

/* Farther than the few bytes around a block that count as its own when an address is looked up. */
static size_t bytes_before(size_t align)
{
    return align > 64 ? align : 64;
}

/* What heap_alloc asks malloc for. */
static size_t bytes_asked(size_t size, size_t align)
{
    return align <= TYPED_ALIGNOF(max_align_t) ? size : TYPED_ALIGN_UP(size, align);
}

/* Whether the byte before a block is nobody's, as it is where Valgrind's malloc gave the block. */
static bool is_of_valgrind(const void *block)
{
    unsigned char known;
    return VALGRIND_GET_VBITS((const unsigned char *)block - 1, &known, 1) == 3;
}

static void *apart_alloc(size_t size, size_t align, void *ctx)
{
    const size_t before = bytes_before(align);
    if (size > SIZE_MAX - before) {
        return NULL;
    }
    apart *block = (apart *)heap_alloc(before + size, align, ctx);
    if (block == NULL) {
        return NULL;
    }
    block->is_told = is_of_valgrind(block);
    if (block->is_told) {
        VALGRIND_RESIZEINPLACE_BLOCK(block, bytes_asked(before + size, align), sizeof *block, 0);
        (void)VALGRIND_MAKE_MEM_UNDEFINED((unsigned char *)block + before, size);
    }
    hold_aparts();
    block->next = first_apart;
    block->link = &first_apart;
    if (first_apart != NULL) {
        first_apart->link = &block->next;
    }
    first_apart = block;
    let_go_aparts();
    return (unsigned char *)block + before;
}

static void apart_free(void *p, size_t size, size_t align, void *ctx)
{
    const size_t before = bytes_before(align);
    apart *block = (apart *)(void *)((unsigned char *)p - before);
    hold_aparts();
    *block->link = block->next;
    if (block->next != NULL) {
        block->next->link = block->link;
    }
    let_go_aparts();
    if (block->is_told) { /* all of it is a block again, which free takes out of use */
        VALGRIND_RESIZEINPLACE_BLOCK(block, sizeof *block, bytes_asked(before + size, align), 0);
    }
    heap_free(block, size, align, ctx);
}

TYPED_WEAK typed_upstream typed_pool_upstream(void)
{
    const typed_upstream heap_apart = {apart_alloc, apart_free, NULL};
    return typed_installed_upstream.alloc == NULL && RUNNING_ON_VALGRIND ? heap_apart : typed_default_upstream();
}

#endif

#ifdef TYPED_HAS_MMAP

#include <sys/mman.h>
#include <unistd.h>

#ifndef MAP_ANONYMOUS
#define MAP_ANONYMOUS MAP_ANON
#endif
#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

TYPED_WEAK size_t typed_page_size(void)
{
    long size = sysconf(_SC_PAGESIZE);
    return size > 0 ? (size_t)size : 4096;
}

/* The dynamic linker keeps a pointer to where its cache was, a hole that the first mapping may fill. Valgrind would take an
 * element at its start for one that is pointed to: one page is left there. */
#ifdef TYPED_VALGRIND
#define PAGES_LEFT 1
#else
#define PAGES_LEFT 0
#endif

TYPED_WEAK void *typed_virtual_reserve(size_t size, size_t align)
{
    const size_t page = typed_page_size();
    const size_t left = PAGES_LEFT * page;
    const size_t slack = left + (align > page ? align - page : 0);
    if (size == 0 || slack > PTRDIFF_MAX - page || size > PTRDIFF_MAX - page - slack) {
        return NULL;
    }
    size = TYPED_ALIGN_UP(size, page);
    void *mapped = mmap(NULL, size + slack, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) {
        return NULL;
    }
    /* Give back what stands before and behind the aligned part, so that release needs only its size. */
    unsigned char *first = (unsigned char *)mapped;
    const size_t before = slack == 0 ? 0 : left + (size_t)(-((uintptr_t)first + left) & (align - 1));
    if (before > 0) {
        (void)munmap(first, before);
    }
    if (slack > before) {
        (void)munmap(first + before + size, slack - before);
    }
    return first + before;
}

TYPED_WEAK bool typed_virtual_commit(void *p, size_t size)
{
    return mprotect(p, size, PROT_READ | PROT_WRITE) == 0;
}

TYPED_WEAK bool typed_virtual_decommit(void *p, size_t size)
{
    /* A fresh mapping over the old one drops its pages and its commit charge in one call. */
    return mmap(p, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) != MAP_FAILED;
}

TYPED_WEAK void typed_virtual_release(void *p, size_t size)
{
    (void)munmap(p, TYPED_ALIGN_UP(size, typed_page_size()));
}

#endif
