    note_.point_ = (uint32_t)${me}->leak_points_;
