    if (!${P}_commit(${me}, start_ + span_)) {
        return false;
    }
