    /* the first free slot; below carved_ unless there is none */
    uint32_t head_;
