/** Take the first `least_` to `count_` slots off the list with one compare-exchange that succeeds: how many, or 0. The
 * links that are read on the way may be those of slots taken meanwhile; the tag has changed then, and all is read
 * again. */
size_t ${P}_slot_take_chain(${P} *pool_, ${T_}**objects_, size_t count_, size_t least_)
{
    uint64_t head_ = typed_atomic_load(&pool_->head_, TYPED_ACQUIRE);
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
    for (;;) {
        size_t taken_ = 0;
        size_t next_ = (size_t)(head_ & pool_->place_mask_);
        while (taken_ < count_ && ${P}_place_slot(next_) < ${limit_now}) {
            const size_t slot_ = ${P}_place_slot(next_);
            objects_[taken_] = ${P}_slot_object(pool_, slot_);
            taken_++;
            next_ = ${P}_slot_link(pool_, slot_);
        }
        const uint64_t before_ = head_;
        if (taken_ < least_) {
            head_ = typed_atomic_load(&pool_->head_, TYPED_ACQUIRE);
            if (head_ == before_) {
                return 0;
            }
        } else if (typed_atomic_compare_exchange(&pool_->head_, &head_, ${P}_head_after(head_, pool_->place_mask_, next_), TYPED_ACQUIRE)) {
/*% for step in mark_taken %*/
/*% include step %*/
/*% endfor %*/
            return taken_;
        }
/*% for step in on_lost %*/
/*% include step %*/
/*% endfor %*/
    }
}
