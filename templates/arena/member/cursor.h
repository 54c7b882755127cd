    /* the next free byte, and the end of what can be handed out without asking for more */
    unsigned char *cursor_;
    unsigned char *end_;
    /* the first byte */
    unsigned char *begin_;
