    /* the position where the topmost element to be dropped ends, or may */
    size_t made_top_;
