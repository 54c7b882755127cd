    if (TYPED_UNLIKELY(at_ >= at_hand_)) {
        return NULL; /* the cursor stays beyond the end, which stands for the end */
    }
