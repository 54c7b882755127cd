    const char *taken_; /* where it was allocated, as typed/site.h says it */
    uint32_t taken_check_; /* what typed_site_check says of it, or somebody wrote over one of them */
