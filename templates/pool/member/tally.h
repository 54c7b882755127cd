    /* elements handed out, calls that failed, and most elements that were live at once */
    uint64_t taken_;
    uint64_t failed_;
    uint32_t peak_;
