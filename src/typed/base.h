/* typedalloc runtime: the types that every emitted allocator shares, and the few macros that make one
 * text valid as C11 and as C++17. Needs no library: everything here is a type, a macro or an inline
 * function, except typed_status_string (base.c).
 *
 * License: MIT. */
#ifndef TYPED_BASE_H_INCLUDED
#define TYPED_BASE_H_INCLUDED

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* On bare metal there may be no <string.h>, but these four there must be: compilers call them by themselves. */
#if defined(__STDC_HOSTED__) && __STDC_HOSTED__ == 0 && defined(__has_include)
#if !__has_include(<string.h>)
#define TYPED_NO_STRING_H
#endif
#endif
#ifndef TYPED_NO_STRING_H
#include <string.h>
#else
#ifdef __cplusplus
extern "C" {
#endif
void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *one, const void *other, size_t size);
#ifdef __cplusplus
}
#endif
#endif

/* What AddressSanitizer and Valgrind are told of free memory stands in tools.h. Without them it is nothing. */
#if defined(__SANITIZE_ADDRESS__)
#define TYPED_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TYPED_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(TYPED_ADDRESS_SANITIZER) || defined(TYPED_VALGRIND)
#include <typed/tools.h>
#else
#define TYPED_UNCHECKED
#define TYPED_QUIET() ((void)0)
#define TYPED_LOUD() ((void)0)
#define TYPED_POISON(p, size) ((void)0)
#define TYPED_POISON_EACH(p, size, count) ((void)0)
#define TYPED_POISON_CHUNKS(chunks, chunk_count, size, count) ((void)0)
#define TYPED_UNPOISON(p, size) ((void)0)
#define TYPED_OPEN(p, size) ((void)0)
#define TYPED_CLOSE(p, size) ((void)0)
#define TYPED_POOL_BEGINS(pool) ((void)0)
#define TYPED_POOL_RESETS(pool) ((void)0)
#define TYPED_POOL_ENDS(pool) ((void)0)
#define TYPED_TAKEN(pool, p, size) ((void)0)
#define TYPED_GIVEN(pool, p, size) ((void)0)
#define TYPED_FORGET(p, size) ((void)0)
#define TYPED_RECALL(type, p) (p)
#define TYPED_HAND_OUT(p, size) ((void)0)
#define TYPED_HAND_OUT_SHARED(p, size) ((void)0)
#define TYPED_TAKE_BACK(p, size) ((void)0)
#define TYPED_TAKE_BACK_SHARED(p, size) ((void)0)
#define TYPED_KEEP_SHARED(p, size) ((void)0)
#define TYPED_WRITTEN(p, size) ((void)0)
#if defined(__GNUC__)
/* Member by member: a copy in other pieces than the members were written in would wait for these. */
#define TYPED_COPY_POISONED(type, to, from) ((void)(*(type *)(to) = *(const type *)(from)))
#else
#define TYPED_COPY_POISONED(type, to, from) memcpy(to, from, sizeof(type))
#endif
#define TYPED_FILL_POISONED(p, byte, size) memset(p, byte, size)
#define TYPED_RESIZED(block, from, to, end) ((void)0)
#define TYPED_RESIZED_SHARED(block, from, to, end) ((void)0)
#define TYPED_RESERVED(p, size) ((void)0)
#define TYPED_RELEASED(p, size) ((void)0)
#endif

/* What an emitted file and the runtime must agree on. Emitted files name the number they were made for. */
#define TYPED_RUNTIME_VERSION 1

#ifdef __cplusplus
#define TYPED_BEGIN_DECLS extern "C" {
#define TYPED_END_DECLS }
#define TYPED_STATIC_ASSERT(condition, reason) static_assert(condition, reason)
#define TYPED_ALIGNAS(bytes) alignas(bytes)
#define TYPED_ALIGNOF(type) alignof(type)
#define TYPED_LITERAL(type, value) (type{value})
#else
#define TYPED_BEGIN_DECLS
#define TYPED_END_DECLS
#define TYPED_STATIC_ASSERT(condition, reason) _Static_assert(condition, reason)
#define TYPED_ALIGNAS(bytes) _Alignas(bytes)
#define TYPED_ALIGNOF(type) _Alignof(type)
#define TYPED_LITERAL(type, value) ((type){value})
#endif

#if defined(__GNUC__)
#define TYPED_LIKELY(condition) __builtin_expect(!!(condition), 1)
#define TYPED_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
/* The compiler may rely on the condition; nothing is evaluated. */
#define TYPED_ASSUME(condition) ((condition) ? (void)0 : __builtin_unreachable())
/* The compiler is to have the value in a register here. Where it has it anyway no instruction is emitted. */
#define TYPED_IN_REGISTER(value) __asm__ __volatile__("" \
                                                      :  \
                                                      : "r"(value))
#define TYPED_COLD __attribute__((__cold__, __noinline__))
#define TYPED_NODISCARD __attribute__((__warn_unused_result__))
#define TYPED_PREFETCH_READ(address) __builtin_prefetch((const void *)(address))
/* To write: the line then leaves other cores' caches too. On x86-64 gcc emits that only when told of a processor that has
 * it; one that has not does nothing. */
#if defined(__x86_64__)
#define TYPED_PREFETCH(address) __asm__ __volatile__("prefetchw %0" \
                                                     :              \
                                                     : "m"(*(const volatile char *)(address)))
#else
#define TYPED_PREFETCH(address) __builtin_prefetch((const void *)(address), 1)
#endif
#define TYPED_PRINTF(format, first) __attribute__((__format__(__printf__, format, first)))
#define TYPED_CLEANUP(function) __attribute__((__cleanup__(function), __unused__))
/* Functions of the runtime are weak, so that two programs' bundled copies link into one program. On Windows no other object
 * would find them then: there a program has one copy. */
#ifdef _WIN32
#define TYPED_WEAK
#else
#define TYPED_WEAK __attribute__((__weak__))
#endif
#else
#define TYPED_LIKELY(condition) (condition)
#define TYPED_UNLIKELY(condition) (condition)
#define TYPED_ASSUME(condition) ((void)0)
#define TYPED_IN_REGISTER(value) ((void)0)
#define TYPED_COLD
#define TYPED_NODISCARD
#define TYPED_PREFETCH_READ(address) ((void)(address))
#define TYPED_PREFETCH(address) ((void)(address))
#define TYPED_PRINTF(format, first)
#define TYPED_WEAK
#endif

/* What stands in memory of any type, and, as a type of its own, at any address. */
#if defined(__GNUC__)
#define TYPED_MAY_ALIAS __attribute__((__may_alias__))
#define TYPED_UNALIGNED __attribute__((__aligned__(1)))
#else
#define TYPED_MAY_ALIAS
#define TYPED_UNALIGNED
#endif

/* gcc alone pairs an allocating function with the one that takes its result back; clang rejects it. */
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 11
#define TYPED_FREED_BY(function, position) __attribute__((__malloc__(function, position)))
#else
#define TYPED_FREED_BY(function, position)
#endif

/* Kept although nothing reads it, also by a linker that collects unused sections. */
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 11 && defined(__ELF__)
#define TYPED_KEEP __attribute__((__used__, __retain__))
#elif defined(__GNUC__)
#define TYPED_KEEP __attribute__((__used__))
#else
#define TYPED_KEEP
#endif

/* A variable of each thread. `initial-exec`: read without a call, in a shared library too, and one that is opened at
 * run time must then fit into what the system keeps ready for such libraries (glibc: some 1,600 bytes; each spec needs
 * one pointer). musl keeps nothing ready: there, compile a library that dlopen loads with
 * -DTYPED_TLS_MODEL='"global-dynamic"'. */
#ifndef TYPED_TLS_MODEL
#define TYPED_TLS_MODEL "initial-exec"
#endif
#if defined(__GNUC__) && !defined(_WIN32)
#define TYPED_THREAD_LOCAL __thread __attribute__((__tls_model__(TYPED_TLS_MODEL)))
#elif defined(__GNUC__)
#define TYPED_THREAD_LOCAL __thread
#endif

/* Compilers let a struct that ends in a flexible array be an element, where its tail has no room: an error
 * here instead. */
#if defined(__clang__)
#define TYPED_REFUSE_FLEXIBLE_ARRAY(type, reason)                                                 \
    _Pragma("clang diagnostic push")                                                              \
        _Pragma("clang diagnostic error \"-Wflexible-array-extensions\"") typedef type reason[1]; \
    _Pragma("clang diagnostic pop")
#elif defined(__GNUC__)
#define TYPED_REFUSE_FLEXIBLE_ARRAY(type, reason)                              \
    _Pragma("GCC diagnostic push")                                             \
        _Pragma("GCC diagnostic error \"-Wpedantic\"") typedef type reason[1]; \
    _Pragma("GCC diagnostic pop")
#else
#define TYPED_REFUSE_FLEXIBLE_ARRAY(type, reason) typedef type reason[1];
#endif

TYPED_BEGIN_DECLS

/** What a function that can fail says. */
typedef enum typed_status {
    TYPED_OK = 0,
    TYPED_ERR_NOMEM, /**< memory could not be had */
    TYPED_ERR_INVALID, /**< an argument outside what the function takes */
    TYPED_ERR_STALE, /**< a position from before a reset or restore */
    TYPED_ERR_FOREIGN /**< something of another allocator */
} typed_status;

/** A short English phrase for a status, never NULL. */
const char *typed_status_string(typed_status status);

/** Bytes of elements: live, still to be had, and both. Never metadata or padding. */
typedef struct typed_usage {
    size_t used;
    size_t available;
    size_t total;
} typed_usage;

/** What an allocator with `track_stats` counts. Bytes are bytes of elements. Aligned for 64-bit atomic operations, on 32-bit
 * processors too. */
typedef struct typed_stats {
    TYPED_ALIGNAS(8)
    uint64_t allocated_bytes; /**< live now */
    uint64_t peak_allocated_bytes; /**< most that was ever live */
    uint64_t allocation_count; /**< elements handed out */
    uint64_t deallocation_count; /**< elements given back */
    uint64_t reallocation_count; /**< resizes */
    uint64_t failed_allocations; /**< allocating calls that gave NULL or 0; not a hook that failed */
    uint64_t total_bytes_allocated; /**< handed out over all time */
    uint64_t total_bytes_deallocated; /**< given back over all time */
} typed_stats;

/** A place in the source; file is NULL where it is not known. */
typedef struct typed_site {
    const char *file;
    int line;
} typed_site;

typedef enum typed_fault_kind {
    TYPED_FAULT_DOUBLE_FREE,
    TYPED_FAULT_FOREIGN_POINTER,
    TYPED_FAULT_MISALIGNED_POINTER,
    TYPED_FAULT_WRITE_AFTER_FREE,
    TYPED_FAULT_OVERFLOW,
    TYPED_FAULT_UNDERFLOW,
    TYPED_FAULT_NOT_LIFO,
    TYPED_FAULT_STALE,
    TYPED_FAULT_CORRUPT_LINK,
    TYPED_FAULT_WRONG_THREAD,
    TYPED_FAULT_USE_AFTER_DESTROY,
    TYPED_FAULT_MOVED,
    TYPED_FAULT_LEAK
} typed_fault_kind;

/** One misuse, as it was found. */
typedef struct typed_fault {
    typed_fault_kind kind;
    const char *allocator; /**< its name, see P_set_name */
    const void *address; /**< what the fault is about; NULL where that is not known */
    typed_site site; /**< the call that found it */
    typed_site alloc_site; /**< where the element was handed out */
    typed_site free_site; /**< where it was given back */
} typed_fault;

/** Where an allocator's memory comes from. alloc gives NULL when there is none; free gets the same size
 * and alignment that alloc got. */
typedef struct typed_upstream {
    void *(*alloc)(size_t size, size_t align, void *ctx);
    void (*free)(void *p, size_t size, size_t align, void *ctx);
    void *ctx;
} typed_upstream;

/** A position in a bump arena, as P_checkpoint gives it. The members are not part of the interface. */
typedef struct typed_checkpoint {
    const void *owner_; /* the arena */
    uint64_t generation_; /* of the arena: which of its lives between resets */
    size_t position_; /* bytes before the cursor */
    size_t padding_; /* of those, bytes that are no element's */
    uint64_t live_; /* allocations before it, where statistics are kept */
    uint64_t serial_; /* the newest allocation before it, where all are recorded, */
    size_t size_; /* and its bytes */
    uint64_t time_; /* allocations so far, and whatever else made one smaller */
} typed_checkpoint;

/** A position in a stack, as P_mark gives it. The members are not part of the interface. */
typedef struct typed_marker {
    const void *owner_;
    uint64_t generation_;
    size_t position_;
    size_t padding_;
    uint64_t live_;
    uint64_t serial_;
    size_t size_;
    uint64_t time_;
} typed_marker;

/* So often can the allocations that an arena has be known to have become smaller. */
#define TYPED_CUTS 16

/** An allocation has become smaller, so that positions from before which lie beyond are stale, also when it grows again. */
typedef struct typed_cut {
    uint64_t serial_; /* which one */
    uint64_t time_;
    size_t size_; /* its bytes then */
} typed_cut;

/** A number for an arena that begins, which no arena of this program has had: of 2^48, of 2^32 where words have 32 bits.
 * The low 16 bits are 0: room for resets. */
uint64_t typed_new_generation(void);

/** The number of an arena after a reset: the next, or a new one when there is no room for it. */
static inline uint64_t typed_next_generation(uint64_t generation_)
{
    return (generation_ & 0xFFFF) == 0xFFFF ? typed_new_generation() : generation_ + 1;
}

typedef enum typed_pressure {
    TYPED_PRESSURE_NORMAL,
    TYPED_PRESSURE_HIGH,
    TYPED_PRESSURE_CRITICAL
} typed_pressure;

typedef enum typed_format {
    TYPED_TEXT,
    TYPED_JSON,
    TYPED_PROMETHEUS
} typed_format;

/** Usage of so many live elements, where so many more can be had of a capacity. */
static inline typed_usage typed_usage_of(size_t live_, size_t available_, size_t capacity_, size_t size_)
{
    const typed_usage usage_ = {live_ * size_, available_ * size_, capacity_ * size_};
    return usage_;
}

/* `n` rounded up to a multiple of `align`, a power of two; the caller has excluded overflow. */
#define TYPED_ALIGN_UP(n, align) (((n) + ((align)-1)) & ~((size_t)(align)-1))

#define TYPED_LEAST(a, b) ((a) < (b) ? (a) : (b))
#define TYPED_MOST(a, b) ((a) > (b) ? (a) : (b))

/* A number of bytes that a spec names, a literal; all that there can be where words have 32 bits and it has more. */
#define TYPED_BYTES(n) ((size_t)TYPED_LEAST(UINT64_C(n), (uint64_t)SIZE_MAX))

/* The most bytes of one request or one arena: sums of a few of them do not wrap around. */
#define TYPED_MOST_BYTES (SIZE_MAX / 8)

/* Words of 64 bits that hold a bit for each of n elements; and n itself, for arrays of one entry each. */
#define TYPED_BIT_WORDS(n) (((size_t)(n) + 63) / 64)
#define TYPED_EACH(n) ((size_t)(n))

/* Bytes of the link in a free element of `type`: as many of 4, 2 or 1 as the element has, and at least
 * `least`, so that only an element too small for its pool's capacity is padded. */
#define TYPED_LINK_BYTES(type, least) (sizeof(type) >= 4 || (least) > 2 ? 4 : sizeof(type) >= 2 || (least) > 1 ? 2 \
                                                                                                               : 1)
/* The same where a whole address is linked when the element has room for one. */
#define TYPED_ADDRESS_BYTES(type, least) (sizeof(type) >= sizeof(void *) ? sizeof(void *) : TYPED_LINK_BYTES(type, least))

/* The largest value that a link of so many bytes holds; it stands for "no slot". */
#define TYPED_LINK_NONE(bytes) (UINT32_MAX >> (32 - 8 * ((bytes) < 4 ? (bytes) : 4)))

/* With checks, a free slot's link is kept XORed with this: 0, an address, text or a small number, which is what a program writes
 * there by mistake, is then no link to another slot. Links of one or two bytes are too short to tell. */
#define TYPED_LINK_KEY ((uintptr_t)UINT64_C(0x9E3779B9F1E5EDF5))

/* The low-order bytes of an integer, wherever this machine keeps them. */
#if defined(__BYTE_ORDER__) && defined(__ORDER_BIG_ENDIAN__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define TYPED_LOW_BYTES(integer, bytes) ((unsigned char *)&(integer) + (sizeof(integer) - (bytes)))
#else
#define TYPED_LOW_BYTES(integer, bytes) ((unsigned char *)&(integer))
#endif

/** Index of the lowest set bit of a word that is not 0. */
static inline size_t typed_lowest_bit(uint64_t word_)
{
#if defined(__GNUC__)
    return (size_t)__builtin_ctzll(word_);
#else
    size_t bit_ = 0;
    while ((word_ >> bit_ & 1) == 0) {
        bit_++;
    }
    return bit_;
#endif
}

/** How many bits of a word are set. */
static inline size_t typed_count_bits(uint64_t word_)
{
#if defined(__GNUC__)
    return (size_t)__builtin_popcountll(word_);
#else
    size_t count_ = 0;
    for (; word_ != 0; word_ &= word_ - 1) {
        count_++;
    }
    return count_;
#endif
}

/** distance / size where that is exact; else a number above SIZE_MAX / size, so that one comparison with a
 * count finds a pointer that is out of range or between two elements.
 *
 * An exact quotient by an odd number is the product with its inverse modulo 2^width, and a power of two is
 * a rotation, which brings remainders to the top. With a constant `size` it costs a multiplication and a
 * rotation, with a power of two the rotation alone. */
static inline size_t typed_divide_exact(size_t distance_, size_t size_)
{
    const size_t width_ = sizeof(size_t) * CHAR_BIT;
    const size_t shift_ = typed_lowest_bit(size_);
    const size_t odd_ = size_ >> shift_;
    size_t inverse_ = odd_ * 3 ^ 2; /* right in the lowest 5 bits, */
    inverse_ *= 2 - odd_ * inverse_; /* 10, */
    inverse_ *= 2 - odd_ * inverse_; /* 20, */
    inverse_ *= 2 - odd_ * inverse_; /* 40, */
    inverse_ *= 2 - odd_ * inverse_; /* 80 */
    distance_ *= inverse_;
    return distance_ >> shift_ | distance_ << ((width_ - shift_) % width_);
}

/** The end of a block, so that `margin` bytes more do not wrap around at the top of the address space. */
static inline unsigned char *typed_end_of(unsigned char *begin_, size_t bytes_, size_t margin_)
{
    const size_t room_ = UINTPTR_MAX - (uintptr_t)begin_;
    return begin_ + (room_ < margin_ ? 0 : TYPED_LEAST(bytes_, room_ - margin_));
}

/** The fewest low bits in which every number below `most` fits, and one more that is none of them: all set. */
static inline uint64_t typed_index_mask(uint64_t most_)
{
    uint64_t mask_ = 1;
    while (mask_ < most_) {
        mask_ = mask_ * 2 + 1;
    }
    return mask_;
}

/** The next `bytes` of a block that is being laid out, moving `*place` past them. */
static inline void *typed_place(unsigned char **place_, size_t bytes_)
{
    unsigned char *here_ = *place_;
    *place_ += bytes_;
    return here_;
}

TYPED_END_DECLS

#endif
