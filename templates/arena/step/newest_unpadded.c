    if (${me}->padded_ > ${P}_position(${me}) - span_) {
        return false;
    }
