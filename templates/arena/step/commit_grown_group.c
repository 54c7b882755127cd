    if (!${P}_commit(${me}, start_ + span_)) {
        typed_group_refund(&${group}, span_ - TYPED_LEAST(span_, old_span_));
        return false;
    }
