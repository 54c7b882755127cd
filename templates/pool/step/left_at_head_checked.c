    pool_->head_ = ${slot_is_inside} ? NULL : slot_; /* a damaged link is left for the list's repair */
