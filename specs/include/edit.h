/* An edit, for edit.toml. */
#ifndef EDIT_H_INCLUDED
#define EDIT_H_INCLUDED

#include <stddef.h>

struct edit {
    size_t at;
    size_t length;
    char text[48];
};

/* Edits that can be undone now. */
static int edits_open;

static inline void edit_begin(struct edit *edit)
{
    edit->at = 0;
    edit->length = 0;
    edits_open++;
}

static inline void edit_end(struct edit *edit)
{
    edit->length = 0;
    edits_open--;
}

#endif
