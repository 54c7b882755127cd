    if (block_ == NULL && span_ <= ${P}_allowance(${me}) && ${P}_pad(${me}, align_) + span_ > (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_) && ${P}_more(${me}, span_, align_)) {
        block_ = ${P}_${obtains}(${me}, bytes_, span_, align_);
    }
