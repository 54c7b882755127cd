/** Move the cursor past one element; NULL when there is no room at hand. Where an element takes one granule, which the
 * compiler knows, that is one addition: no try can fail for a race. */
void *${P}_take${E}(${P} *${me})
{
    if (${span} != ${P}_GRANULE) {
        return ${P}_cursor_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
    const size_t at_hand_ = ${at_hand};
    if (TYPED_UNLIKELY(typed_atomic_load(&${me}->cursor_, TYPED_RELAXED) >= at_hand_)) {
        return NULL;
    }
    const size_t at_ = typed_atomic_fetch_add(&${me}->cursor_, ${P}_GRANULE, TYPED_ACQUIRE);
/*% for step in overshot %*/
/*% include step %*/
/*% endfor %*/
    unsigned char *here_ = ${me}->begin_ + at_;
/*% for step in on_take_element %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
