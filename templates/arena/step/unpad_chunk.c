        ${P}_forget_padded(${me}, ${me}->base_);
