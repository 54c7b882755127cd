    /* the position of the newest block that was padded, or 0 */
    size_t noted_;
