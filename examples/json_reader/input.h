/* A whole file in memory, followed by the padding that scanning relies on. */
#ifndef INPUT_H_INCLUDED
#define INPUT_H_INCLUDED

#include <stdbool.h>
#include <stddef.h>

struct input {
    char *bytes; /* kept from file to file */
    size_t length;
    size_t room;
};

/* False with errno set. */
bool input_read(struct input *input, int fd);
void input_free(struct input *input);

#endif
