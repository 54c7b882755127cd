/* typedalloc runtime: names of statuses. License: MIT. */
#include <typed/base.h>

TYPED_WEAK const char *typed_status_string(typed_status status)
{
    switch (status) {
    case TYPED_OK:
        return "ok";
    case TYPED_ERR_NOMEM:
        return "out of memory";
    case TYPED_ERR_INVALID:
        return "invalid argument";
    case TYPED_ERR_STALE:
        return "stale position";
    case TYPED_ERR_FOREIGN:
        return "belongs to another allocator";
    }
    return "unknown status";
}
