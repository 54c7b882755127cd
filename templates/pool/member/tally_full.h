    /* elements handed out, and calls that failed */
    uint64_t taken_;
    uint64_t failed_;
    /* most elements that were live at once, until slots were carved or lost last; and fewest that were free since then, when
     * one had been handed out: UINT32_MAX when none was */
    uint32_t peak_;
    uint32_t least_free_;
