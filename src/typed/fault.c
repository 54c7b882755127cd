/* typedalloc runtime: the fault handler and its default. License: MIT. */
#include <typed/fault.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct fault_handler {
    void (*call)(const typed_fault *fault, void *ctx);
    void *ctx;
} fault_handler;

/* Weak and not static: bundled copies of the runtime in one program share one handler. */
TYPED_WEAK fault_handler typed_fault_installed_handler = {NULL, NULL};

TYPED_WEAK const char *typed_fault_kind_string(typed_fault_kind kind)
{
    switch (kind) {
    case TYPED_FAULT_DOUBLE_FREE:
        return "double free";
    case TYPED_FAULT_FOREIGN_POINTER:
        return "foreign pointer";
    case TYPED_FAULT_MISALIGNED_POINTER:
        return "misaligned pointer";
    case TYPED_FAULT_WRITE_AFTER_FREE:
        return "write after free";
    case TYPED_FAULT_OVERFLOW:
        return "overflow";
    case TYPED_FAULT_UNDERFLOW:
        return "underflow";
    case TYPED_FAULT_NOT_LIFO:
        return "not in LIFO order";
    case TYPED_FAULT_STALE:
        return "stale position";
    case TYPED_FAULT_CORRUPT_LINK:
        return "corrupt link";
    case TYPED_FAULT_WRONG_THREAD:
        return "wrong thread";
    case TYPED_FAULT_USE_AFTER_DESTROY:
        return "use after destroy";
    case TYPED_FAULT_MOVED:
        return "allocator was moved";
    case TYPED_FAULT_LEAK:
        return "leak";
    }
    return "unknown fault";
}

static void print_site(const char *what, typed_site site)
{
    if (site.file != NULL) {
        fprintf(stderr, "%s %s:%d", what, site.file, site.line);
    }
}

static void print_and_abort(const typed_fault *fault)
{
    fprintf(stderr, "typedalloc: %s: %s", fault->allocator, typed_fault_kind_string(fault->kind));
    if (fault->address != NULL) {
        fprintf(stderr, " at %p", fault->address);
    }
    print_site(" in", fault->site);
    print_site(", allocated in", fault->alloc_site);
    print_site(", freed in", fault->free_site);
    fputc('\n', stderr);
    if (fault->kind != TYPED_FAULT_LEAK) {
        abort();
    }
}

TYPED_WEAK void typed_set_fault_handler(void (*handler)(const typed_fault *fault, void *ctx), void *ctx)
{
    typed_fault_installed_handler.call = handler;
    typed_fault_installed_handler.ctx = ctx;
}

TYPED_WEAK bool typed_fault_has_handler(void)
{
    return typed_fault_installed_handler.call != NULL;
}

TYPED_WEAK void typed_fault_raise(const typed_fault *fault)
{
    if (typed_fault_installed_handler.call == NULL) {
        print_and_abort(fault);
    } else {
        typed_fault_installed_handler.call(fault, typed_fault_installed_handler.ctx);
    }
}

TYPED_WEAK void typed_fault_found(typed_fault_kind kind, const char *allocator, const void *address)
{
    const typed_site unknown = {NULL, 0};
    const typed_fault fault = {kind, allocator, address, unknown, unknown, unknown};
    typed_fault_raise(&fault);
}
