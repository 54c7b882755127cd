/** Give back an array that is the newest allocation. */
/*% for step in rare_pop %*/
/*% include step %*/
/*% endfor %*/
bool ${P}_pop(${P} *${me}, const void *array_, size_t count_, size_t size_, size_t align_)
{
/*% for step in usable_false %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(count_ == 0)) {
        return array_ != NULL && array_ == ${P}_nothing(${me}, align_);
    }
    const bool is_array_ = count_ <= TYPED_MOST_BYTES / size_ && ((uintptr_t)array_ & (align_ - 1)) == 0;
    const size_t bytes_ = is_array_ ? count_ * size_ : 0;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool is_newest_ = is_array_ && ${P}_is_newest(${me}, array_, bytes_);
    if (TYPED_LIKELY(is_newest_)) {
        ${P}_undo(${me}, bytes_, ${P}_SPAN(bytes_));
/*% for step in give_back_ended %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in judge_pop %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refuse_pop %*/
/*% include step %*/
/*% endfor %*/
    return is_newest_;
}
