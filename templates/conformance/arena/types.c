/* The model: what lives, in the order in which it came, and the positions that were taken in between. */
typedef struct test_block {
    unsigned char *start;
    size_t bytes; /* that are in use, */
    size_t laid; /* and that it came with: a block that shrank below others keeps its place */
    size_t used_before;
    size_t used_after;
    const test_element *element; /* NULL for a string or plain bytes */
    bool is_made; /* and to be dropped */
    bool is_filled; /* by the model, with fill */
    unsigned char fill;
} test_block;

typedef struct test_position {
    ${suite_Marker} mark;
    ${P}_${suite_scope} scope;
    bool is_scope;
    size_t live;
    size_t used;
    size_t available;
    size_t element_bytes;
    uint64_t counted;
} test_position;

typedef struct test_model {
    ${P} arena;
    test_block blocks[TEST_BLOCKS];
    test_position positions[TEST_POSITIONS];
    size_t live;
    size_t taken; /* positions */
    uintptr_t first; /* address of the first byte, where the memory is one piece */
    size_t largest; /* chunk that there can be, where it is many */
    size_t capacity;
    size_t used;
    size_t peak;
    size_t element_bytes;
    uint64_t made;
    uint64_t ended;
    uint64_t resized;
    uint64_t failed;
    bool is_loose; /* how much has ended is known only roughly */
    test_position old; /* from before a reset */
    bool has_old;
} test_model;

typedef enum test_outlook {
    TEST_FAILS,
    TEST_SUCCEEDS,
    TEST_EITHER
} test_outlook;

static test_model model;

static bool holds_only(const unsigned char *bytes, size_t count, int fill)
{
    return count == 0 || (bytes[0] == fill && memcmp(bytes, bytes + 1, count - 1) == 0);
}
