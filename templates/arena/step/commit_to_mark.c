    const size_t mark_ = TYPED_LEAST(${me}->capacity_, to_);
    while (committed_ < mark_ && !typed_atomic_compare_exchange(&${me}->committed_, &committed_, mark_, TYPED_ACQ_REL)) {
    }
