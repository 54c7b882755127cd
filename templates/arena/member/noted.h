    /* the position of the newest block${that_was_padded}, or 0 */
    size_t noted_;
