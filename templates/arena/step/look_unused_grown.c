        if (span_ > old_span_) {
            ${P}_look_unused(${me}, span_ - old_span_);
        }
