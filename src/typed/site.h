/* typedalloc runtime: from which place in the source an allocator is called.
 *
 * Where an allocator notes call sites, each typed call is a macro that names its place; the function behind it keeps
 * that place for its thread while it runs, so that whatever is found meanwhile can be reported with it. A place is one
 * pointer: to the file's name, after whose end stands the line, in digits.
 *
 * License: MIT. */
#ifndef TYPED_SITE_H_INCLUDED
#define TYPED_SITE_H_INCLUDED

#include <typed/base.h>

#define TYPED_STRING(tokens) #tokens
#define TYPED_STRING_OF(macro) TYPED_STRING(macro)

/* The place where this macro is used. */
#define TYPED_HERE (__FILE__ "\0" TYPED_STRING_OF(__LINE__))

TYPED_BEGIN_DECLS

#ifdef TYPED_THREAD_LOCAL
/* The place of the call that this thread is in; NULL when it is not known. Its address tells threads apart. */
extern TYPED_THREAD_LOCAL const char *typed_current_site;
#else
extern const char *typed_current_site;
#endif

/** Enter a call from a place: the place of the call around it, for typed_leave. */
static inline const char *typed_enter(const char *here_)
{
    const char *around_ = typed_current_site;
    typed_current_site = here_;
    return around_;
}

/** Leave a call. */
static inline void typed_leave(const char *around_)
{
    typed_current_site = around_;
}

/** Which thread this is: an address that no other living thread has. */
static inline const void *typed_this_thread(void)
{
#if defined(__GNUC__) && defined(__linux__) && defined(__x86_64__) && defined(__LP64__)
    const void *self_; /* of the thread's control block, which begins with it: needs no call in a shared library */
    __asm__("mov {%%fs:0, %0|%0, QWORD PTR fs:0}"
            : "=r"(self_));
    return self_;
#else
    return &typed_current_site;
#endif
}

/** What is kept beside a place, in 32 bits, where both may be written over: with one byte again and again, too, or with the same
 * bits flipped in each byte. Those cancel out in the two halves of a word of 64 bits; one of 32 is multiplied. */
static inline uint32_t typed_site_check(const char *here_)
{
    const uint64_t word_ = (uintptr_t)here_;
    return UINT32_C(0x9E3779B9) ^ (uint32_t)(UINTPTR_MAX > UINT32_MAX ? word_ ^ (word_ >> 32) : word_ * UINT32_C(0x9E3779B9) >> 16);
}

/** A place as file and line; of NULL, no file. */
typed_site typed_site_of(const char *here);

TYPED_END_DECLS

#endif
