    /* changes when caches have to look: those with another key are not valid as they are */
    TYPED_ALIGNAS(8)
    uint64_t key_;
    /* the key of init or of the last reset: a cache with an earlier one holds nothing */
    uint64_t life_;
