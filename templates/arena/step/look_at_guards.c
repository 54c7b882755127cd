    const bool is_sound_ = ${P}_note_read(block_, newest_, ${newest_offset}, (size_t)(${me}->cursor_ - block_), &note_);
    if (TYPED_UNLIKELY(!is_sound_)) {
        ${P}_keep_damage(${me}, TYPED_FAULT_UNDERFLOW, block_, ${note_site});
    } else if (TYPED_UNLIKELY(!${P}_guard_holds(block_, &note_))) {
        ${P}_keep_damage(${me}, TYPED_FAULT_OVERFLOW, block_, ${note_site});
    }
