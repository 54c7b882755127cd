    if (!is_allowed_) {
        /* Too little, and nobody's: all of it is asked for anew. */
        typed_group_refund(&${group}, ${me}->allowance_);
        ${me}->charged_ -= ${me}->allowance_;
        ${me}->allowance_ = 0;
    }
