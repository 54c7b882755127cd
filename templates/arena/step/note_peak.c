    ${me}->peak_ = TYPED_MOST(${me}->peak_, ${P}_position(${me}));
