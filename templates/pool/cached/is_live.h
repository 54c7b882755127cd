/** Whether a slot is handed out now. */
bool ${P}_slot_is_live(const ${P} *pool_, size_t slot_)
{
    return slot_ < typed_atomic_load(&pool_->carved_, TYPED_RELAXED) && typed_atomic_load(&pool_->known_[slot_], TYPED_RELAXED) == ${P}_KNOWN_LIVE;
}
