    if (TYPED_UNLIKELY(${me}->noted_ > position_)) {
        ${P}_forget_notes(${me}, position_);
    }
