/**
 * Check what the ${noun} knows of itself: the cursor at a whole granule, and what is said of the past within the
 * capacity. O(1). What is wrong is a fault (corrupt link).
 * @param ${me} the ${noun}.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *${me})
{
    const size_t position_ = ${P}_position(${me});
    const bool is_sound_ = position_ % ${P}_GRANULE == 0 && ${peak_now} <= ${me}->capacity_;
    if (!is_sound_) {
        ${fault}(TYPED_FAULT_CORRUPT_LINK, ${P}_name(${me}), ${me}${fault_end});
    }
    return is_sound_;
}
