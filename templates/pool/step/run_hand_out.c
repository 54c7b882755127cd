    for (size_t i_ = 0; has_all_ && i_ < count_; i_++) {
        ${P}_slot_hand_out(pool_, ${P}_slot_of(pool_, objects_[i_])${pass_site});
    }
