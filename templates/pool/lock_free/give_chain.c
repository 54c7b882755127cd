/** Make a chain of slots, each linked to the next, the first free ones, with one compare-exchange that succeeds. */
void ${P}_slot_give_chain(${P} *pool_, ${P}_slot_ref first_, ${P}_slot_ref last_)
{
    uint64_t head_ = typed_atomic_load(&pool_->head_, TYPED_RELAXED);
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    for (;;) {
        typed_atomic_store(&pool_->links_[last_], (uint32_t)(head_ & pool_->place_mask_), TYPED_RELAXED);
        if (typed_atomic_compare_exchange(&pool_->head_, &head_, (head_ & pool_->tag_mask_) | ${P}_slot_place(first_), TYPED_RELEASE)) {
            return;
        }
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
}
