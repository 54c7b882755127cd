    /* the bits of an index; all of them set is no slot */
    uint64_t mask_;
    /* what every allocation writes has a cache line of its own */
    unsigned char before_head_[TYPED_LINE];
    /* the first free slot in the bits of mask_, and above them a tag that goes up each time one is taken */
    TYPED_ALIGNAS(8)
    uint64_t head_;
    unsigned char after_head_[TYPED_LINE];
