    if (damaged_ == NULL) {
        damaged_ = ${P}_first_written(${me});
        kind_ = TYPED_FAULT_WRITE_AFTER_FREE;
    }
