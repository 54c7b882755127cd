/* The types that this project's specs name. */
#ifndef MESSAGE_H_INCLUDED
#define MESSAGE_H_INCLUDED

struct message {
    struct message *next;
    int number;
};

struct reader {
    int messages_read;
    long sum;
};

static inline void reader_init(struct reader *reader)
{
    reader->messages_read = 0;
    reader->sum = 0;
}

#endif
