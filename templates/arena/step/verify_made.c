    if (damaged_ == NULL) {
        damaged_ = ${P}_first_torn_made(${me});
        kind_ = TYPED_FAULT_UNDERFLOW;
    }
