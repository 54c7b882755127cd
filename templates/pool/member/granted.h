    /* allowance_ and elements handed out now, together */
    int64_t granted_;
