    /* blocks that became smaller, the newest last */
    typed_cut cuts_[TYPED_CUTS];
    uint32_t cut_count_;
