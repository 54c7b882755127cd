/** Elements handed out now: nothing is counted while allocating, so the links are looked at. */
size_t ${P}_slot_live_count(const ${P} *pool_)
{
    const size_t carved_ = typed_atomic_load(&pool_->carved_, TYPED_RELAXED);
    size_t live_ = 0;
    for (size_t slot_ = 0; slot_ < carved_; slot_++) {
        live_ += ${P}_slot_link(pool_, slot_) == ${P}_LINK_LIVE;
    }
    return live_;
}
