    /* slot i is chunks_[i / ${chunk}][i % ${chunk}] */
    ${P}_slot **chunks_;
    /* the same chunks by rising address, each as its place in chunks_: one half of the array is read while the other is
     * written, and ordered_ is odd when the second is the one to read */
    uint32_t *by_address_;
    uint32_t ordered_;
    uint32_t order_count_[2];
    uint32_t chunk_count_;
