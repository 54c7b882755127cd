/** Give back an array that is the newest allocation. Every array starts at a whole granule, and so must a part of one. */
bool ${P}_pop(${P} *${me}, const void *array_, size_t count_, size_t size_, size_t align_)
{
    if (TYPED_UNLIKELY(count_ == 0)) {
        return array_ != NULL && array_ == ${P}_nothing(${me}, align_);
    }
    const size_t start_ = (size_t)((uintptr_t)array_ - (uintptr_t)${me}->begin_);
    if (count_ > TYPED_MOST_BYTES / size_ || start_ >= ${me}->capacity_ || start_ % ${P}_GRANULE != 0) {
        return false;
    }
/*% for step in pop_newest %*/
/*% include step %*/
/*% endfor %*/
/*% for step in undo_pop %*/
/*% include step %*/
/*% endfor %*/
}
