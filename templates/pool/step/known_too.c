    /* A free that the compiler sees need not look again. */
    TYPED_ASSUME(${P}_slot_index(pool_, object_) < pool_->carved_${and_live});
