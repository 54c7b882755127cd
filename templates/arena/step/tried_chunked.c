        if (!lost_) {
            return block_ != NULL ? block_ : ${P}_go_on(${me}, bytes_, span_, align_);
        }
        races_++;
