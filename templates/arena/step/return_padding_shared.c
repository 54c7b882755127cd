    /* A block that grew where it is may have had more below that position than it has now. */
    (void)typed_atomic_fetch_add(&${me}->padding_, mark_->padding_ - padding_, TYPED_RELAXED);
