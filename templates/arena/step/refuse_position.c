    if (status_ != TYPED_OK) {
        typed_fault_found(status_ == TYPED_ERR_FOREIGN ? TYPED_FAULT_FOREIGN_POINTER : TYPED_FAULT_STALE, ${P}_name(${me}), ${me});
    }
