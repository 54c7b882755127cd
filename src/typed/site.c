/* typedalloc runtime: the call site of each thread. License: MIT. */
#include <typed/site.h>

#include <stdlib.h>

#ifdef TYPED_THREAD_LOCAL
TYPED_WEAK TYPED_THREAD_LOCAL const char *typed_current_site = NULL;
#else
TYPED_WEAK const char *typed_current_site = NULL;
#endif

TYPED_WEAK typed_site typed_site_of(const char *here)
{
    typed_site site = {here, 0};
    if (here != NULL) {
        site.line = (int)strtol(here + strlen(here) + 1, NULL, 10);
    }
    return site;
}
