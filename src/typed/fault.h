/* typedalloc runtime: what happens when a misuse is found.
 *
 * License: MIT. */
#ifndef TYPED_FAULT_H_INCLUDED
#define TYPED_FAULT_H_INCLUDED

#include <typed/base.h>

TYPED_BEGIN_DECLS

/** Install the one handler of this program; NULL brings the default back.
 *
 * The default prints one line to stderr and aborts, except for a leak, which it only prints. The handler is
 * called with no lock held, on the thread that found the fault, and may call allocators; where it returns,
 * the refused call has changed nothing. Install it before other threads use allocators: the change itself
 * is not synchronised. */
void typed_set_fault_handler(void (*handler)(const typed_fault *fault, void *ctx), void *ctx);

/** Whether the program has installed a handler of its own. */
bool typed_fault_has_handler(void);

/** Report a fault to the handler. Emitted code calls this; a program may too. */
void typed_fault_raise(const typed_fault *fault);

/** Report a fault of which only the kind, the allocator and the address are known. */
void typed_fault_found(typed_fault_kind kind, const char *allocator, const void *address);

/** A short English phrase for a kind, never NULL. */
const char *typed_fault_kind_string(typed_fault_kind kind);

TYPED_END_DECLS

#endif
