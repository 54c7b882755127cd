    /* the first free slot, or NULL */
    ${P}_slot *head_;
