    mark_.live_ = ${me}->stats_.allocation_count - ${me}->stats_.deallocation_count;
