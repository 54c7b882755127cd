    typed_lock_release(&${me}->lock_);
