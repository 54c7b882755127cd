/* typedalloc runtime: a list of what is live, by links that are members of it. Whoever uses one guards it.
 *
 * A link leaves before its memory is used for something else. One whose memory was cleared while it was in a list is taken out
 * when another is entered, unless it is the only one: then it is when itself is entered again, or leaves.
 *
 * License: MIT. */
#ifndef TYPED_LINKS_H_INCLUDED
#define TYPED_LINKS_H_INCLUDED

#include <typed/base.h>

TYPED_BEGIN_DECLS

typedef struct typed_link typed_link;
struct typed_link {
    typed_link *next;
    typed_link *previous;
};

/** All zero: empty. */
typedef struct typed_links {
    typed_link *first;
    typed_link *last;
} typed_links;

/** Make a link the last. One that is in the list, as it was entered before and never left, is there once. O(links). */
void typed_links_enter(typed_links *links, typed_link *link);

/** Strike a link out that was entered. O(1), unless its neighbours do not know it any more: O(links). */
void typed_links_leave(typed_links *links, const typed_link *link);

TYPED_END_DECLS

#endif
