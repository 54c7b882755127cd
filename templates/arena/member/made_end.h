    /* where the newest element to be dropped ends that this thread made, or one before it may */
    unsigned char *made_end_;
