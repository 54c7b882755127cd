    /* blocks that grew and were cut, the newest last */
    typed_cut cuts_[TYPED_CUTS];
    uint32_t cut_count_;
