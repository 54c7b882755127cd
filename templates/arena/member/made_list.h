    /* the newest element to be dropped */
    ${P}_drop_node *made_;
