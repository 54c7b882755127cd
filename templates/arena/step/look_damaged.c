    const bool is_damaged_ = ${me}->damage_count_ != 0;
