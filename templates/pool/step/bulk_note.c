    for (size_t i_ = 0; i_ < count_; i_++) {
        ${P}_note_taken(pool_, objects_[i_]);
    }
