    if (TYPED_UNLIKELY(${me}->monitor_.level != TYPED_PRESSURE_NORMAL)) {
        ${P}_judge_anew(${me}, ${P}_position(${me}) - position_);
    }
