    typed_lock_acquire(&${me}->lock_);
