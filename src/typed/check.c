/* typedalloc runtime: an allocator in the wrong place, at the wrong time or on the wrong thread. License: MIT. */
#include <typed/check.h>

#include <typed/fault.h>

/* What stands for the owner that is not known yet, and for the place of an allocator that has ended. */
TYPED_WEAK const char typed_no_owner_yet = 0;
TYPED_WEAK const char typed_destroyed = 0;

TYPED_WEAK void typed_watch_start(typed_watch *watch, const void *allocator, bool is_owned)
{
    watch->self_ = allocator;
    watch->owner_ = is_owned ? typed_this_thread() : NULL;
}

TYPED_WEAK void typed_watch_end(typed_watch *watch)
{
    watch->self_ = &typed_destroyed;
    watch->owner_ = NULL;
}

TYPED_WEAK void typed_watch_rebind(typed_watch *watch)
{
    if (watch->owner_ != NULL) {
        watch->owner_ = &typed_no_owner_yet;
    }
}

TYPED_WEAK bool typed_watch_decide(const typed_watch *watch, const void *allocator, const char *name)
{
    typed_fault_kind kind = TYPED_FAULT_WRONG_THREAD;
    if (watch->self_ == NULL) {
        return true;
    }
    if (watch->self_ == &typed_destroyed) {
        kind = TYPED_FAULT_USE_AFTER_DESTROY;
    } else if (watch->self_ != allocator) {
        kind = TYPED_FAULT_MOVED;
    } else if (watch->owner_ == &typed_no_owner_yet) {
        ((typed_watch *)(uintptr_t)watch)->owner_ = typed_this_thread();
        return true;
    }
    typed_fault_recorded(kind, name, allocator, NULL);
    return false;
}

TYPED_WEAK void typed_fault_recorded(typed_fault_kind kind, const char *allocator, const void *address, const typed_record *record)
{
    const typed_site site = typed_site_of(typed_current_site);
    const typed_site alloc_site = typed_site_of(record == NULL ? NULL : record->taken_);
    const typed_site free_site = typed_site_of(record == NULL ? NULL : record->given_);
    const typed_fault fault = {kind, allocator, address, site, alloc_site, free_site};
    typed_fault_raise(&fault);
}

/* Volatile, or a compiler would call memset, which tools look at. */
TYPED_UNCHECKED
TYPED_WEAK void typed_fill_again(void *bytes, size_t count, unsigned char byte)
{
    volatile unsigned char *at = (volatile unsigned char *)bytes;
    for (size_t i = 0; i < count && at[i] != byte; i++) {
        at[i] = byte;
    }
}
