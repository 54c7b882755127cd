/** Move the cursor past one element; NULL when there is no room below the ceiling, or another thread was faster. Where an
 * element takes one granule, which the compiler knows, that is one compare-exchange, as the cursor and the ceiling are whole
 * granules. No addition: one that finds the cursor at the ceiling would leave it beyond, and when the ceiling is raised
 * nobody could tell what was taken in vain. */
void *${P}_take${E}(${P} *${me})
{
    if (${span} != ${P}_GRANULE) {
        return ${P}_cursor_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
    const size_t ceiling_ = typed_atomic_load(&${me}->ceiling_, ${ceiling_order});
    size_t at_ = typed_atomic_load(&${me}->cursor_, TYPED_RELAXED);
    if (TYPED_UNLIKELY(at_ >= ceiling_ || !typed_atomic_compare_exchange(&${me}->cursor_, &at_, at_ + ${P}_GRANULE, TYPED_ACQUIRE))) {
        return NULL;
    }
    unsigned char *here_ = ${me}->begin_ + at_;
/*% for step in on_take_element %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
