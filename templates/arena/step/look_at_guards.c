    if (TYPED_UNLIKELY(!is_sound_)) {
        ${P}_keep_damage(${me}, TYPED_FAULT_UNDERFLOW, block_, ${note_site});
    } else if (TYPED_UNLIKELY(!${P}_guard_holds(block_, &note_))) {
        ${P}_keep_damage(${me}, TYPED_FAULT_OVERFLOW, block_, ${note_site});
    }
