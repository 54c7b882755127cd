/** Whether a slot was handed out at least once: as much as this pool knows. */
bool ${P}_slot_is_live(const ${P} *pool_, size_t slot_)
{
    return slot_ < typed_atomic_load(&pool_->carved_, TYPED_RELAXED) && typed_atomic_load(&pool_->known_[slot_], TYPED_RELAXED) != 0;
}
