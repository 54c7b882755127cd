        position_ = ${P}_next_position(${me}, bytes_, span_, align_, &reach_, &fits_);
