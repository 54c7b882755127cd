    if (pool_->carved_ == pool_->ceiling_) {
        return ${P}_SLOT_NONE;
    }
