/*
 * Where the reader's memory comes from, decided when it is compiled: from typed allocators, or, where
 * READER_MALLOC is defined, from malloc, for --bench to compare with. Both headers define the same
 * struct memory and the same inline functions, and the reader is the same text on either.
 *
 *   memory_init, memory_end     once each
 *   memory_value, _member, _key one element, uninitialised, or NULL
 *   memory_text                 a copy of some bytes, at least one, or NULL
 *   memory_resize               the newest text with another length, above 0, or NULL, and then it is as it was
 *   memory_drop_text            give the newest text back
 *   memory_drop_key, _keys      give back a key, or all, with their texts
 *   memory_push, memory_pop     the containers that are open; pop gives the one around, or NULL
 *   memory_mark, memory_rewind  the state before a document, and back to it, the keys excepted
 *   memory_reset                give every document back, the keys excepted, and keep what serves the next
 */
#ifndef MEMORY_H_INCLUDED
#define MEMORY_H_INCLUDED

#ifdef READER_MALLOC
#include "memory_malloc.h"
#else
#include "memory_typed.h"
#endif

#endif
