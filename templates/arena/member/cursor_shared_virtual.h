    /* bytes before the next free one${beyond_words} */
    size_t cursor_;
    /* bytes that can be handed out without asking for more */
    size_t committed_;
    /* the first byte */
    unsigned char *begin_;
