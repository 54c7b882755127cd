/* Puts messages into a queue until there is no room, has them read, and begins again. */
#include <stdio.h>

#include "typed_pool_message.h"
#include "typed_pool_reader.h"

static typed_pool_message messages;
static typed_pool_reader readers;

/* Read every message of a queue, and give them back. */
static void read_all(struct reader *reader, struct message *queue)
{
    while (queue != NULL) {
        struct message *next = queue->next;
        reader->messages_read++;
        reader->sum += queue->number;
        typed_pool_message_free(&messages, queue);
        queue = next;
    }
}

int main(void)
{
    if (typed_pool_message_init(&messages) != TYPED_OK || typed_pool_reader_init(&readers) != TYPED_OK) {
        return 1;
    }
    struct reader *reader = typed_pool_reader_new(&readers);
    if (reader == NULL) {
        return 1;
    }
    for (int round = 0, number = 0; round < 10; round++) {
        struct message *queue = NULL;
        struct message *message;
        while ((message = typed_pool_message_alloc(&messages)) != NULL) {
            message->number = ++number;
            message->next = queue;
            queue = message;
        }
        read_all(reader, queue);
    }
    printf("%d messages read, sum %ld\n", reader->messages_read, reader->sum);
    typed_pool_reader_delete(&readers, reader);
    typed_pool_reader_destroy(&readers);
    typed_pool_message_destroy(&messages);
    return 0;
}
