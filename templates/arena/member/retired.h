    /* bytes of the memory that were in use once: those that are not now are as they were filled */
    size_t retired_;
