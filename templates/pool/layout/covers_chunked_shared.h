/** Whether an address is inside a slot that was handed out at least once. */
bool ${P}_slot_covers(const ${P} *pool_, const void *address_)
{
    /* What is committed says that the addresses of its chunks are there. */
    const size_t known_ = TYPED_LEAST((size_t)typed_atomic_load(&pool_->committed_, TYPED_ACQUIRE), (size_t)${carved_now});
    for (size_t chunk_ = 0; chunk_ * ${chunk} < known_; chunk_++) {
        const uintptr_t first_ = (uintptr_t)TYPED_RECALL(${P}_slot, typed_atomic_load(&pool_->chunks_[chunk_], TYPED_RELAXED));
        if ((uintptr_t)address_ - first_ < TYPED_LEAST(known_ - chunk_ * ${chunk}, (size_t)${chunk}) * sizeof(${P}_slot)) {
            return true;
        }
    }
    return false;
}
