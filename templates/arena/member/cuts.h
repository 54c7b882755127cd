    /* blocks that became smaller, the newest last */
    typed_cut cuts_[TYPED_CUTS];
    uint32_t cut_count_;
    uint64_t marked_; /* serials_ when a position was last taken */
