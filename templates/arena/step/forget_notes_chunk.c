        ${P}_forget_notes(${me}, ${me}->base_);
