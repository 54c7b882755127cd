    for (size_t slot_ = 0; slot_ < pool_->carved_; slot_++) {
        ${generation} += ${generation} & 1;
    }
