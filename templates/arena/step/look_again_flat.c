    const bool fits_ = is_allowed_ && need_ <= (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_);
