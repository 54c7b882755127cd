/** Take elements back as one chain. */
void ${P}_return_run(${P} *pool_, ${T_}*const *objects_, size_t count_)
{
    ${P}_slot_ref first_ = ${P}_SLOT_NONE;
    ${P}_slot_ref last_ = ${P}_SLOT_NONE;
    uint64_t next_ = pool_->place_mask_;
    for (size_t i_ = 0; i_ < count_; i_++) {
        ${T_}*object_ = objects_[i_];
        const ${P}_slot_ref slot_ = ${P}_slot_of(pool_, object_);
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
}
