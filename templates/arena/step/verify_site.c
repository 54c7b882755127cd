    const char *at_ = NULL;
    if (damaged_ != NULL) {
        at_ = ${damaged_site};
    }
