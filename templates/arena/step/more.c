    if (block_ == NULL && ${P}_more(${me}, span_, align_)) {
        block_ = ${P}_${obtains}(${me}, bytes_, span_, align_);
    }
