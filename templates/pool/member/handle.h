
/** Names an element without pointing to it: a slot and its generation. Zero is ${P}_HANDLE_NONE. */
typedef struct ${P}_handle {
    uint64_t value_;
} ${P}_handle;

/** A handle that is never live. */
#define ${P}_HANDLE_NONE TYPED_LITERAL(${P}_handle, 0)
