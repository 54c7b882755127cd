
/* A walk over all blocks, from the newest down. */
typedef struct ${P}_walk {
    size_t block_; /* the position of the next one, or 0 */
    const ${P}_chunk *chunk_; /* the chunk that it may be in, */
    size_t end_; /* and the position of that chunk's end */
    const unsigned char *address_; /* of this one, */
    ${P}_note note_; /* and its note */
    bool is_sound_; /* or somebody wrote over that */
} ${P}_walk;
