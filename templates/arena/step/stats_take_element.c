    typed_stats_allocated(&${me}->stats_, sizeof(${T}));
