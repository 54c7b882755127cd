    if (status_ != TYPED_OK && ${me}->generation_ != 0) {
        typed_fault_found(status_ == TYPED_ERR_FOREIGN ? TYPED_FAULT_FOREIGN_POINTER : TYPED_FAULT_STALE, ${P}_name(${me}), ${me});
    }
