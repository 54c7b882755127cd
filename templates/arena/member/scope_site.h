    const char *begun_at_; /* as typed/site.h says it */
