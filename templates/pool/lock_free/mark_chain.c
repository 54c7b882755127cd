/** Mark the slots of a chain that was taken as handed out. Not by its links: of a slot that two threads gave back at once, and which
 * so is in the chain twice, the first mark is the second link. */
void ${P}_mark_chain(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    for (size_t i_ = 0; i_ < count_; i_++) {
        typed_atomic_store(&pool_->links_[${P}_slot_of(pool_, objects_[i_])], ${P}_LINK_LIVE, TYPED_RELAXED);
    }
}
