    if (!${P}_is_usable(${me})) {
        memset(&mark_, 0, sizeof mark_);
        return mark_;
    }
