    ${P}_add_totals(${me});
    typed_stats_deallocated(&${me}->stats_, ${me}->stats_.allocation_count - ${me}->stats_.deallocation_count, ${me}->stats_.allocated_bytes);
