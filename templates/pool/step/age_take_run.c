    for (size_t i_ = 0; i_ < count_; i_++) {
        (void)${P}_slot_age(pool_, ${P}_slot_of(pool_, objects_[i_]));
    }
