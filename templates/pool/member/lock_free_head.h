    /* the bits of head_ for the place of the first free slot; all of them set is no slot */
    uint64_t place_mask_;
    /* the others: a tag that goes up each time one is taken */
    uint64_t tag_mask_;
    /* what every allocation writes has a cache line of its own */
    unsigned char before_head_[TYPED_LINE];
    /* the first free slot and the tag */
    TYPED_ALIGNAS(8)
    uint64_t head_;
    unsigned char after_head_[TYPED_LINE];
