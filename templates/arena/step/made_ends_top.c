        ${me}->made_top_ = ${P}_position(${me});
        if (cache_ != NULL) {
            cache_->made_end_ = (unsigned char *)block_;
        }
