    typed_stats_deallocated(&${me}->stats_, live_ - TYPED_LEAST(mark_->live_, live_), ${me}->stats_.allocated_bytes - (mark_->position_ - ${me}->padding_));
