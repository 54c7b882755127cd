    if (is_newest_ && bytes_ == 0) {
        ${me}->stats_.reallocation_count++;
    } else if (is_newest_) {
        typed_stats_resized(&${me}->stats_, old_bytes_, bytes_);
    }
