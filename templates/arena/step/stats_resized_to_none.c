        ${me}->stats_.reallocation_count += bytes_ == 0;
