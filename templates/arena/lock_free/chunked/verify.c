/**
 * Check what the ${noun} knows of itself: the cursor at a whole granule, and what is said of the past within the
 * capacity. O(1). What is wrong is a fault (corrupt link).
 * @param ${me} the ${noun}.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *${me})
{
    typed_lock_acquire(&${me}->lock_);
    const bool is_sound_ = ${P}_position(${me}) % ${P}_GRANULE == 0 && ${me}->committed_ <= ${me}->capacity_ && ${peak_now} <= ${me}->capacity_;
    typed_lock_release(&${me}->lock_);
    if (!is_sound_) {
        ${fault}(TYPED_FAULT_CORRUPT_LINK, ${P}_name(${me}), ${me}${fault_end});
    }
    return is_sound_;
}
