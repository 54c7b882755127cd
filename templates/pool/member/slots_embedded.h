    /* the first carved_ of these were handed out at least once */
    ${P}_slot slots_[${capacity}];
