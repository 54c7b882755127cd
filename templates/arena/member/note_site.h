    const char *taken_; /* where it was allocated, as typed/site.h says it */
    uintptr_t taken_check_; /* its complement, or somebody wrote over one of them */
