/** Take a request that was judged exactly where it was judged; NULL, and *lost_ is set, when the cursor is there no more. */
void *${P}_cursor_take_at(${P} *${me}, size_t position_, size_t bytes_, size_t reach_, size_t align_, bool *lost_)
{
    size_t at_ = position_;
    if (!typed_atomic_compare_exchange(&${me}->cursor_, &at_, position_ + reach_, TYPED_ACQUIRE)) {
        *lost_ = true;
/*% for step in refund_reach %*/
/*% include step %*/
/*% endfor %*/
        return NULL;
    }
    unsigned char *here_ = ${me}->begin_ + position_ + ${P}_pad(${me}->begin_, position_, align_);
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
