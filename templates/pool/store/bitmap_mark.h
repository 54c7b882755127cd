/** Mark a slot as free; false when it was. */
bool ${P}_slot_mark_free(${P} *pool_, size_t slot_)
{
    if (TYPED_UNLIKELY(slot_ / 64 != pool_->first_)) {
        return ${P}_slot_mark_free_far(pool_, slot_);
    }
    const uint64_t before_ = pool_->current_;
    pool_->current_ = before_ | UINT64_C(1) << slot_ % 64;
    return pool_->current_ != before_;
}
