

/* Stands before every block, so that pops and positions are judged exactly, and what is live is known. It may be at any
 * address. */
typedef struct TYPED_MAY_ALIAS ${P}_note {
    size_t previous_; /* the position of the block before this one, or 0 */
    size_t size_; /* bytes of the block that were asked for */
    uint64_t serial_; /* which of all allocations it is */
/*% for step in note_members %*/
/*% include step %*/
/*% endfor %*/
    size_t bytes_; /* of padding before the block, this note included */
    uint64_t guard_; /* what the other sizes come to, or somebody wrote over one of them, or before the block */
} ${P}_note;
typedef ${P}_note ${P}_note_anywhere TYPED_UNALIGNED;

/* The bytes from a block's true end on. */
#define ${P}_GUARD_BYTE 0xEB
