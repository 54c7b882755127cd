    (void)typed_atomic_fetch_sub(&${me}->padding_, padding_ - TYPED_LEAST(mark_->padding_, padding_), TYPED_RELAXED);
