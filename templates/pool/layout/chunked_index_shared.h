/** The index of the slot at this address; SIZE_MAX for any other address. O(log chunks). Takes no lock: when chunks came
 * or went meanwhile it looks again, so that it waits for no other thread. */
size_t ${P}_slot_index(const ${P} *pool_, const void *address_)
{
    uint32_t ordered_ = typed_atomic_load(&pool_->ordered_, TYPED_ACQUIRE);
    for (;;) {
        const size_t slot_ = ${P}_slot_find(pool_, address_, ordered_ & 1);
        const uint32_t again_ = typed_atomic_load(&pool_->ordered_, TYPED_ACQUIRE);
        if (again_ == ordered_) {
            return slot_;
        }
        ordered_ = again_;
    }
}

/** The same by one half of the order. It may be written meanwhile, and the answer is nonsense then; but whoever read what
 * was written acquires the ordered_ that said so before. */
size_t ${P}_slot_find(const ${P} *pool_, const void *address_, uint32_t half_)
{
    const size_t from_ = (size_t)half_ * ${max_chunks};
    size_t low_ = 0;
    size_t high_ = typed_atomic_load(&pool_->order_count_[half_], TYPED_ACQUIRE);
    while (low_ < high_) {
        const size_t middle_ = (low_ + high_) / 2;
        const uint32_t chunk_ = typed_atomic_load(&pool_->by_address_[from_ + middle_], TYPED_ACQUIRE);
        const uintptr_t first_ = (uintptr_t)TYPED_RECALL(${P}_slot, typed_atomic_load(&pool_->chunks_[chunk_], TYPED_RELAXED));
/*% for step in bisect %*/
/*% include step %*/
/*% endfor %*/
    }
    return SIZE_MAX;
}
