

/* Stands before every block, so that pops and positions are judged exactly, and what is live is known. It may be at any
 * address. */
typedef struct TYPED_MAY_ALIAS ${P}_note {
    size_t previous_; /* the position of the block before this one, or 0 */
    size_t size_; /* bytes of the block that were asked for */
/*% for step in note_members %*/
/*% include step %*/
/*% endfor %*/
    uint64_t serial_; /* which of all allocations it is; another one when it has shrunk */
    size_t bytes_; /* of padding before the block, this note included */
    bool is_cut_; /* it had grown, and ends where it ended before: size_ is that rounded up */
    uint64_t guard_; /* as it was written, or somebody wrote before the block */
} ${P}_note;
typedef ${P}_note ${P}_note_anywhere TYPED_UNALIGNED;

/* What a note's guard is, and the bytes from a block's true end on. */
#define ${P}_GUARD UINT64_C(0x9E3779B97F4A7C15)
#define ${P}_GUARD_BYTE 0xEB
