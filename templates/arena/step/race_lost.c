        races_++;
        if (races_ == ${max_retries}) {
            (void)typed_atomic_fetch_add(&${me}->gave_up_, 1, TYPED_RELAXED);
            *is_over_ = true;
            return NULL;
        }
