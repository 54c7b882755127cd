    /* up to where cursor_ may go before memory, or leave of the monitor, is to be asked for */
    uintptr_t fence_;
    /* bytes beyond that which the monitor has allowed too; none while the fence stands before end_ */
    size_t allowed_beyond_;
