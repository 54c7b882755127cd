/** Take bytes at any alignment, or NULL when they are not to be had. */
void *${P}_block_take(${P} *${me}, size_t bytes_, size_t span_, size_t align_)
{
/*% for step in enter_take %*/
/*% include step %*/
/*% endfor %*/
    void *block_ = ${P}_${take}(${me}, bytes_, span_, align_);
/*% for step in leave_take %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(block_ == NULL)) {
        return ${P}_slow_take(${me}, bytes_, span_, align_);
    }
/*% for step in on_block %*/
/*% include step %*/
/*% endfor %*/
    return block_;
}

/** Take an array, also of no elements; NULL when it is too large to be counted in bytes. */
void *${P}_array_take(${P} *${me}, size_t count_, size_t size_, size_t align_)
{
    if (TYPED_UNLIKELY(count_ == 0)) {
        return ${P}_nothing(${me}, align_);
    }
    if (TYPED_UNLIKELY(count_ > TYPED_MOST_BYTES / size_)) {
        return ${P}_refuse_size(${me});
    }
    return ${P}_block_take(${me}, count_ * size_, ${P}_SPAN(count_ * size_), align_);
}
