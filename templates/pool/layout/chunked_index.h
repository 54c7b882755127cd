/** The index of the slot at this address; SIZE_MAX for any other address. O(log chunks). */
size_t ${P}_slot_index(const ${P} *pool_, const void *address_)
{
    size_t low_ = 0;
    size_t high_ = pool_->chunk_count_;
    while (low_ < high_) {
        const size_t middle_ = (low_ + high_) / 2;
        const uint32_t chunk_ = pool_->by_address_[middle_];
        const uintptr_t first_ = (uintptr_t)TYPED_RECALL(${P}_slot, pool_->chunks_[chunk_])${plus_lead};
/*% for step in bisect %*/
/*% include step %*/
/*% endfor %*/
    }
    return SIZE_MAX;
}
