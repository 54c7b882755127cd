/**
 * Whether an address is that of an element handed out at least once since init, reset or trim, live or not.
 * ${contains_cost}
 * @param pool_ the pool.
 * @param address_ any address, NULL too.
 * @return False also for addresses inside an element.
 */
bool ${P}_contains(const ${P} *pool_, const void *address_)
{
    const size_t slot_ = ${P}_slot_index(pool_, address_);
    return slot_ < typed_atomic_load(&pool_->carved_, TYPED_RELAXED) && typed_atomic_load(&pool_->known_[slot_], TYPED_RELAXED) != 0;
}
