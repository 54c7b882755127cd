    if (!is_done_ && span_ > old_span_) {
        typed_group_refund(&${group}, span_ - old_span_);
    }
