    if (!${P}_is_usable(pool_)) {
        return handle_;
    }
