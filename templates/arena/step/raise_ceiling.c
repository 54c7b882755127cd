    const size_t most_ = judgement_.level == TYPED_PRESSURE_NORMAL ? position_ + judgement_.allowed : 0;
    typed_atomic_store(&${me}->ceiling_, TYPED_LEAST(most_, ${memory_at_hand}) / ${P}_GRANULE * ${P}_GRANULE, ${raise_order});
