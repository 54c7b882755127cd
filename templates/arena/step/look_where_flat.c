        position_ = ${P}_position(${me});
        reach_ = ${P}_reach(${me}->begin_, position_, bytes_, span_, align_);
