/** Resize the newest allocation where it is; false, and nothing changed, when it is not the newest or has no
 * room. */
bool ${P}_newest_resize(${P} *${me}, void *block_, size_t old_bytes_, size_t bytes_${and_refused})
{
    ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
    if (chunk_ == NULL) {
        return false;
    }
    const size_t start_ = (size_t)((uintptr_t)block_ - (uintptr_t)${P}_chunk_begin(chunk_));
    const size_t old_span_ = ${P}_SPAN(old_bytes_);
    const size_t span_ = bytes_ == 0 ? 0 : ${P}_SPAN(bytes_);
/*% for step in look_newest %*/
/*% include step %*/
/*% endfor %*/
    if (start_ >= chunk_->bytes_ || span_ > chunk_->bytes_ - start_ || ${is_elsewhere}) {
        return false;
    }
/*% for step in resize_unmade %*/
/*% include step %*/
/*% endfor %*/
/*% for step in judge_growth %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_resize %*/
/*% include step %*/
/*% endfor %*/
    const bool is_done_ = ${P}_cursor_move(${me}, chunk_, start_ + old_span_, start_ + span_);
    if (is_done_) {
        (void)typed_atomic_fetch_add(&${me}->padding_, (span_ - bytes_) - (old_span_ - old_bytes_), TYPED_RELAXED);
/*% for step in on_newest_set %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in on_grow %*/
/*% include step %*/
/*% endfor %*/
    if (is_done_ && start_ + span_ == 0) {
        ${P}_step_back(${me});
    }
/*% for step in give_back_uncovered_none %*/
/*% include step %*/
/*% endfor %*/
/*% for step in growth_refused %*/
/*% include step %*/
/*% endfor %*/
    return is_done_;
}
