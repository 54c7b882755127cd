    if (!${P}_is_unmade(${me}, block_, old_span_)) {
        return false;
    }
