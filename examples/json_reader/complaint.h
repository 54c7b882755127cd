/* Why a document was refused, in a form that editors understand. */
#ifndef COMPLAINT_H_INCLUDED
#define COMPLAINT_H_INCLUDED

#include <stddef.h>

#include "memory_typed.h"
#include "parsed.h"
#include "slice.h"

/* "name:line:column: error: expected ..., found ...", in the arena; NULL when it has no memory. Lines end in
 * a line feed and count from `first_line`, columns are characters and count from 1. */
const char *complaint(typed_bump_json *arena, const char *name, size_t first_line, struct slice text, const struct parsed *parsed);

#endif
