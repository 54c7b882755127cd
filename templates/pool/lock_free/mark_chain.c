/** Mark the slots of a chain that was taken as handed out. */
void ${P}_mark_chain(${P} *pool_, size_t slot_, size_t count_)
{
    while (count_ > 0) {
        const size_t next_ = ${P}_slot_next(pool_, slot_);
        typed_atomic_store(&pool_->links_[slot_], ${P}_LINK_LIVE, TYPED_RELAXED);
        slot_ = next_;
        count_--;
    }
}
