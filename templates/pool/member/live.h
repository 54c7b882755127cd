    /* elements handed out now */
    uint32_t live_count_;
