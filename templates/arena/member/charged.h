    /* bytes charged to the group: those used and those allowed */
    size_t charged_;
