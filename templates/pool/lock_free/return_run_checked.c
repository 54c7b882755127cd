/** Take elements back up to the first that is not ours, as one chain; that one is refused: how many those are. NULL counts
 * as taken. */
size_t ${P}_return_run(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    ${P}_slot_ref first_ = ${P}_SLOT_NONE;
    ${P}_slot_ref last_ = ${P}_SLOT_NONE;
    uint64_t next_ = pool_->place_mask_;
    size_t done_ = 0;
    for (; done_ < count_; done_++) {
        ${T_}*object_ = objects_[done_];
        if (object_ == NULL) {
            continue;
        }
        const ${P}_slot_ref slot_ = ${P}_slot_of(pool_, object_);
        if (!${P}_slot_is_live(pool_, slot_)) {
            break;
        }
/*% for step in on_return_deep %*/
/*% include step %*/
/*% endfor %*/
        typed_atomic_store(&pool_->links_[slot_], (uint32_t)next_, TYPED_RELAXED);
        last_ = last_ == ${P}_SLOT_NONE ? slot_ : last_;
        first_ = slot_;
        next_ = ${P}_slot_place(slot_);
    }
    if (first_ != ${P}_SLOT_NONE) {
        ${P}_slot_give_chain(pool_, first_, last_);
    }
    if (done_ < count_) {
        ${P}_refuse(pool_, objects_[done_]);
        done_++;
    }
    return done_;
}
