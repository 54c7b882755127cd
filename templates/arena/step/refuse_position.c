    if (status_ != TYPED_OK && ${me}->generation_ != 0) {
        ${P}_report(${me}, status_ == TYPED_ERR_FOREIGN ? TYPED_FAULT_FOREIGN_POINTER : TYPED_FAULT_STALE, ${me}, ${begin_site});
    }
