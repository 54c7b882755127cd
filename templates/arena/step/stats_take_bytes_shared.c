    typed_stats_allocated_shared(&${me}->stats_, bytes_);
