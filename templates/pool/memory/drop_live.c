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

/** Run the drop hook on every live element. */
void ${P}_drop_live(${P} *pool_)
{
    for (size_t slot_ = 0; slot_ < pool_->carved_; slot_++) {
        if (${P}_slot_is_live(pool_, slot_)) {
            ${P}_drop_one(pool_, ${P}_slot_object(pool_, slot_));
        }
    }
}
