    /* what was given back last, and where */
    const unsigned char *given_from_;
    const unsigned char *given_to_;
    const char *given_at_;
