/* typedalloc runtime: a list of what is live, by links that are members of it. License: MIT. */
#include <typed/links.h>

static void join(typed_links *links, typed_link *before, typed_link *after)
{
    *(before == NULL ? &links->first : &before->next) = after;
    *(after == NULL ? &links->last : &after->previous) = before;
}

/* Leave a link out, whatever it holds, and those that were cleared while they were in the list: it is joined again from what both
 * neighbours agree on, from either end. Between two that were cleared others may be lost. */
static void mend(typed_links *links, const typed_link *without)
{
    typed_link *before = NULL;
    for (typed_link *at = links->first; at != NULL && at != without && at->previous == before && (at->next != NULL || at == links->last); at = at->next) {
        before = at;
    }
    if (before == links->last) {
        return;
    }
    typed_link *after = NULL;
    for (typed_link *at = links->last; at != NULL && at != without && at->next == after && (at->previous != NULL || at == links->first); at = at->previous) {
        after = at;
    }
    join(links, before, after);
}

TYPED_WEAK void typed_links_enter(typed_links *links, typed_link *link)
{
    mend(links, link);
    link->next = NULL;
    link->previous = NULL;
    join(links, links->last, link);
    links->last = link;
}

TYPED_WEAK void typed_links_leave(typed_links *links, const typed_link *link)
{
    const typed_link *first = link->previous == NULL ? links->first : link->previous->next;
    const typed_link *last = link->next == NULL ? links->last : link->next->previous;
    if (first == link && last == link) {
        join(links, link->previous, link->next);
    } else {
        mend(links, link);
    }
}
