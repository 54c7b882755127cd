    /* A part of an allocation counts as one, but never more than there are. */
    typed_stats_deallocated(&${me}->stats_, ${me}->stats_.allocation_count > ${me}->stats_.deallocation_count, bytes_);
