/*
 * The reader's memory from malloc, as one would write it by hand: memory.h says what each function does.
 * A node, a text and a key are an allocation each; freeing a tree walks it once, without recursion and
 * without memory.
 */
#ifndef MEMORY_MALLOC_H_INCLUDED
#define MEMORY_MALLOC_H_INCLUDED

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "value.h"

struct memory {
    struct value **open; /* containers that are open */
    size_t depth;
    size_t room;
};

struct memory_mark {
    size_t depth;
};

static inline bool memory_init(struct memory *memory)
{
    *memory = (struct memory){.open = NULL};
    return true;
}

static inline void memory_end(struct memory *memory)
{
    free(memory->open);
}

static inline struct value *memory_value(struct memory *memory)
{
    (void)memory;
    return malloc(sizeof(struct value));
}

static inline struct member *memory_member(struct memory *memory)
{
    (void)memory;
    return malloc(sizeof(struct member));
}

static inline struct key *memory_key(struct memory *memory)
{
    (void)memory;
    return malloc(sizeof(struct key));
}

static inline char *memory_text(struct memory *memory, const char *from, size_t length)
{
    (void)memory;
    char *text = malloc(length);
    if (text != NULL) {
        memcpy(text, from, length);
    }
    return text;
}

static inline char *memory_resize(struct memory *memory, char *text, size_t old, size_t length)
{
    (void)memory, (void)old;
    return realloc(text, length);
}

static inline void memory_drop_text(struct memory *memory, char *text, size_t length)
{
    (void)memory, (void)length;
    free(text);
}

static inline void memory_drop_key(struct memory *memory, struct key *key)
{
    (void)memory;
    free(key->text);
    free(key);
}

static inline void memory_drop_keys(struct memory *memory, struct key *newest)
{
    while (newest != NULL) {
        struct key *key = newest;
        newest = key->older;
        memory_drop_key(memory, key);
    }
}

static inline bool memory_push(struct memory *memory, struct value *container)
{
    if (memory->depth == memory->room) {
        size_t room = memory->room == 0 ? 64 : memory->room * 2;
        struct value **open = realloc(memory->open, room * sizeof(struct value *));
        if (open == NULL) {
            return false;
        }
        memory->open = open;
        memory->room = room;
    }
    memory->open[memory->depth++] = container;
    return true;
}

static inline struct value *memory_pop(struct memory *memory)
{
    memory->depth--;
    return memory->depth > 0 ? memory->open[memory->depth - 1] : NULL;
}

/* A container whose children are being freed keeps the container around in place of its first child. */
static inline void memory_free_tree(struct value *value)
{
    struct value *around = NULL;
    while (value != NULL) {
        if (value->kind >= VALUE_ARRAY && value->as.first != NULL) {
            struct value *first = value->as.first;
            value->as.first = around;
            around = value;
            value = first;
            continue;
        }
        struct value *next = value->next;
        if (value->kind == VALUE_STRING || value->kind == VALUE_NUMBER) {
            free(value->as.text);
        }
        free(value);
        while (next == NULL && around != NULL) {
            struct value *emptied = around;
            around = emptied->as.first;
            next = emptied->next;
            free(emptied);
        }
        value = next;
    }
}

static inline struct memory_mark memory_mark(struct memory *memory)
{
    return (struct memory_mark){memory->depth};
}

static inline void memory_rewind(struct memory *memory, struct memory_mark mark, struct value *root)
{
    memory->depth = mark.depth;
    memory_free_tree(root);
}

static inline void memory_reset(struct memory *memory, struct value *root)
{
    (void)memory;
    memory_free_tree(root);
}

#endif
