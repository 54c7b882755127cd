    if (!${P}_commit(${me}, position_ + reach_)) {
        typed_group_refund(&${group}, reach_);
        return NULL;
    }
