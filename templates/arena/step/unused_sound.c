    if (TYPED_UNLIKELY(${P}_next_written(${me}, pad_ + span_) != NULL)) {
        return NULL;
    }
