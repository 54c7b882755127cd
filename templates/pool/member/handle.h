
/** Names an element without pointing to it: a slot and its generation. Zero is ${P}_HANDLE_NONE. */
typedef struct ${P}_handle {
    uint64_t value_;
} ${P}_handle;

/** A handle that is never live. */
#define ${P}_HANDLE_NONE TYPED_LITERAL(${P}_handle, 0)

/* A slot's generation is odd while the slot is handed out. One that reaches this number is not handed out
 * again, after 2147483647 uses: a handle never comes to life a second time. */
#define ${P}_GENERATION_RETIRED (UINT32_MAX - 1)
