/** Let a slot be neither listed nor live. */
TYPED_COLD
void ${P}_slot_retire(${P} *pool_, size_t slot_)
{
    typed_atomic_store(&pool_->links_[slot_], (uint32_t)pool_->place_mask_, TYPED_RELAXED);
    typed_atomic_fetch_add(&pool_->lost_, 1, TYPED_RELAXED);
}
