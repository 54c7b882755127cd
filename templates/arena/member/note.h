
/* Stands before a block that had to be padded, in its padding, so that a pop undoes the padding too. It may be
 * at any address. Blocks that were not padded have none. */
typedef struct ${P}_note {
    size_t previous_; /* the position of the padded block before this one, or 0 */
    size_t bytes_; /* of padding */
} ${P}_note;
