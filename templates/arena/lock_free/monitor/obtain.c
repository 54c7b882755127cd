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
    if (reach_ != bytes_) {
        (void)typed_atomic_fetch_add(&${me}->padding_, reach_ - bytes_, TYPED_RELAXED);
    }
/*% for step in on_take_bytes %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}

/** Ask the monitor for a request where the cursor stands, and take it there. NULL when it does not fit into what is left;
 * when it is refused, and then *is_over_ is set; and when the cursor was moved meanwhile, and then *lost_ is. */
void *${P}_judged_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *asked_, bool *is_over_, bool *lost_)
{
    typed_judgement judgement_;
    size_t position_;
    size_t reach_;
    bool again_;
    do {
        position_ = ${P}_position(${me});
        reach_ = ${P}_reach(${me}->begin_, position_, bytes_, span_, align_);
        if (reach_ > ${me}->capacity_ - position_) {
            return NULL;
        }
        judgement_ = ${P}_ask_monitor(${me}, position_, reach_, bytes_, asked_, &again_);
    } while (again_);
    *is_over_ = judgement_.allowed == 0;
    if (*is_over_) {
        return ${P}_refuse_size(${me});
    }
/*% for step in commit_judged %*/
/*% include step %*/
/*% endfor %*/
    return ${P}_cursor_take_at(${me}, position_, bytes_, reach_, align_, lost_);
}
