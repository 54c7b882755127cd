    if (need_ > (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_)) {
        need_ = span_; /* in another chunk: what is padded there is asked for there */
    }
