
/* A walk over all blocks, from the newest down. */
typedef struct ${P}_walk {
    size_t block_; /* the position of the next one, or 0 */
    const unsigned char *address_; /* of this one, */
    ${P}_note note_; /* and its note */
    bool is_sound_; /* or somebody wrote over that */
} ${P}_walk;
