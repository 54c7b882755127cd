#include "input.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scan.h"

enum {
    FIRST_ROOM = 64 * 1024
};

static bool grow(struct input *input)
{
    size_t room = input->room == 0 ? FIRST_ROOM : input->room * 2;
    char *bytes = input->room <= SIZE_MAX / 2 ? realloc(input->bytes, room) : NULL;
    if (bytes == NULL) {
        errno = ENOMEM;
        return false;
    }
    input->bytes = bytes;
    input->room = room;
    return true;
}

bool input_read(struct input *input, int fd)
{
    input->length = 0;
    for (;;) {
        if (input->room - input->length <= SCAN_PADDING && !grow(input)) {
            return false;
        }
        ssize_t got = read(fd, input->bytes + input->length, input->room - input->length - SCAN_PADDING);
        if (got == 0) {
            memset(input->bytes + input->length, 0, SCAN_PADDING);
            return true;
        }
        if (got > 0) {
            input->length += (size_t)got;
        } else if (errno != EINTR) {
            return false;
        }
    }
}

void input_free(struct input *input)
{
    free(input->bytes);
    *input = (struct input){.bytes = NULL};
}
