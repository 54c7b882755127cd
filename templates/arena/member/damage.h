    /* what somebody wrote over, until it is reported */
    typed_damage damages_[TYPED_DAMAGES];
    uint32_t damage_count_;
