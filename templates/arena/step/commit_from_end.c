    const size_t committed_ = (size_t)(${me}->end_ - ${me}->begin_);
