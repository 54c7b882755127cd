    if (${me}->noted_ > ${P}_position(${me}) - span_) {
        return false;
    }
