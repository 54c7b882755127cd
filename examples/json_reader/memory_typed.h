/* The reader's memory from typed allocators; memory.h says what each function does. */
#ifndef MEMORY_TYPED_H_INCLUDED
#define MEMORY_TYPED_H_INCLUDED

#include <stdbool.h>
#include <string.h>

#include "typed_bump_json.h"
#include "typed_pool_key.h"
#include "typed_stack_nesting.h"

#include "value.h"

struct memory {
    typed_bump_json arena; /* values, members, text */
    typed_stack_nesting nesting; /* containers that are open */
    typed_pool_key keys; /* distinct keys; their text is in the arena */
    struct level *top; /* of the nesting */
};

struct memory_mark {
    typed_checkpoint arena;
    typed_marker nesting;
    struct level *top;
};

static inline void memory_end(struct memory *memory)
{
    typed_pool_key_destroy(&memory->keys);
    typed_stack_nesting_destroy(&memory->nesting);
    typed_bump_json_destroy(&memory->arena);
}

static inline bool memory_init(struct memory *memory)
{
    *memory = (struct memory){.top = NULL}; /* a zeroed allocator can be destroyed */
    if (typed_bump_json_init(&memory->arena) == TYPED_OK && typed_stack_nesting_init(&memory->nesting) == TYPED_OK &&
        typed_pool_key_init(&memory->keys) == TYPED_OK) {
        return true;
    }
    memory_end(memory);
    return false;
}

static inline struct value *memory_value(struct memory *memory)
{
    return typed_bump_json_alloc_value(&memory->arena);
}

static inline struct member *memory_member(struct memory *memory)
{
    return typed_bump_json_alloc_member(&memory->arena);
}

static inline struct key *memory_key(struct memory *memory)
{
    return typed_pool_key_alloc(&memory->keys);
}

static inline char *memory_text(struct memory *memory, const char *from, size_t length)
{
    char *text = typed_bump_json_alloc_byte_n(&memory->arena, length);
    if (TYPED_LIKELY(text != NULL)) {
        memcpy(text, from, length);
    }
    return text;
}

/* The text being decoded is the newest in the arena, so it grows and shrinks where it is. */
static inline char *memory_resize(struct memory *memory, char *text, size_t old, size_t length)
{
    return typed_bump_json_resize_byte(&memory->arena, text, old, length);
}

static inline void memory_drop_text(struct memory *memory, char *text, size_t length)
{
    if (text != NULL) {
        char *none = typed_bump_json_resize_byte(&memory->arena, text, length, 0);
        (void)none;
    }
}

/* Its text goes when the arena does. */
static inline void memory_drop_key(struct memory *memory, struct key *key)
{
    typed_pool_key_free(&memory->keys, key);
}

static inline void memory_drop_keys(struct memory *memory, struct key *newest)
{
    (void)newest;
    typed_pool_key_reset(&memory->keys);
}

static inline bool memory_push(struct memory *memory, struct value *container)
{
    struct level *level = typed_stack_nesting_alloc(&memory->nesting);
    if (TYPED_UNLIKELY(level == NULL)) {
        return false;
    }
    *level = (struct level){.below = memory->top, .container = container};
    memory->top = level;
    return true;
}

static inline struct value *memory_pop(struct memory *memory)
{
    struct level *level = memory->top;
    memory->top = level->below;
    (void)typed_stack_nesting_try_pop(&memory->nesting, level, 1);
    return memory->top != NULL ? memory->top->container : NULL;
}

static inline struct memory_mark memory_mark(struct memory *memory)
{
    return (struct memory_mark){.arena = typed_bump_json_checkpoint(&memory->arena),
        .nesting = typed_stack_nesting_mark(&memory->nesting),
        .top = memory->top};
}

/* Whatever was read of a document since: two positions are put back, however much it was. */
static inline void memory_rewind(struct memory *memory, struct memory_mark mark, struct value *root)
{
    (void)root;
    (void)typed_bump_json_restore(&memory->arena, mark.arena);
    (void)typed_stack_nesting_restore(&memory->nesting, mark.nesting);
    memory->top = mark.top;
}

static inline void memory_reset(struct memory *memory, struct value *root)
{
    (void)root;
    typed_bump_json_reset(&memory->arena);
}

#endif
