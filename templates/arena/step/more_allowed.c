    if (block_ == NULL && ${P}_pad(${me}, align_) + span_ <= ${me}->allowance_ && ${P}_more(${me}, span_, align_)) {
        block_ = ${P}_cursor_take(${me}, bytes_, span_, align_);
    }
