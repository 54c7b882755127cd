    typed_stats_deallocated(&${me}->stats_, 1, bytes_);
