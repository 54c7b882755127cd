    if (${me}->made_ != NULL && ${me}->made_->end_ > ${P}_position(${me}) - span_) {
        return false;
    }
