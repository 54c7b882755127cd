    for (size_t i_ = 0; i_ < count_; i_++) {
        memset((void *)objects_[i_], 0, sizeof(${T}));
    }
