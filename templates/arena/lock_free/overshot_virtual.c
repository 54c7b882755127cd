/** After an addition that went beyond what was committed: whether the granule can be had. Beyond the end, nothing was
 * left: the cursor stays there, which stands for the end; it goes no further, as it is read before each addition, than
 * one granule for each thread that was adding at once. Where the system refuses memory the granule is given back or,
 * behind another thread's, left as padding. */
TYPED_COLD
bool ${P}_overshot(${P} *${me}, size_t at_)
{
    if (at_ >= ${me}->capacity_) {
        return false;
    }
    if (${P}_commit(${me}, at_ + ${P}_GRANULE)) {
        return true;
    }
    if (!${P}_cursor_move(${me}, at_ + ${P}_GRANULE, at_)) {
        (void)typed_atomic_fetch_add(&${me}->padding_, ${P}_GRANULE, TYPED_RELAXED);
    }
/*% for step in give_back_uncovered %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
