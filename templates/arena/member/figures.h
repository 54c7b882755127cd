    size_t capacity_;
    /* of the bytes before the cursor, those that are no element's */
    size_t padding_;
    /* most bytes used, where the cursor went down */
    size_t peak_;
    /* which life between resets this is; 0 in zeroed memory */
    uint64_t generation_;
