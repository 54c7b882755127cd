    /* the last free slot, how many there are, and how many were withdrawn and not reported yet */
    uint32_t tail_;
    uint32_t free_count_;
    uint32_t damaged_count_;
    /* withdrawn slots that are to be reported, linked */
    uint32_t damaged_;
    bool is_list_broken_;
