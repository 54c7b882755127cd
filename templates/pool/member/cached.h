    /* changes when caches have to look: those with another key are not valid as they are */
    uint64_t key_;
    /* the key of init or of the last reset: a cache with an earlier one holds nothing */
    uint64_t life_;
