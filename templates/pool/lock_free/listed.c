/** Free slots that are listed, counted up to `most_`. What other threads change meanwhile makes this a guess. */
size_t ${P}_slot_listed(const ${P} *pool_, size_t most_)
{
    const size_t limit_ = ${limit_acquired};
    size_t found_ = 0;
    size_t slot_ = ${P}_slot_first(pool_, typed_atomic_load(&pool_->head_, TYPED_ACQUIRE));
    while (found_ < most_ && slot_ < limit_) {
        slot_ = ${P}_slot_next(pool_, slot_);
        found_++;
    }
    return found_;
}
