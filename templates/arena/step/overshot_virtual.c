    if (TYPED_UNLIKELY(at_ + ${P}_GRANULE > at_hand_) && !${P}_overshot(${me}, at_)) {
        return NULL;
    }
