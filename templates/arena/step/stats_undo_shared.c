    typed_stats_deallocated_shared(&${me}->stats_, bytes_);
