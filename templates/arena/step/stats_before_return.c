    const uint64_t live_ = ${me}->stats_.allocation_count - ${me}->stats_.deallocation_count;
