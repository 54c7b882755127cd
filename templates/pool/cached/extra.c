/** How many of `count_` elements that come back can have been handed out: fewer when one came back twice, which is noted. The lock
 * is held. */
size_t ${P}_most_given(${P} *pool_, size_t count_)
{
    const size_t listed_ = (size_t)pool_->free_count_ + pool_->spare_count_;
    if (TYPED_LIKELY(listed_ + count_ <= pool_->carved_)) {
        return count_;
    }
    const size_t most_ = pool_->carved_ > listed_ ? pool_->carved_ - listed_ : 0;
    typed_atomic_store(&pool_->extra_, pool_->extra_ + (uint32_t)(count_ - most_), TYPED_RELAXED);
    return most_;
}

/** Report that more came back than was handed out, which is seen when a cache gives to the pool: which element came back twice
 * is not known then. Called with nothing held. */
void ${P}_report_extra(${P} *pool_)
{
    if (TYPED_LIKELY(typed_atomic_load(&pool_->extra_, TYPED_RELAXED) == 0)) {
        return;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const bool has_extra_ = pool_->extra_ != 0;
    typed_atomic_store(&pool_->extra_, 0, TYPED_RELAXED);
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (has_extra_) {
        typed_fault_found(TYPED_FAULT_DOUBLE_FREE, ${P}_name(pool_), NULL);
    }
}
