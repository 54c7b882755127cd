/**
 * Check what the ${noun} knows of itself: the cursor within the memory at hand${verify_padded}. O(1)${verify_cost}.
 * What is wrong is a fault (corrupt link).
 * @param ${me} the ${noun}.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const void *cursor_ = ${me}->cursor_;
    bool is_sound_ = (uintptr_t)${me}->begin_ <= (uintptr_t)${me}->cursor_ && (uintptr_t)${me}->cursor_ <= (uintptr_t)${me}->end_;
/*% for step in verify %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (!is_sound_) {
        ${fault}(TYPED_FAULT_CORRUPT_LINK, ${P}_name(${me}), cursor_${fault_end});
    }
    return is_sound_;
}
