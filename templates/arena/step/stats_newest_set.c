    typed_stats_resized(&${me}->stats_, old_bytes_, bytes_);
