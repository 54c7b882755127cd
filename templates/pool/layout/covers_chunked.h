/** Whether an address is inside a slot that was handed out at least once. */
bool ${P}_slot_covers(const ${P} *pool_, const void *address_)
{
    for (size_t chunk_ = 0; chunk_ * ${chunk} < ${carved_now}; chunk_++) {
        const size_t carved_ = TYPED_LEAST(${carved_now} - chunk_ * ${chunk}, (size_t)${chunk});
        if ((uintptr_t)address_ - (uintptr_t)TYPED_RECALL(${P}_slot, pool_->chunks_[chunk_]) < carved_ * sizeof(${P}_slot)) {
            return true;
        }
    }
    return false;
}
