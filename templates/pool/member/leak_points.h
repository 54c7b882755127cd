    /* leak points given out */
    TYPED_ALIGNAS(8)
    uint64_t leak_points_;
