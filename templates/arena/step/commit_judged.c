    if (!${P}_commit(${me}, position_ + reach_)) {
        return NULL;
    }
