    /* Behind a damaged link nothing is had: it is cut off here, before what was taken hides it again. */
    const ${P}_slot_ref slot_ = pool_->head_;
    const bool leads_out_ = ${slot_leads_out};
    const bool is_damaged_ = !has_all_ && pool_->capacity_ > 0 && slot_ != ${P}_SLOT_NONE && ${leads_astray};
    if (is_damaged_) {
/*% for step in taken_twice %*/
/*% include step %*/
/*% endfor %*/
        pool_->head_ = ${no_head};
/*% for step in lose_unlisted %*/
/*% include step %*/
/*% endfor %*/
    }
