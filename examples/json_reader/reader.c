/* The reader's life around a document. Also compiled by malloc_reader.c, with other memory. */
#include "reader.h"

#include "parse.h"

bool reader_open(struct reader *reader)
{
    if (!memory_init(&reader->memory)) {
        return false;
    }
    if (!keys_init(&reader->keys)) {
        memory_end(&reader->memory);
        return false;
    }
    return true;
}

void reader_close(struct reader *reader, struct value *root)
{
    reader_reset(reader, root);
    keys_end(&reader->keys);
    memory_end(&reader->memory);
}

/* A document that is refused costs nothing: its values and text go by restoring the arena to where it
 * stood before, its keys one by one. */
struct parsed reader_parse(struct reader *reader, struct slice text)
{
    struct memory_mark before = memory_mark(&reader->memory);
    size_t known = reader->keys.count;
    struct parsed parsed = parse(&reader->memory, &reader->keys, text);
    if (parsed.status != PARSE_OK) {
        keys_forget(&reader->keys, &reader->memory, known);
        memory_rewind(&reader->memory, before, parsed.root);
        parsed.root = NULL;
    }
    return parsed;
}

void reader_reset(struct reader *reader, struct value *root)
{
    memory_reset(&reader->memory, root);
    keys_reset(&reader->keys, &reader->memory);
}
