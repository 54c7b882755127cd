    const bool is_damaged_ = ${me}->damaged_ != NULL;
