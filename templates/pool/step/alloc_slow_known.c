        object_ = ${alloc_slow};
        /* A free that the compiler sees need not look again at what came from here. */
        TYPED_ASSUME(object_ == NULL || ${P}_slot_is_live(pool_, ${P}_slot_of(pool_, object_)));
        return object_;
