/** Hand out `count_` elements, or none. A chain that is long enough is taken at once. */
bool ${P}_obtain_run(${P} *pool_, ${T_}**objects_, size_t count_)
{
    const bool has_all_ = count_ == 0 || (count_ <= pool_->capacity_ && (${P}_slot_take_chain(pool_, objects_, count_, count_) > 0 || ${P}_take_parts(pool_, objects_, count_)));
/*% for step in run_done %*/
/*% include step %*/
/*% endfor %*/
    return has_all_;
}

/** Take `count_` slots from the list and from those never handed out, or none. What is taken may have to go back, so
 * this holds the lock, and an allocation that finds nothing looks again when it has it: none fails for what was only on
 * its way. */
bool ${P}_take_parts(${P} *pool_, ${T_}**objects_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in before_carve_run %*/
/*% include step %*/
/*% endfor %*/
    const size_t listed_ = ${P}_slot_take_chain(pool_, objects_, count_, 1);
    const size_t fresh_ = ${P}_slot_carve_run(pool_, objects_ + listed_, count_ - listed_);
    size_t taken_ = listed_ + fresh_;
/*% for step in carve_past_retired %*/
/*% include step %*/
/*% endfor %*/
    size_t more_ = taken_ < count_;
    while (more_ > 0 && taken_ < count_) {
        more_ = ${P}_slot_take_chain(pool_, objects_ + taken_, count_ - taken_, 1);
        taken_ += more_;
    }
    if (taken_ < count_) {
/*% for step in put_back %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return taken_ == count_;
}

/** Undo takes that were not enough. */
void ${P}_put_run_back(${P} *pool_, ${T_}*const *objects_, size_t taken_)
{
    if (taken_ == 0) {
        return;
    }
    ${P}_slot_ref next_ = ${P}_slot_of(pool_, objects_[taken_ - 1]);
    const ${P}_slot_ref last_ = next_;
    for (size_t i_ = taken_ - 1; i_ > 0; i_--) {
        const ${P}_slot_ref slot_ = ${P}_slot_of(pool_, objects_[i_ - 1]);
        typed_atomic_store(&pool_->links_[slot_], (uint32_t)${P}_slot_place(next_), TYPED_RELAXED);
        next_ = slot_;
    }
    ${P}_slot_give_chain(pool_, next_, last_);
}
