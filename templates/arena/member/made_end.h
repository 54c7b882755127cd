    /* where the block begins, and where the newest element to be dropped ends that was made in it */
    unsigned char *begin_;
    unsigned char *made_end_;
