/** Run the drop hook on one element. */
void ${P}_drop_one(${P} *pool_, ${T_}*object_)
{
/*% for step in pool_unused %*/
/*% include step %*/
/*% endfor %*/
/*% for step in run_drop %*/
/*% include step %*/
/*% endfor %*/
}

/** Run the drop hook on every element that is live now, and take it back, so that a hook that frees an
 * element which was dropped before it is told so. */
void ${P}_drop_live(${P} *pool_)
{
    const size_t carved_ = pool_->carved_;
    for (size_t slot_ = 0; slot_ < carved_; slot_++) {
        ${T_}*object_ = ${P}_slot_object(pool_, slot_);
        if (${P}_slot_is_live(pool_, slot_)) {
            ${P}_drop_one(pool_, object_);
        }
        if (${P}_slot_is_live(pool_, slot_)) {
            ${P}_free_bulk(pool_, &object_, 1);
        }
    }
}
