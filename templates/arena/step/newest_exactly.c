    if (${P}_newest_span(${me}, block_) != span_) {
        return false;
    }
