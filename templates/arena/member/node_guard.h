    unsigned char guard_[8]; /* from here to the element, which nobody writes */
