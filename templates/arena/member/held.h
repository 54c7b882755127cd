    size_t held_; /* bytes taken of it while it is in use and not open */
