    for (size_t i_ = 0; i_ < count_; i_++) {
        TYPED_TAKEN(pool_, objects_[i_], sizeof(${T}));
    }
