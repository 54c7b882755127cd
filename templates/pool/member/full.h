    /* where the next slot that becomes free is linked: the last free one's link, or head_ */
    uint32_t *end_;
    /* how many slots are free, and how many were withdrawn and not reported yet */
    uint32_t free_count_;
    uint32_t damaged_count_;
    /* withdrawn slots that are to be reported, linked */
    uint32_t damaged_;
    bool is_list_broken_;
