    /* the next free byte of the chunk in use, and the end of that chunk */
    unsigned char *cursor_;
    unsigned char *end_;
    /* its first byte, and the position of that */
    unsigned char *begin_;
    size_t base_;
    /* chunks are a list in the order of positions; those behind the one in use are spare */
    ${P}_chunk *chunk_;
    /* bytes of all chunks, spare ones too */
    size_t committed_;
