    /* bytes before the next free one; beyond the capacity, what tries that failed have left there */
    size_t cursor_;
    /* the first byte */
    unsigned char *begin_;
