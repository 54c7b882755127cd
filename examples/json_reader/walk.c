#include "walk.h"

void walk_begin(struct walk *walk, struct memory *memory, struct value *root)
{
    *walk = (struct walk){.memory = memory, .frame = typed_stack_nesting_frame_begin(&memory->nesting), .next = root};
}

/* A walk that was given up leaves levels behind; the frame takes them away together. */
void walk_end(struct walk *walk)
{
    typed_stack_nesting_frame_end(&walk->frame);
    walk->memory->top = NULL;
}

bool walk_step(struct walk *walk)
{
    if (walk->value != NULL && walk_is_open(walk->value) && !walk->is_leaving) {
        if (!memory_push(walk->memory, walk->value)) {
            walk->has_failed = true;
            return false;
        }
        walk->container = walk->value;
        walk->depth++;
        walk->next = walk->value->as.first;
        walk->is_first = true;
    } else {
        walk->is_first = walk->value == NULL;
    }
    walk->is_leaving = walk->next == NULL;
    if (!walk->is_leaving) {
        walk->value = walk->next;
        walk->next = walk->value->next;
        return true;
    }
    if (walk->container == NULL) {
        return false;
    }
    walk->value = walk->container;
    walk->next = walk->value->next;
    walk->container = memory_pop(walk->memory);
    walk->depth--;
    return true;
}
