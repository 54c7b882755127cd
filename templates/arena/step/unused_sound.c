    if (TYPED_UNLIKELY(!${P}_next_is_untouched(${me}, pad_ + span_))) {
        return NULL;
    }
