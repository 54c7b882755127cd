        if (is_done_ && span_ > old_span_) {
            (void)${P}_commit(${me}, ${P}_position(${me}) + (span_ - old_span_));
        }
