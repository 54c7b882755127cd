/*
 * A tree in the order of its text, one step at a time, without recursion: the containers that are open
 * are on the reader's nesting stack.
 */
#ifndef WALK_H_INCLUDED
#define WALK_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

#include "memory_typed.h"
#include "value.h"

struct walk {
    struct memory *memory;
    typed_stack_nesting_frame frame;
    struct value *next; /* where the next step goes; NULL: out of the container */
    struct value *value; /* where the walk is */
    struct value *container; /* that it is in; NULL for the root */
    size_t depth; /* containers that are open around the value */
    bool is_first; /* in its container */
    bool is_leaving; /* the value is a container, and its children are done */
    bool has_failed; /* no memory for another level */
};

void walk_begin(struct walk *walk, struct memory *memory, struct value *root);

/* The next value, or a container that is being left; false at the end, or when there is no memory. A
 * container without children is one step and is not left. */
bool walk_step(struct walk *walk);

void walk_end(struct walk *walk);

static inline bool walk_is_open(const struct value *value)
{
    return value->kind >= VALUE_ARRAY && value->as.first != NULL;
}

#endif
