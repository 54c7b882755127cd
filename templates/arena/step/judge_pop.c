    typed_damage refused_ = {array_, NULL, TYPED_FAULT_NOT_LIFO};
    const bool is_refused_ = !is_newest_ && ${P}_refuses_pop(${me}, bytes_, &refused_);
