/** A slot is handed out, or comes back: its new generation. Whoever does that has the slot to himself. */
uint32_t ${P}_slot_age(${P} *pool_, size_t slot_)
{
    const uint32_t generation_ = typed_atomic_load(&pool_->generations_[slot_], TYPED_RELAXED) + 1;
    typed_atomic_store(&pool_->generations_[slot_], generation_, TYPED_RELAXED);
    return generation_;
}
