    size_t retired_; /* bytes that were in use once: those that are not now are as they were filled */
