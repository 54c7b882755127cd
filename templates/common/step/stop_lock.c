    typed_lock_destroy(&${me}->lock_);
