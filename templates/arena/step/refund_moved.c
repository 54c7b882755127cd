    if (from_ > to_) {
        typed_group_refund(&${group}, from_ - to_);
    }
