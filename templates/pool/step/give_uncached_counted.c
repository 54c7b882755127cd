    if (${P}_most_given(pool_, 1) == 1) {
        ${P}_slot_give(pool_, ${P}_slot_of(pool_, object_));
    }
