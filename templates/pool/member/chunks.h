    /* slot i is chunks_[i / ${chunk}][i % ${chunk}] */
    ${P}_slot **chunks_;
    /* the same chunks by rising address, each as its place in chunks_ */
    uint32_t *by_address_;
    uint32_t chunk_count_;
