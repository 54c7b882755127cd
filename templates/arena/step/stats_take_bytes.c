    typed_stats_allocated(&${me}->stats_, bytes_);
