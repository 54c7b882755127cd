    if (is_newest_ && span_ > (size_t)((uintptr_t)${me}->end_ - (uintptr_t)block_)) {
        (void)${P}_more(${me}, span_ - old_span_, 1);
    }
