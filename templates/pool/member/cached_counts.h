    /* elements handed out and given back with no cache between, or by threads that ended; calls that failed; and the
     * most that were live or in caches */
    uint64_t taken_;
    uint64_t given_;
    uint64_t failed_;
    uint64_t peak_;
