    /* the first free slot of those that may be handed out before the monitor is asked again, and of the others, or NULL */
    ${P}_slot *head_;
    ${P}_slot *rest_;
