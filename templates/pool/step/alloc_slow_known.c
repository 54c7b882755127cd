        object_ = ${alloc_slow};
        /* A free that the compiler sees need not look again whether what came from here is a slot. */
        TYPED_ASSUME(object_ == NULL || ${P}_slot_index(pool_, object_) < pool_->carved_);
        return object_;
