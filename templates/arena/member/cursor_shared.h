    /* bytes before the next free one${beyond_words} */
    size_t cursor_;
    /* the first byte */
    unsigned char *begin_;
