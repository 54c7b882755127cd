    /* the position where the topmost element to be dropped ends */
    size_t made_top_;
