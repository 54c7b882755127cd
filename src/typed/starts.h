/* typedalloc runtime: blocks that start with an element, for Valgrind. A pool's pointer to such a block is one to that element
 * too, which would not be lost then when nobody else points to it: while the element is handed out the pointer is forgotten.
 * malloc's block is not missed meanwhile, as Valgrind counts none that elements are in. Nothing without -DTYPED_VALGRIND.
 *
 * License: MIT. */
#ifndef TYPED_STARTS_H_INCLUDED
#define TYPED_STARTS_H_INCLUDED

#include <typed/base.h>

#ifdef TYPED_VALGRIND

TYPED_BEGIN_DECLS

/** What stands at `where` is a pool's only pointer to a block. It stays there until the block leaves or the pool ends. Where
 * malloc cannot have given the block, it is forgotten for good. */
void typed_start_enters(const void *pool, void *where);
#define TYPED_START_ENTERS(pool, p) typed_start_enters(pool, &(p))

/** The block is given back. */
void typed_start_leaves(const void *block);
#define TYPED_START_LEAVES(block) typed_start_leaves(block)

/* What pools call, whether or not this is there, stands in typed/tools.h. */

TYPED_END_DECLS

#else
#define TYPED_START_ENTERS(pool, p) ((void)0)
#define TYPED_START_LEAVES(block) ((void)0)
#endif

#endif
