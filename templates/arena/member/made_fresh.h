    /* the newest element to be dropped of those in the order of positions, under the lock, and of those not sorted in yet */
    ${P}_drop_node *made_;
    ${P}_drop_node *fresh_;
