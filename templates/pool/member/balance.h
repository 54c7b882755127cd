    /* elements handed out now, and allowance_ on top: an allocation counts down only that, a free only this */
    int64_t balance_;
