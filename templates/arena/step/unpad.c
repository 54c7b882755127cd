    if (TYPED_UNLIKELY(${me}->padded_ > position_)) {
        ${P}_forget_padded(${me}, position_);
    }
