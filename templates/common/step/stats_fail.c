    typed_stats_failed(&${me}->stats_);
